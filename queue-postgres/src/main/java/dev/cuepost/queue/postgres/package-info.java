/**
 * The queue engine of many machines: messages in one table of PostgreSQL, any number of nodes.
 *
 * <p>Start at {@link dev.cuepost.queue.postgres.PostgresQueueEngine}. {@code Sending}, {@code
 * Receiving} and {@code Leases} are one statement each, so that a call is one journey to the
 * database and one transaction of it; {@code Definitions} are the queues themselves. Below them,
 * {@code Lanes} holds the connections and {@code ClusterClock} the time. {@code Wakings} tells
 * parked receives, here and on other nodes, that there may be something for them.
 *
 * <p>{@code ShardedQueueEngine} puts several databases together; {@code Placements} says in which
 * one a queue lies, {@code QueueMove} brings it to another.
 *
 * <p>Nothing is kept on a node that another one needs: each may end at any moment. What two nodes
 * might both believe is settled in the row of the message, by the number of its lease.
 */
@NullMarked
package dev.cuepost.queue.postgres;

import org.jspecify.annotations.NullMarked;

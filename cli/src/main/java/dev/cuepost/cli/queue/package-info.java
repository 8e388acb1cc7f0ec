/**
 * {@code cuepost queue}: queues and their messages, over the SMQ protocol of any server.
 *
 * <p>Start at {@link dev.cuepost.cli.queue.QueueCommand}.
 */
@NullMarked
package dev.cuepost.cli.queue;

import org.jspecify.annotations.NullMarked;

/**
 * The queue engine of one machine: messages in RocksDB, synced in groups.
 *
 * <p>Start at {@link dev.cuepost.queue.rocks.RocksQueueEngine}, then {@code RocksQueue}, which says
 * how a queue changes and what guards what; {@code Sending}, {@code Receiving} and {@code Leases}
 * are what is done to it. Below them, {@code Store} and {@code Committer} write to the disk. It
 * knows nothing above the port.
 */
@NullMarked
package dev.cuepost.queue.rocks;

import org.jspecify.annotations.NullMarked;

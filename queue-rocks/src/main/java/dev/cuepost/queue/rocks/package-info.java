/**
 * The queue engine of one machine: messages in RocksDB, synced in groups.
 *
 * <p>Start at {@code RocksQueueEngine}. It knows nothing above the port.
 */
@NullMarked
package dev.cuepost.queue.rocks;

import org.jspecify.annotations.NullMarked;

/**
 * Queues on their way from one engine to another: everything that is stored of them, in the words
 * of neither, and a digest by which both ends see that they have the same.
 *
 * <p>Start at {@link dev.cuepost.queue.engine.transfer.QueueStock}.
 */
@NullMarked
package dev.cuepost.queue.engine.transfer;

import org.jspecify.annotations.NullMarked;

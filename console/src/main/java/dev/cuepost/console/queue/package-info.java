/**
 * Pages about queues and their messages.
 *
 * <p>{@link dev.cuepost.console.queue.QueuePages} is about queues, {@link
 * dev.cuepost.console.queue.MessagePages} about what is in one.
 */
@NullMarked
package dev.cuepost.console.queue;

import org.jspecify.annotations.NullMarked;

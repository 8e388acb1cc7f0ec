/**
 * Queues and their messages: sending, receiving with a visibility timeout, deleting by receipt.
 *
 * <p>Start at {@link dev.cuepost.queue.QueueEngine}, the port that every engine implements and that
 * users' queues, the work of the media workers and the delivery of callbacks all go through.
 * Nothing here knows HTTP, XML, SQL or who may do what, and nothing may assume that one process
 * holds a queue alone.
 */
@NullMarked
package dev.cuepost.queue;

import org.jspecify.annotations.NullMarked;

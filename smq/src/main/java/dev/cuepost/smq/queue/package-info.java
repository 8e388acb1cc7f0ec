/**
 * The operations on queues and their messages, one class an operation: it reads the call's
 * parameters and content, asks the engine once and writes the reply.
 *
 * <p>Start at {@link dev.cuepost.smq.queue.QueueOperations}, which says what request is which
 * operation. What a queue does is the engine's business; names, ranges and forms on the wire are
 * this package's.
 */
@NullMarked
package dev.cuepost.smq.queue;

import org.jspecify.annotations.NullMarked;

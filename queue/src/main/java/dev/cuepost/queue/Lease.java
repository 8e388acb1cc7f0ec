package dev.cuepost.queue;

import java.time.Instant;

/**
 * A hold on a message: until {@code until} nobody else receives it.
 *
 * @param handle what ends or extends the lease
 * @param until when the message becomes visible again, milliseconds
 */
public record Lease(ReceiptHandle handle, Instant until) {}

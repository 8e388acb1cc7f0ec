package dev.cuepost.queue.engine.transfer;

import dev.cuepost.queue.QueueAttributes;
import dev.cuepost.queue.QueueId;
import java.time.Instant;

/**
 * All that is stored of a queue besides its messages.
 *
 * @param createdAt milliseconds
 * @param modifiedAt milliseconds
 */
public record CarriedQueue(
    QueueId id, QueueAttributes attributes, Instant createdAt, Instant modifiedAt) {}

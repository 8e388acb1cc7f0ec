package dev.cuepost.queue;

import java.time.Instant;

/**
 * A queue as it stands.
 *
 * @param id which queue
 * @param attributes what its user set
 * @param createdAt when it was created
 * @param modifiedAt when its attributes last changed
 * @param active messages that a receive could take now
 * @param inactive messages received and hidden until their visibility timeout ends
 * @param delayed messages not yet visible for the first time
 */
public record QueueStatus(
    QueueId id,
    QueueAttributes attributes,
    Instant createdAt,
    Instant modifiedAt,
    long active,
    long inactive,
    long delayed) {}

package dev.cuepost.queue.rocks;

import dev.cuepost.queue.QueueAttributes;
import dev.cuepost.queue.QueueId;
import java.time.Instant;

/**
 * What is stored of a queue besides its messages.
 *
 * @param id which queue
 * @param incarnation random number given at its creation, so that a queue created again under its
 *     name shares neither messages nor receipt handles with the one before
 * @param attributes what its user set
 * @param createdAt milliseconds
 * @param modifiedAt milliseconds
 */
record StoredQueue(
    QueueId id,
    long incarnation,
    QueueAttributes attributes,
    Instant createdAt,
    Instant modifiedAt) {

  StoredQueue changed(QueueAttributes next, Instant now) {
    return new StoredQueue(id, incarnation, next, createdAt, now);
  }
}

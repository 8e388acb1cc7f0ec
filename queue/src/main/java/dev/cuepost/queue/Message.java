package dev.cuepost.queue;

import java.time.Instant;
import java.util.Optional;

/**
 * A message as it stands in its queue.
 *
 * @param id its name
 * @param body the text as sent
 * @param priority 1 (first) to 16
 * @param enqueuedAt when it was sent, milliseconds
 * @param firstDequeuedAt when it was first received, if ever
 * @param dequeueCount how often it was received
 * @param properties what it carries beside its body, as sent
 */
public record Message(
    MessageId id,
    String body,
    int priority,
    Instant enqueuedAt,
    Optional<Instant> firstDequeuedAt,
    int dequeueCount,
    MessageProperties properties) {}

package dev.cuepost.queue;

import java.time.Duration;
import java.util.Optional;

/**
 * A message to send.
 *
 * @param body opaque text, at least one character; the queue's own maximum is checked when it is
 *     sent
 * @param priority 1 (first) to 16
 * @param delay how long it stays invisible, 0 s to 7 d; absent: the queue's own delay
 * @param properties what it carries beside its body
 */
public record Draft(
    String body, int priority, Optional<Duration> delay, MessageProperties properties) {
  public static final int DEFAULT_PRIORITY = 8;

  public Draft {
    if (body.isEmpty()) {
      throw new IllegalArgumentException("a message's body must not be empty");
    }
    if (priority < 1 || priority > 16) {
      throw new IllegalArgumentException("priority must be in 1..16, was " + priority);
    }
    delay.ifPresent(d -> {
      if (d.isNegative() || d.compareTo(Duration.ofDays(7)) > 0) {
        throw new IllegalArgumentException("delay must be in 0 s..7 d, was " + d);
      }
    });
  }

  /** A message without properties. */
  public Draft(String body, int priority, Optional<Duration> delay) {
    this(body, priority, delay, MessageProperties.NONE);
  }

  /** A message of default priority with the queue's own delay. */
  public static Draft of(String body) {
    return new Draft(body, DEFAULT_PRIORITY, Optional.empty());
  }
}

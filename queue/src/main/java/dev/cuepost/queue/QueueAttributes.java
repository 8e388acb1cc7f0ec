package dev.cuepost.queue;

import java.time.Duration;

/**
 * What a user sets on a queue. All durations are whole seconds.
 *
 * <p>Source of ranges and defaults: Message Service documentation, "CreateQueue" and "QueueLimits".
 *
 * @param delay how long a sent message stays invisible unless it says otherwise, 0 s to 7 d
 * @param maximumMessageBytes longest body, 1024 to 65536 bytes of UTF-8
 * @param retention life of a message from its sending, 60 s to 7 d
 * @param visibilityTimeout how long a received message stays hidden, 1 s to 12 h
 * @param pollingWait how long a receive without a wait of its own waits, 0 to 30 s
 * @param logging kept for the user; changes nothing
 * @param durability what an acknowledgement promises; beyond the protocol, so set by configuration
 */
public record QueueAttributes(
    Duration delay,
    int maximumMessageBytes,
    Duration retention,
    Duration visibilityTimeout,
    Duration pollingWait,
    boolean logging,
    Durability durability) {

  public static final QueueAttributes DEFAULT =
      new QueueAttributes(
          Duration.ZERO, 65_536, Duration.ofDays(4), Duration.ofSeconds(30), Duration.ZERO, false);

  public QueueAttributes {
    inRange("delay", delay, QueueLimits.DELAY_SECONDS);
    inRange("retention", retention, QueueLimits.RETENTION_SECONDS);
    inRange("visibilityTimeout", visibilityTimeout, QueueLimits.VISIBILITY_SECONDS);
    inRange("pollingWait", pollingWait, QueueLimits.POLLING_WAIT_SECONDS);
    if (!QueueLimits.MAXIMUM_MESSAGE_BYTES.holds(maximumMessageBytes)) {
      throw new IllegalArgumentException(
          "maximumMessageBytes must be in 1024..65536, was " + maximumMessageBytes);
    }
  }

  /** Attributes of a queue that promises the most. */
  public QueueAttributes(
      Duration delay,
      int maximumMessageBytes,
      Duration retention,
      Duration visibilityTimeout,
      Duration pollingWait,
      boolean logging) {
    this(
        delay,
        maximumMessageBytes,
        retention,
        visibilityTimeout,
        pollingWait,
        logging,
        Durability.FSYNC);
  }

  public QueueAttributes with(Durability other) {
    return new QueueAttributes(
        delay, maximumMessageBytes, retention, visibilityTimeout, pollingWait, logging, other);
  }

  /** Whether all that the protocol knows is equal: durability does not count. */
  public boolean alike(QueueAttributes other) {
    return equals(other.with(durability));
  }

  private static void inRange(String name, Duration value, QueueLimits.Range range) {
    if (!range.holds(value)) {
      throw new IllegalArgumentException(
          "%s must be whole seconds in %d..%d, was %s"
              .formatted(name, range.low(), range.high(), value));
    }
  }
}

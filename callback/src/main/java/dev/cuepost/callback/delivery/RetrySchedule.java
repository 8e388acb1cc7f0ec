package dev.cuepost.callback.delivery;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The delays between attempts.
 *
 * @param delays the first follows the first failure, and so on; at most 50, each over 0 and at most
 *     24 h; when they are used up, the delivery is given up
 */
public record RetrySchedule(List<Duration> delays) {
  private static final Duration LONGEST = Duration.ofHours(24);
  private static final int MOST = 50;

  /**
   * What IMS and VOD do: two more attempts, a second apart. Source: IMS documentation, "Overview"
   * of callback events.
   */
  public static final RetrySchedule DOCUMENTED =
      new RetrySchedule(List.of(Duration.ofSeconds(1), Duration.ofSeconds(1)));

  public RetrySchedule {
    delays = List.copyOf(delays);
    if (delays.size() > MOST) {
      throw new IllegalArgumentException("there are at most %d retries".formatted(MOST));
    }
    for (Duration delay : delays) {
      if (!delay.isPositive() || delay.compareTo(LONGEST) > 0) {
        throw new IllegalArgumentException("a retry's delay must be in 0..24 h, was " + delay);
      }
    }
  }

  /** How long to wait after this many failed attempts, 1 or more; empty: give up. */
  public Optional<Duration> delayAfter(int failures) {
    return failures <= delays.size() ? Optional.of(delays.get(failures - 1)) : Optional.empty();
  }

  /** Milliseconds, separated by commas. */
  String stored() {
    return delays.stream()
        .map(delay -> Long.toString(delay.toMillis()))
        .collect(Collectors.joining(","));
  }

  static RetrySchedule ofStored(String text) {
    return text.isEmpty()
        ? new RetrySchedule(List.of())
        : new RetrySchedule(
            Arrays.stream(text.split(",", -1))
                .map(millis -> Duration.ofMillis(Long.parseLong(millis)))
                .toList());
  }
}

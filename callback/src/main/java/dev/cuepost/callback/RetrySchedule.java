package dev.cuepost.callback;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The delays between attempts.
 *
 * @param delays the first follows the first failure, and so on; each over 0 and at most 12 h; when
 *     they are used up, the delivery is given up
 */
public record RetrySchedule(List<Duration> delays) {
  private static final Duration LONGEST = Duration.ofHours(12);

  public RetrySchedule {
    delays = List.copyOf(delays);
    for (Duration delay : delays) {
      if (!delay.isPositive() || delay.compareTo(LONGEST) > 0) {
        throw new IllegalArgumentException("a retry's delay must be in 0..12 h, was " + delay);
      }
    }
  }

  /** How long to wait after this many failed attempts, 1 or more; empty: give up. */
  public Optional<Duration> delayAfter(int failures) {
    return failures <= delays.size() ? Optional.of(delays.get(failures - 1)) : Optional.empty();
  }
}

package dev.cuepost.media.edit;

import java.time.Duration;

/**
 * Times of a timeline have four decimals, ends that are reckoned have more. What differs by less
 * than the last decimal is meant to be the same.
 */
final class Touching {
  private static final Duration DECIMAL = Duration.ofNanos(100_000);

  private Touching() {}

  /** The end where a time touches it; else the time. */
  static Duration orItself(Duration time, Duration end) {
    return time.minus(end).abs().compareTo(DECIMAL) < 0 ? end : time;
  }

  /** Whether something begins before another thing ends, by as much as counts. */
  static boolean before(Duration start, Duration end) {
    return end.minus(start).compareTo(DECIMAL) >= 0;
  }
}

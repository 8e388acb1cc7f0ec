package dev.cuepost.identity.guess;

import java.time.Duration;

/**
 * The failures of one source: a vessel that each failure fills and time empties. Guarded by the
 * lock of {@link Guesses}.
 */
final class Failures {
  /** So many, and as many again each minute, are answered at once: people mistype. */
  static final int FREE = 20;

  /** What each failure beyond those adds to the delay. */
  static final Duration STEP = Duration.ofMillis(100);

  static final Duration DELAY_MAX = Duration.ofSeconds(2);

  private static final double EMPTIED_PER_MILLI = FREE / 60_000.0;

  /** More failures at once than these make nothing worse. */
  static final int COUNTED_MAX = FREE + (int) DELAY_MAX.dividedBy(STEP);

  /** Beyond it nothing gets worse, so that it is over two minutes after the last one. */
  private static final double FULL = COUNTED_MAX;

  /** Requests of this source whose answers are held back now. */
  int waiting;

  private double level;
  private long changedAt;

  Failures(long now) {
    changedAt = now;
  }

  /** Counts one, and returns how long its answer is to be held back. */
  Duration add(long now) {
    level = Math.min(levelAt(now) + 1, FULL);
    changedAt = now;
    return level <= FREE
        ? Duration.ZERO
        : Duration.ofMillis((long) Math.ceil((level - FREE) * STEP.toMillis()));
  }

  /** Whether there is nothing left to remember. */
  boolean forgotten(long now) {
    return waiting == 0 && levelAt(now) == 0;
  }

  private double levelAt(long now) {
    return Math.max(0, level - (now - changedAt) * EMPTIED_PER_MILLI);
  }
}

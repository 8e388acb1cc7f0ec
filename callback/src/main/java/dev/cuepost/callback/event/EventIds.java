package dev.cuepost.callback.event;

import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Makes names of events that sort in the order in which they were made, also within a millisecond.
 * All threads may use it.
 */
public final class EventIds {
  private static final int RANDOM_DIGITS = 16;

  private final InstantSource clock;
  private final Supplier<String> random;
  private final AtomicLong last = new AtomicLong();

  /**
   * @param random makes 16 hex digits or more, by which the ids of two processes differ
   */
  public EventIds(InstantSource clock, Supplier<String> random) {
    this.clock = clock;
    this.random = random;
  }

  /** 32 hex digits: the time, counted on within a millisecond, and chance. */
  public EventId next() {
    long earliest = clock.millis() << 16;
    long time = last.updateAndGet(before -> Math.max(before + 1, earliest));
    return new EventId(
        String.format(Locale.ROOT, "%016x", time) + random.get().substring(0, RANDOM_DIGITS));
  }
}

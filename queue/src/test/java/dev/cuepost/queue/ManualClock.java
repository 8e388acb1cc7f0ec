package dev.cuepost.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Condition;

/**
 * A clock that stands still until a test moves it. Waits end by signals and by {@link #advance}.
 *
 * <p>All threads may use it. A waiter sleeps in real time for a few milliseconds between looks at
 * this clock, so that moving it needs none of the waiters' locks.
 */
public final class ManualClock implements TimeSource {
  private static final Duration LOOK = Duration.ofMillis(2);

  private final AtomicInteger waiting = new AtomicInteger();
  private final AtomicReference<Instant> now;

  public ManualClock(Instant start) {
    now = new AtomicReference<>(start);
  }

  public ManualClock() {
    this(Instant.parse("2026-11-22T00:00:00Z"));
  }

  @Override
  public Instant instant() {
    return now.get();
  }

  public void advance(Duration by) {
    now.updateAndGet(at -> at.plus(by));
  }

  /** How many threads are in a wait on this clock. */
  public int waiting() {
    return waiting.get();
  }

  @Override
  public void await(Condition condition, Duration atMost) throws InterruptedException {
    Instant until = now.get().plus(atMost);
    waiting.incrementAndGet();
    try {
      while (now.get().isBefore(until)) {
        if (condition.await(LOOK.toNanos(), TimeUnit.NANOSECONDS)) {
          return;
        }
      }
    } finally {
      waiting.decrementAndGet();
    }
  }
}

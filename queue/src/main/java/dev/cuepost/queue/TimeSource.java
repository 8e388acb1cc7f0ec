package dev.cuepost.queue;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;

/** The time, and waiting for it to pass, so that a test can move both. */
public interface TimeSource extends InstantSource {
  /**
   * Waits on the condition, whose lock the caller holds, until it is signalled, or until this clock
   * shows {@code until}, or spuriously. The end is a moment and not a length, so that a clock that
   * is moved just before the wait begins is not missed.
   */
  void await(Condition condition, Instant until) throws InterruptedException;

  /** The machine's own clock. */
  static TimeSource system() {
    return new TimeSource() {
      @Override
      public Instant instant() {
        return InstantSource.system().instant();
      }

      @Override
      @SuppressWarnings("WaitNotInLoop") // the caller's loop, by this method's contract
      public void await(Condition condition, Instant until) throws InterruptedException {
        Duration left = Duration.between(instant(), until);
        var _ = condition.await(left.toNanos(), TimeUnit.NANOSECONDS);
      }
    };
  }
}

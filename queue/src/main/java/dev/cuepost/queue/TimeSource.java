package dev.cuepost.queue;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;

/**
 * The time, and waiting for it to pass, so that a test can move both.
 *
 * <p>There are two: the clock on the wall, {@link #instant}, which its owner may set forward or
 * back, and one that only passes, {@link #steadyMillis}. What lasts for a while is measured by the
 * second, so that nobody's lease ends early or never because the first was set.
 */
public interface TimeSource extends InstantSource {
  /**
   * Milliseconds that pass evenly, from a beginning of no meaning that differs between processes.
   */
  long steadyMillis();

  /**
   * Waits on the condition, whose lock the caller holds, until it is signalled, or until the steady
   * clock shows {@code until}, or spuriously. The end is a moment and not a length, so that a clock
   * that is moved just before the wait begins is not missed.
   *
   * @param until on the scale of {@link #steadyMillis}
   */
  void await(Condition condition, long until) throws InterruptedException;

  /** The machine's own clocks. */
  static TimeSource system() {
    return system(InstantSource.system());
  }

  /** The machine's own clock that only passes, with another one on the wall. */
  static TimeSource system(InstantSource wall) {
    return new TimeSource() {
      @Override
      public Instant instant() {
        return wall.instant();
      }

      @Override
      public long steadyMillis() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
      }

      @Override
      @SuppressWarnings("WaitNotInLoop") // the caller's loop, by this method's contract
      public void await(Condition condition, long until) throws InterruptedException {
        long left = TimeUnit.MILLISECONDS.toNanos(until) - System.nanoTime();
        var _ = condition.await(left, TimeUnit.NANOSECONDS);
      }
    };
  }
}

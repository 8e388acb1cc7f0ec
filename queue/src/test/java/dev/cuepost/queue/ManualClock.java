package dev.cuepost.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Condition;

/**
 * A clock that stands still until a test moves it. A wait ends by a signal, or when {@link
 * #advance} reaches its end, and never for another reason: so a signal that somebody forgot makes a
 * test hang instead of passing by luck.
 *
 * <p>All threads may use it. Moving it needs none of the waiters' locks: it wakes them by an
 * interrupt, which they take back before they return.
 */
public final class ManualClock implements TimeSource {
  private final Set<Waiter> waiters = ConcurrentHashMap.newKeySet();
  private final AtomicReference<Now> now;

  /** What both clocks show; the steady one began at some other moment. */
  private record Now(Instant wall, long steady) {
    Now plus(Duration time) {
      return new Now(wall.plus(time), steady + time.toMillis());
    }
  }

  public ManualClock(Instant start) {
    now = new AtomicReference<>(new Now(start, 1_000_000));
  }

  public ManualClock() {
    this(Instant.parse("2026-11-22T00:00:00Z"));
  }

  @Override
  public Instant instant() {
    return now.get().wall();
  }

  @Override
  public long steadyMillis() {
    return now.get().steady();
  }

  /** Lets time pass. */
  public void advance(Duration by) {
    long moved = now.updateAndGet(at -> at.plus(by)).steady();
    waiters.forEach(waiter -> waiter.look(moved));
  }

  /** Sets the clock on the wall forward, or back if negative, while no time passes. */
  public void step(Duration by) {
    now.updateAndGet(at -> new Now(at.wall().plus(by), at.steady()));
  }

  /** How many threads are in a wait on this clock. */
  public int waiting() {
    return waiters.size();
  }

  @Override
  @SuppressWarnings("WaitNotInLoop") // the caller's loop, by this method's contract
  public void await(Condition condition, long until) throws InterruptedException {
    var waiter = new Waiter(Thread.currentThread(), until);
    waiters.add(waiter);
    try {
      if (steadyMillis() < waiter.until) {
        condition.await();
      }
    } catch (InterruptedException e) {
      if (!waiter.timeIsUp()) {
        throw e;
      }
    } finally {
      waiters.remove(waiter);
      waiter.leave();
    }
  }

  private static final class Waiter {
    private final Thread thread;
    private final long until;
    private boolean timeIsUp;
    private boolean left;

    Waiter(Thread thread, long until) {
      this.thread = thread;
      this.until = until;
    }

    synchronized void look(long steady) {
      if (!left && steady >= until) {
        timeIsUp = true;
        thread.interrupt();
      }
    }

    synchronized boolean timeIsUp() {
      return timeIsUp;
    }

    /** Afterwards the clock does not interrupt it any more, and no interrupt of its remains. */
    synchronized void leave() {
      left = true;
      if (timeIsUp) {
        var _ = Thread.interrupted();
      }
    }
  }
}

package dev.cuepost.callback.delivery;

import dev.cuepost.queue.TimeSource;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Lets one thread wait until a time has passed or another thread wakes it. */
final class Alarm {
  private final TimeSource time;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private boolean woken; // guarded by lock

  Alarm(TimeSource time) {
    this.time = time;
  }

  /** Ends the wait; if there is none, the next one ends at once. */
  void wake() {
    lock.lock();
    try {
      woken = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  void await(Duration atMost) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long until = time.steadyMillis() + atMost.toMillis();
      while (!woken && time.steadyMillis() < until) {
        time.await(changed, until);
      }
      woken = false;
    } finally {
      lock.unlock();
    }
  }
}

package dev.cuepost.media.segment;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Tells those who wait in this process that something may have changed. What other processes do is
 * not heard of here, so nobody waits longer than half a second without looking.
 */
final class News {
  private static final long LOOK_MILLIS = 500;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition told = lock.newCondition();
  private long count;

  /** How much there was so far. */
  long heard() {
    lock.lock();
    try {
      return count;
    } finally {
      lock.unlock();
    }
  }

  void tell() {
    lock.lock();
    try {
      count++;
      told.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits until there is more than this, or it is time to look. */
  void await(long heard) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = TimeUnit.MILLISECONDS.toNanos(LOOK_MILLIS);
      while (count == heard && left > 0) {
        left = told.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }
}

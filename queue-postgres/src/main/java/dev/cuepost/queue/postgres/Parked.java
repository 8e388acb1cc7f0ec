package dev.cuepost.queue.postgres;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The receives of this node that wait for a message of one queue. All times are engine times.
 *
 * <p>One of them, the watcher, wakes when the next hidden message becomes visible, or to look
 * whether a word went missing; the others sleep until it is their turn. A woken receive that leaves
 * passes the word on, so that a message wakes one receive and not all of them.
 */
final class Parked {
  /** A word from another node may be lost with a connection: then a look is late, not never. */
  private static final long LOOK_MILLIS = 5_000;

  private final ClusterClock clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private int members;
  private int parked;
  private long words;
  private int watchers;
  private long watchedUntil = Long.MAX_VALUE;

  Parked(ClusterClock clock) {
    this.clock = clock;
  }

  /** How many words have come; a receive takes the number before it looks whether there is one. */
  long words() {
    lock.lock();
    try {
      return words;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Sleeps until woken, or the deadline, or for no reason; not at all if a word came since.
   *
   * @param heard {@link #words} from before the last look
   * @param next when a hidden message becomes visible
   */
  void park(long heard, long next, long deadline) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      if (words != heard) {
        return;
      }
      long look = Math.min(next, clock.now() + LOOK_MILLIS);
      parked++;
      try {
        if (look < deadline && (watchers == 0 || next < watchedUntil)) {
          watch(look);
        } else {
          clock.await(changed, deadline);
        }
      } finally {
        parked--;
      }
    } finally {
      lock.unlock();
    }
  }

  private void watch(long until) throws InterruptedException {
    watchers++;
    watchedUntil = Math.min(watchedUntil, until);
    try {
      clock.await(changed, until);
    } finally {
      watchers--;
      if (watchers == 0) {
        watchedUntil = Long.MAX_VALUE;
      }
    }
  }

  /** There are so many messages now, or there will be then. */
  void tell(long visibleAt, int messages) {
    lock.lock();
    try {
      if (visibleAt <= clock.now()) {
        wake(messages);
      } else if (visibleAt < watchedUntil) {
        wake(1);
      }
    } finally {
      lock.unlock();
    }
  }

  /** A receive leaves: whoever is next looks for itself. */
  void passOn() {
    lock.lock();
    try {
      wake(1);
    } finally {
      lock.unlock();
    }
  }

  private void wake(int most) {
    words++;
    for (int woken = 0; woken < Math.min(most, parked); woken++) {
      changed.signal();
    }
  }

  /** Everybody looks again. */
  void tellAll() {
    lock.lock();
    try {
      words++;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  // Counted under the lock of the map that holds it.

  void join() {
    members++;
  }

  boolean leave() {
    return --members == 0;
  }
}

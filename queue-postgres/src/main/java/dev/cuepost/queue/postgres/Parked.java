package dev.cuepost.queue.postgres;

import java.util.ArrayDeque;
import java.util.Deque;
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

  /** Those that sleep and that nobody has woken, in the order in which they came. */
  private final Deque<Condition> asleep = new ArrayDeque<>();

  private int members;
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
      Condition woken = lock.newCondition();
      asleep.add(woken);
      try {
        if (look < deadline && (watchers == 0 || next < watchedUntil)) {
          watch(woken, look);
        } else {
          clock.await(woken, deadline);
        }
      } finally {
        asleep.remove(woken);
      }
    } finally {
      lock.unlock();
    }
  }

  private void watch(Condition woken, long until) throws InterruptedException {
    watchers++;
    watchedUntil = Math.min(watchedUntil, until);
    try {
      clock.await(woken, until);
    } finally {
      watchers--;
      if (watchers == 0) {
        watchedUntil = Long.MAX_VALUE;
      }
    }
  }

  /**
   * There are so many messages now, or there will be then.
   *
   * @return how many of them have a receive here that looks for them at once
   */
  int tell(long visibleAt, int messages) {
    lock.lock();
    try {
      if (visibleAt <= clock.now()) {
        return wake(messages);
      }
      if (visibleAt < watchedUntil) {
        wake(1);
      }
      return 0;
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

  private int wake(int most) {
    words++;
    int woken = 0;
    for (; woken < most && !asleep.isEmpty(); woken++) {
      asleep.remove().signal();
    }
    return woken;
  }

  /** Everybody looks again. */
  void tellAll() {
    lock.lock();
    try {
      wake(Integer.MAX_VALUE);
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

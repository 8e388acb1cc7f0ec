package dev.cuepost.queue.rocks;

import java.util.concurrent.locks.Condition;

/**
 * The receives that wait for a message of one queue. The queue's lock guards it and is held on
 * every call. All times are engine times.
 *
 * <p>At most one of them, the watcher, wakes when the next hidden message becomes visible; the
 * others sleep until their own deadline or until it is their turn. A woken receive that leaves
 * passes the word on, so that a message wakes one receive and not all of them.
 */
final class ParkedReceives {
  private static final long NOBODY = 0;

  private final Condition changed;
  private final EngineClock clock;
  private int parked;
  private long latestDeadline = Long.MIN_VALUE;
  private long watches;
  private long watcher = NOBODY; // the number of its watch
  private long watchedUntil;

  ParkedReceives(Condition changed, EngineClock clock) {
    this.changed = changed;
    this.clock = clock;
  }

  boolean any() {
    return parked > 0;
  }

  /**
   * Sleeps until woken, or the deadline, or sometimes for no reason.
   *
   * @param nextVisibleAt when a hidden message becomes visible
   */
  void park(long nextVisibleAt, long deadline) throws InterruptedException {
    parked++;
    latestDeadline = Math.max(latestDeadline, deadline);
    try {
      if (watcher == NOBODY && nextVisibleAt < deadline) {
        watch(nextVisibleAt);
      } else {
        clock.await(changed, deadline);
      }
    } finally {
      parked--;
      if (parked == 0) {
        latestDeadline = Long.MIN_VALUE;
      }
    }
  }

  private void watch(long until) throws InterruptedException {
    long me = ++watches;
    watcher = me;
    watchedUntil = until;
    try {
      clock.await(changed, until);
    } finally {
      if (watcher == me) {
        watcher = NOBODY;
      }
    }
  }

  /**
   * Wakes one receive if there is something for it to take, or to watch for.
   *
   * @param firstVisibleAt when the first message is or was visible
   */
  void wake(long firstVisibleAt, long now) {
    if (parked == 0) {
      return;
    }
    if (firstVisibleAt <= now) {
      changed.signal();
    } else if (firstVisibleAt < latestDeadline
        && (watcher == NOBODY || firstVisibleAt < watchedUntil)) {
      watcher = NOBODY;
      changed.signal();
    }
  }

  void wakeAll() {
    changed.signalAll();
  }
}

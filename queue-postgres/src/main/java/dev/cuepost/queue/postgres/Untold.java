package dev.cuepost.queue.postgres;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * News that the other nodes have not been told yet, and when to tell it, in nanoseconds of {@link
 * System#nanoTime}. A queue that was quiet does not wait for the pace of a busy one, and however
 * many queues there are, notifications are never closer than {@value #CLOSEST_MILLIS} ms.
 */
final class Untold {
  /** As often is told of one queue. */
  static final long PAUSE_MILLIS = 20;

  /** As often is told of any. */
  static final long CLOSEST_MILLIS = 4;

  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(PAUSE_MILLIS);
  private static final long CLOSEST = TimeUnit.MILLISECONDS.toNanos(CLOSEST_MILLIS);

  private final Map<Long, News> news = new HashMap<>();

  /** When was told of queues, as far as it delays the next time. */
  private final Map<Long, Long> toldAt = new HashMap<>();

  private long last;
  private long due;

  /**
   * @param now when nothing has been told yet
   */
  Untold(long now) {
    last = now - PAUSE;
  }

  /**
   * There is news.
   *
   * @return whether it is to be told sooner than what there was
   */
  boolean add(News one, long now) {
    boolean first = news.isEmpty();
    news.merge(one.queue(), one, News::and);
    long wait = Math.max(0, CLOSEST - (now - last));
    Long told = toldAt.get(one.queue());
    if (told != null) {
      wait = Math.max(wait, PAUSE - (now - told));
    }
    long when = now + wait;
    if (first || when - due < 0) {
      due = when;
      return true;
    }
    return false;
  }

  boolean isEmpty() {
    return news.isEmpty();
  }

  /** How long it is to wait yet; of no meaning if there is none. */
  long nanosLeft(long now) {
    return due - now;
  }

  /** Takes all, which is told now: who is told of one queue may as well be told of the others. */
  List<News> take(long now) {
    List<News> taken = List.copyOf(news.values());
    news.clear();
    last = now;
    toldAt.values().removeIf(at -> now - at >= PAUSE);
    taken.forEach(one -> toldAt.put(one.queue(), now));
    return taken;
  }
}

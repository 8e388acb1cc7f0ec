package dev.cuepost.openapi;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Nonces of verified requests. All threads may use it; {@code lock} guards both collections.
 *
 * <p>A request's timestamp is good for 15 minutes before and after, so a copy of it is refused for
 * its age once its nonce is forgotten here.
 */
final class Nonces {
  static final Duration KEPT = Duration.ofMinutes(30);

  /** Beyond it the oldest are forgotten early. At 100 requests a second half an hour fits. */
  static final int MAX = 200_000;

  private record Nonce(String accessKeyId, String value) {}

  private record Seen(Nonce nonce, Instant at) {}

  private final ReentrantLock lock = new ReentrantLock();
  private final Set<Nonce> known = new HashSet<>();
  private final Deque<Seen> byAge = new ArrayDeque<>();

  /** Returns whether the nonce is new, and remembers it. */
  boolean add(String accessKeyId, String value, Instant now) {
    var nonce = new Nonce(accessKeyId, value);
    lock.lock();
    try {
      while (!byAge.isEmpty()
          && (byAge.size() >= MAX || !byAge.getFirst().at().plus(KEPT).isAfter(now))) {
        known.remove(byAge.removeFirst().nonce());
      }
      if (!known.add(nonce)) {
        return false;
      }
      byAge.addLast(new Seen(nonce, now));
      return true;
    } finally {
      lock.unlock();
    }
  }
}

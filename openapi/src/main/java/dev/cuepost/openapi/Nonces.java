package dev.cuepost.openapi;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Nonces of verified requests. All threads may use it; {@code lock} guards both collections.
 *
 * <p>A request's timestamp is good for 15 minutes before and after, so a copy of it is refused for
 * its age once its nonce is forgotten here. The end of the process does not make it forget.
 */
public final class Nonces implements AutoCloseable {
  public static final Duration KEPT = Duration.ofMinutes(30);

  /** Beyond it the oldest are forgotten early. At 100 requests a second half an hour fits. */
  static final int MAX = 200_000;

  private final Optional<NonceJournal> journal;
  private final Optional<Shared> shared;
  private final ReentrantLock lock = new ReentrantLock();
  private final Set<NonceHash> known = new HashSet<>();
  private final Deque<NonceJournal.Entry> byAge = new ArrayDeque<>();

  /** Nonces that other servers have seen as well. */
  public interface Shared {
    /**
     * Remembers a nonce for {@link #KEPT} at least, and tells whether it is new.
     *
     * @param high the first 64 bits of its hash
     * @param low the others
     */
    boolean add(long high, long low, Instant at);
  }

  private Nonces(Optional<NonceJournal> journal, Optional<Shared> shared) {
    this.journal = journal;
    this.shared = shared;
  }

  /** Those that end with the process. */
  public static Nonces inMemory() {
    return new Nonces(Optional.empty(), Optional.empty());
  }

  /** Those that several servers share. */
  public static Nonces in(Shared shared) {
    return new Nonces(Optional.empty(), Optional.of(shared));
  }

  /**
   * Those that were seen within their time, and further ones.
   *
   * @param directory made if it is absent
   */
  public static Nonces open(Path directory, Instant now) throws IOException {
    var journal = NonceJournal.open(directory, KEPT, MAX, now);
    var nonces = new Nonces(Optional.of(journal.journal()), Optional.empty());
    for (NonceJournal.Entry entry : journal.found()) {
      if (nonces.known.add(entry.hash())) {
        nonces.byAge.addLast(entry);
      }
    }
    return nonces;
  }

  /** Returns whether the nonce is new, and remembers it. */
  boolean add(String accessKeyId, String value, Instant now) {
    var entry = new NonceJournal.Entry(now, NonceHash.of(accessKeyId, value));
    if (!remember(entry)) {
      return false;
    }
    journal.ifPresent(file -> file.append(entry));
    return shared.isEmpty()
        || shared.get().add(entry.hash().high(), entry.hash().low(), entry.at());
  }

  private boolean remember(NonceJournal.Entry entry) {
    lock.lock();
    try {
      while (!byAge.isEmpty()
          && (byAge.size() >= MAX || !byAge.getFirst().at().plus(KEPT).isAfter(entry.at()))) {
        known.remove(byAge.removeFirst().hash());
      }
      if (!known.add(entry.hash())) {
        return false;
      }
      byAge.addLast(entry);
      return true;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    journal.ifPresent(NonceJournal::close);
  }
}

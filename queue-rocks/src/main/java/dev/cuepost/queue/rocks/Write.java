package dev.cuepost.queue.rocks;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Messages of one queue about which a write is under way. */
final class Write {
  private final List<StoredMessage> before;
  private final List<StoredMessage> after;
  private final EngineClock.Reading time;
  private final long since;
  private final CompletableFuture<Void> stored;
  private volatile boolean settled;

  /**
   * @param before as they were; none if they are new
   * @param after as they will be; none if they are being deleted
   * @param time when it was decided
   * @param since where the tally's frontier stood
   * @param stored ends when the store has done it, or has failed to
   */
  Write(
      List<StoredMessage> before,
      List<StoredMessage> after,
      EngineClock.Reading time,
      long since,
      CompletableFuture<Void> stored) {
    this.before = before;
    this.after = after;
    this.time = time;
    this.since = since;
    this.stored = stored;
  }

  List<StoredMessage> after() {
    return after;
  }

  EngineClock.Reading time() {
    return time;
  }

  CompletableFuture<Void> stored() {
    return stored;
  }

  /** Whether what became of it is known to the queue. Any thread may ask. */
  boolean isSettled() {
    return settled;
  }

  /** Tells the index what became of it: the new state, or the old one if it was not stored. */
  void settle(MessageIndex index) {
    if (stored.isCompletedExceptionally()) {
      index.restore(before, after, since);
    } else {
      index.settle(before, after, since);
    }
    settled = true;
  }
}

package dev.cuepost.queue.rocks;

import java.nio.ByteBuffer;

/**
 * How many messages of which state a queue holds. The lock of the queue guards it.
 *
 * <p>It is exact for one moment, {@code frontier}: what is hidden then is counted as delayed or
 * inactive, and {@link MessageIndex} says whenever a message comes into view as the frontier moves
 * on. A snapshot is stored with every change, so that opening a queue counts nothing but what came
 * into view since. Writes under way are counted already.
 */
final class Tally {
  private static final byte LAYOUT = 1;
  private static final byte UNKNOWN = 0;
  private static final int BYTES = 1 + 5 * 8;

  private long nextSequence;
  private long total;
  private long delayed;
  private long inactive;
  private long frontier;

  /** Whether a write failed, so that nobody knows what is on the disk. */
  private boolean unknown;

  private Tally(long frontier) {
    this.frontier = frontier;
  }

  /** The tally of an empty queue. */
  static Tally empty(long now) {
    return new Tally(now);
  }

  /** Reads a snapshot. */
  static Tally read(byte[] value) throws MalformedRecord {
    MalformedRecord.unless(
        value.length == BYTES && (value[0] == LAYOUT || value[0] == UNKNOWN), "a tally");
    ByteBuffer in = ByteBuffer.wrap(value, 1, BYTES - 1);
    var tally = new Tally(in.getLong());
    tally.nextSequence = in.getLong();
    tally.total = in.getLong();
    tally.delayed = in.getLong();
    tally.inactive = in.getLong();
    tally.unknown = value[0] == UNKNOWN;
    return tally;
  }

  byte[] bytes() {
    return ByteBuffer.allocate(BYTES)
        .put(unknown ? UNKNOWN : LAYOUT)
        .putLong(frontier)
        .putLong(nextSequence)
        .putLong(total)
        .putLong(delayed)
        .putLong(inactive)
        .array();
  }

  /** Counts a message that was found on the disk. */
  void recount(StoredMessage message) {
    nextSequence = Math.max(nextSequence, message.sequence() + 1);
    enter(message);
  }

  long nextSequence() {
    return nextSequence++;
  }

  void enter(StoredMessage message) {
    total++;
    if (message.visibleAt() > frontier) {
      count(message.received(), 1);
    }
  }

  /** Takes out a message that was entered, or last moved on, when the frontier stood there. */
  void leave(StoredMessage message, long since) {
    total--;
    if (message.visibleAt() > since) {
      count(message.received(), -1);
    }
  }

  void leave(StoredMessage message) {
    leave(message, frontier);
  }

  /** Counts a hidden message that has come into view. */
  void shown(boolean received) {
    count(received, -1);
  }

  private void count(boolean received, int change) {
    if (received) {
      inactive += change;
    } else {
      delayed += change;
    }
  }

  long frontier() {
    return frontier;
  }

  void moveFrontier(long now) {
    frontier = now;
  }

  boolean unknown() {
    return unknown;
  }

  void loseTrack() {
    unknown = true;
  }

  boolean isEmpty() {
    return total == 0 && !unknown;
  }

  long active() {
    return total - delayed - inactive;
  }

  long inactive() {
    return inactive;
  }

  long delayed() {
    return delayed;
  }
}

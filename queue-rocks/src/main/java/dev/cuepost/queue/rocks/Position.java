package dev.cuepost.queue.rocks;

/** A place in a lane: messages are ordered by when they become visible, then by sequence. */
record Position(long visibleAt, long sequence) implements Comparable<Position> {
  static final Position FIRST = new Position(0, 0);

  static Position of(StoredMessage message) {
    return new Position(message.visibleAt(), message.sequence());
  }

  /** The first place behind all that is visible at the time. */
  static Position behind(long time) {
    return new Position(time + 1, 0);
  }

  Position next() {
    return new Position(visibleAt, sequence + 1);
  }

  Position orLater(Position other) {
    return compareTo(other) >= 0 ? this : other;
  }

  @Override
  public int compareTo(Position other) {
    int byTime = Long.compare(visibleAt, other.visibleAt);
    return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
  }
}

package dev.cuepost.queue.rocks;

/**
 * How many messages of a lane are in memory.
 *
 * @param most when there are more, some are let go of
 * @param trimmed how many stay then, 1 or more
 * @param page how many are read at once, 1 or more
 */
record WindowSize(int most, int trimmed, int page) {
  static final WindowSize DEFAULT = new WindowSize(1_024, 512, 256);
}

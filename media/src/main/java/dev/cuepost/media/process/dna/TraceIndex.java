package dev.cuepost.media.process.dna;

import java.util.Arrays;

/**
 * Finds the frames of a trace that may be like a given one, in a time that does not grow with the
 * trace. Each table knows frames by another few of their bits, so that some table finds a frame in
 * spite of the bits that a copy has changed. Immutable.
 */
final class TraceIndex {
  private static final int KEYS = 1 << 16;

  /** How many frames with the same key are looked at; more than that tell nothing. */
  private static final int MOST_ALIKE = 48;

  private static final int NONE = -1;

  private final Trace trace;
  private final int[][] first;
  private final int[][] next;

  TraceIndex(Trace trace) {
    this.trace = trace;
    int tables = trace.strand().tables();
    this.first = new int[tables][KEYS];
    this.next = new int[tables][trace.frames()];
    for (int table = 0; table < tables; table++) {
      Arrays.fill(first[table], NONE);
      for (int frame = trace.frames() - 1; frame >= 0; frame--) {
        if (begins(trace, frame, table)) {
          int key = trace.key(frame, table);
          next[table][frame] = first[table][key];
          first[table][key] = frame;
        }
      }
    }
  }

  Trace trace() {
    return trace;
  }

  /**
   * Counts for each offset how often a frame of the library is met so much later, in frames, than
   * one like it here.
   *
   * @return at {@code offset + frames here - 1}
   */
  int[] votes(Trace library) {
    var votes = new int[Math.max(0, trace.frames() + library.frames() - 1)];
    for (int table = 0; table < first.length; table++) {
      for (int frame = 0; frame < library.frames(); frame++) {
        if (begins(library, frame, table)) {
          int alike = 0;
          for (int own = first[table][library.key(frame, table)];
              own != NONE && alike < MOST_ALIKE;
              own = next[table][own]) {
            votes[frame - own + trace.frames() - 1]++;
            alike++;
          }
        }
      }
    }
    return votes;
  }

  /** A picture that stands still counts once: else each of its frames would find each other. */
  private static boolean begins(Trace trace, int frame, int table) {
    return trace.tells(frame)
        && (frame == 0
            || !trace.tells(frame - 1)
            || trace.key(frame, table) != trace.key(frame - 1, table));
  }
}

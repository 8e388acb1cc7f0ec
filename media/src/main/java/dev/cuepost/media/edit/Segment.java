package dev.cuepost.media.edit;

/**
 * A stretch of an edit that is rendered by itself.
 *
 * @param from its first frame
 * @param end the frame after its last; after {@code from}
 */
record Segment(long from, long end) {
  Segment {
    if (from < 0 || end <= from) {
      throw new IllegalArgumentException("no frames in " + from + ".." + end);
    }
  }

  long frames() {
    return end - from;
  }

  boolean meets(Segment other) {
    return from < other.end && other.from < end;
  }
}

package dev.cuepost.media.process.dna;

/**
 * Frames of two traces that are alike one by one.
 *
 * @param begin the first of them in the input
 * @param end the one behind the last
 * @param offset how many frames later they stand in the library
 * @param difference bits in which their telling frames differ, all together
 * @param compared how many of them tell something in both
 */
record Run(int begin, int end, int offset, long difference, int compared) {
  int length() {
    return end - begin;
  }

  boolean overlaps(Run other) {
    return begin < other.end && other.begin < end;
  }
}

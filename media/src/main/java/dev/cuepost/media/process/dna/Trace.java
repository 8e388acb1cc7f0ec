package dev.cuepost.media.process.dna;

import java.util.Arrays;
import java.util.BitSet;

/**
 * The frames of one strand of a file, from its first moment on. Immutable.
 *
 * <p>Some frames tell nothing: black ones, silent ones. They are like all others of their kind, and
 * no two files are copies for that.
 */
final class Trace {
  private final Strand strand;
  private final long[] row;
  private final BitSet telling;

  /**
   * @param row the bits of all frames, {@link Strand#words} longs each
   * @param telling which frames tell something
   */
  Trace(Strand strand, long[] row, BitSet telling) {
    if (row.length % strand.words() != 0 || telling.length() > row.length / strand.words()) {
      throw new IllegalArgumentException(
          "%d longs and %d marks are no frames of %s"
              .formatted(row.length, telling.length(), strand));
    }
    this.strand = strand;
    this.row = row.clone();
    this.telling = (BitSet) telling.clone();
  }

  Strand strand() {
    return strand;
  }

  int frames() {
    return row.length / strand.words();
  }

  boolean tells(int frame) {
    return telling.get(frame);
  }

  /** In how many bits a frame differs from one of another trace of the same strand. */
  int distance(int frame, Trace other, int otherFrame) {
    int words = strand.words();
    int different = 0;
    for (int index = 0; index < words; index++) {
      different +=
          Long.bitCount(row[frame * words + index] ^ other.row[otherFrame * words + index]);
    }
    return different;
  }

  /** See {@link Strand#key}. */
  int key(int frame, int table) {
    return strand.key(row, frame * strand.words(), table);
  }

  long[] row() {
    return row.clone();
  }

  BitSet telling() {
    return (BitSet) telling.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Trace trace
        && strand == trace.strand
        && Arrays.equals(row, trace.row)
        && telling.equals(trace.telling);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(row) + telling.hashCode();
  }

  @Override
  public String toString() {
    return "%s of %d frames".formatted(strand, frames());
  }
}

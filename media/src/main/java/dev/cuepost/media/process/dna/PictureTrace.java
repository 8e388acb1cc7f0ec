package dev.cuepost.media.process.dna;

import java.util.BitSet;

/**
 * Reads what FFmpeg's filter {@code signature} writes: the MPEG-7 video signature, ISO/IEC 15938-3,
 * section "Video Signature", uncompressed, in bits and not bytes.
 *
 * <p>Of each frame it takes the 380 digits 0, 1, 2, five of them to a byte; each compares the
 * brightness of two areas.
 */
final class PictureTrace {
  private static final int DIGITS = 380;
  private static final int DIGITS_PER_BYTE = 5;
  private static final int WEIGHT_OF_FIRST = 81;

  /** The bits before the number of segments. */
  private static final int HEADER = 32 + 1 + 2 * 16 + 2 * 16 + 32 + 32 + 16 + 1 + 32 + 32;

  private static final int FRAMES_AT = 32 + 1 + 2 * 16 + 2 * 16 + 32;
  private static final int SEGMENT = 2 * 32 + 1 + 2 * 32 + 5 * 243;
  private static final int BEFORE_DIGITS = 1 + 32 + 8 + 5 * 8;
  private static final int FRAME = BEFORE_DIGITS + DIGITS / DIGITS_PER_BYTE * 8;

  /** A frame with fewer digits that are not 1 has hardly two areas that differ: it is black. */
  private static final int LEAST_CONTRAST = 60;

  private PictureTrace() {}

  /**
   * Reads a file of signatures.
   *
   * @throws IllegalArgumentException if it is not one, whole
   */
  static Trace read(byte[] file) {
    var bits = new Bits(file);
    long frames = bits.number(FRAMES_AT, 32);
    long segments = bits.number(HEADER, 32);
    long begin = HEADER + 32 + segments * SEGMENT + 1;
    if (Math.ceilDiv(begin + frames * FRAME, 8L) != file.length) {
      throw new IllegalArgumentException(
          "%d bytes are not the signatures of %d frames in %d segments"
              .formatted(file.length, frames, segments));
    }
    int words = Strand.PICTURE.words();
    var row = new long[Math.toIntExact(frames) * words];
    var telling = new BitSet();
    for (int frame = 0; frame < frames; frame++) {
      if (frame(bits, begin + (long) frame * FRAME, row, frame * words)) {
        telling.set(frame);
      }
    }
    return new Trace(Strand.PICTURE, row, telling);
  }

  /** Returns whether the frame tells something. */
  private static boolean frame(Bits bits, long begin, long[] row, int at) {
    int contrast = 0;
    for (int index = 0; index < DIGITS; index++) {
      long packed = bits.number(begin + BEFORE_DIGITS + index / DIGITS_PER_BYTE * 8L, 8);
      int weight = WEIGHT_OF_FIRST;
      for (int skipped = index % DIGITS_PER_BYTE; skipped > 0; skipped--) {
        weight /= 3;
      }
      int digit = (int) (packed / weight % 3);
      contrast += digit == 1 ? 0 : 1;
      row[at + 2 * index / 64] |= (digit == 2 ? 3L : digit) << (2 * index % 64);
    }
    return contrast >= LEAST_CONTRAST;
  }

  private static final class Bits {
    private final byte[] bytes;

    Bits(byte[] bytes) {
      this.bytes = bytes;
    }

    long number(long at, int length) {
      long number = 0;
      for (long bit = at; bit < at + length; bit++) {
        int index = (int) (bit >>> 3);
        if (index >= bytes.length) {
          throw new IllegalArgumentException("the file of signatures is cut off");
        }
        number = 2 * number + ((bytes[index] >>> (7 - (bit & 7))) & 1);
      }
      return number;
    }
  }
}

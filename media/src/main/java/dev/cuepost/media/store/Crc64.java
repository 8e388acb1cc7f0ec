package dev.cuepost.media.store;

import java.util.zip.Checksum;

/**
 * CRC-64 of ECMA-182, reflected, all ones before and after; also known as CRC-64/XZ.
 *
 * <p>Clients compute it over what they send and compare it with {@code x-oss-hash-crc64ecma} of the
 * answer. Source: Object Storage Service documentation, "Check data transmission integrity by using
 * CRC-64".
 */
public final class Crc64 implements Checksum {
  private static final long POLYNOMIAL = 0xC96C5795D7870F42L;

  /** The polynomial 1. */
  private static final long ONE = 1L << 63;

  /** Row n holds the checksums of a byte followed by n zero bytes: eight bytes go in one step. */
  private static final long[][] TABLE = table();

  private long state = -1;

  @Override
  public void update(int b) {
    state = TABLE[0][(int) (state ^ b) & 0xff] ^ (state >>> 8);
  }

  @Override
  public void update(byte[] bytes, int offset, int length) {
    int end = offset + length;
    int at = offset;
    for (; end - at >= 8; at += 8) {
      long next = 0;
      for (int i = 0; i < 8; i++) {
        next ^= TABLE[7 - i][(int) ((state >>> (8 * i)) ^ bytes[at + i]) & 0xff];
      }
      state = next;
    }
    for (; at < end; at++) {
      update(bytes[at]);
    }
  }

  @Override
  public long getValue() {
    return ~state;
  }

  @Override
  public void reset() {
    state = -1;
  }

  /**
   * The checksum of two texts one behind the other.
   *
   * @param first that of the one in front
   * @param second that of the one behind it
   * @param secondBytes how long the second is, 0 or more
   */
  public static long combine(long first, long second, long secondBytes) {
    return multiply(first, powerOfX8(secondBytes)) ^ second;
  }

  /** x to the 8n modulo the polynomial: what n further bytes do to a checksum. */
  private static long powerOfX8(long n) {
    long power = ONE;
    long square = ONE >>> 8;
    for (long left = n; left > 0; left >>= 1) {
      if ((left & 1) == 1) {
        power = multiply(power, square);
      }
      square = multiply(square, square);
    }
    return power;
  }

  /** Product of two polynomials modulo the polynomial; the highest bit is the coefficient of 1. */
  private static long multiply(long a, long b) {
    long product = 0;
    long shifted = b;
    for (long bit = ONE; bit != 0; bit >>>= 1) {
      if ((a & bit) != 0) {
        product ^= shifted;
      }
      shifted = (shifted & 1) == 0 ? shifted >>> 1 : (shifted >>> 1) ^ POLYNOMIAL;
    }
    return product;
  }

  private static long[][] table() {
    long[][] table = new long[8][256];
    for (int b = 0; b < 256; b++) {
      long crc = b;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 1) == 0 ? crc >>> 1 : (crc >>> 1) ^ POLYNOMIAL;
      }
      table[0][b] = crc;
    }
    for (int row = 1; row < 8; row++) {
      for (int b = 0; b < 256; b++) {
        long before = table[row - 1][b];
        table[row][b] = table[0][(int) before & 0xff] ^ (before >>> 8);
      }
    }
    return table;
  }
}

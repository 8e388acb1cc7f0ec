package dev.cuepost.openapi.oss;

import java.util.zip.Checksum;

/**
 * CRC-64 of ECMA-182, reflected, all ones before and after; also known as CRC-64/XZ.
 *
 * <p>Clients compute it over what they send and compare it with {@code x-oss-hash-crc64ecma} of the
 * answer. Source: Object Storage Service documentation, "Check data transmission integrity by using
 * CRC-64".
 */
final class Crc64 implements Checksum {
  private static final long POLYNOMIAL = 0xC96C5795D7870F42L;

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

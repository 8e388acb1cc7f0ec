package dev.cuepost.media.store;

import java.security.MessageDigest;
import java.util.OptionalLong;

/** What is summed up while an object's bytes pass by. Used by one thread, and once. */
public final class Checksums {
  private final MessageDigest md5 = Md5.digest();
  private final Crc64 crc64 = new Crc64();
  private long size;

  /** Takes the first bytes of the array. */
  public void add(byte[] bytes, int count) {
    md5.update(bytes, 0, count);
    crc64.update(bytes, 0, count);
    size += count;
  }

  /** Ends the sums. */
  public BytesWritten written() {
    return new BytesWritten(size, Md5.hex(md5.digest()), OptionalLong.of(crc64.getValue()));
  }
}

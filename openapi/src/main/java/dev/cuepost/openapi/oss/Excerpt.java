package dev.cuepost.openapi.oss;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The next bytes of a stream, which fails if it has less. Read by one thread. */
final class Excerpt extends FilterInputStream {
  private long left;

  Excerpt(InputStream bytes, long length) {
    super(bytes);
    this.left = length;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (left == 0) {
      return -1;
    }
    int count = super.read(into, offset, (int) Math.min(length, left));
    if (count < 0) {
      throw new EOFException("the object ends " + left + " bytes early");
    }
    left -= count;
    return count;
  }
}

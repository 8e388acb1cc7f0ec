package dev.cuepost.openapi.oss;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * The bytes of an object on their way in. At their end they are checked, so that whoever stores
 * them fails before anything wrong is stored. Read by one thread.
 */
final class Upload extends FilterInputStream {
  /** The largest object that one request may put. */
  static final long MAX_BYTES = 5L * 1024 * 1024 * 1024;

  private final List<ExpectedDigest> digests;
  private final Crc64 crc = new Crc64();
  private long size;

  /**
   * Constructs an upload.
   *
   * @param digests what the client says its bytes hash to
   */
  Upload(InputStream bytes, List<ExpectedDigest> digests) {
    super(bytes);
    this.digests = List.copyOf(digests);
  }

  /** The client went away before the end. */
  static final class Broken extends IOException {
    private static final long serialVersionUID = 1L;

    Broken(Throwable cause) {
      super("the client broke off its upload", cause);
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int count = receive(into, offset, length);
    if (count < 0) {
      for (ExpectedDigest digest : digests) {
        digest.check();
      }
      return count;
    }
    size += count;
    if (size > MAX_BYTES) {
      throw new OssRefusal(OssError.TOO_LARGE);
    }
    crc.update(into, offset, count);
    for (ExpectedDigest digest : digests) {
      digest.update(into, offset, count);
    }
    return count;
  }

  /** As clients compare it: unsigned decimal. */
  String crc64() {
    return Long.toUnsignedString(crc.getValue());
  }

  private int receive(byte[] into, int offset, int length) throws Broken {
    try {
      return super.in.read(into, offset, length);
    } catch (IOException | RuntimeException e) {
      throw new Broken(e); // the server's stream tells of a lost connection in either way
    }
  }
}

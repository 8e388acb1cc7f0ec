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
  private long size;

  private Upload(InputStream bytes, List<ExpectedDigest> digests) {
    super(bytes);
    this.digests = List.copyOf(digests);
  }

  /**
   * The body of a request, which may be absent only if its length is told to be none. It is better
   * not closed: closing waits for all that the client announced.
   *
   * @throws OssRefusal if it has no length, is too large, or its digests are malformed
   */
  static Upload of(Exchange exchange) throws OssRefusal {
    if (exchange.header("content-length").isEmpty()
        && exchange.header("transfer-encoding").isEmpty()) {
      throw new OssRefusal(OssError.NO_LENGTH);
    }
    if (exchange.request().headers().contentLength().orElse(0) > MAX_BYTES) {
      throw new OssRefusal(OssError.TOO_LARGE);
    }
    return new Upload(
        exchange.request().content().hasEntity()
            ? exchange.request().content().inputStream()
            : InputStream.nullInputStream(),
        ExpectedDigest.of(exchange));
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
    for (ExpectedDigest digest : digests) {
      digest.update(into, offset, count);
    }
    return count;
  }

  private int receive(byte[] into, int offset, int length) throws Broken {
    try {
      return super.in.read(into, offset, length);
    } catch (IOException | RuntimeException e) {
      throw new Broken(e); // the server's stream tells of a lost connection in either way
    }
  }
}

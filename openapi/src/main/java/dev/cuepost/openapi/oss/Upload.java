package dev.cuepost.openapi.oss;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;

/**
 * The bytes of an object on their way in. At their end they are checked, so that whoever stores
 * them fails before anything wrong is stored. Read by one thread.
 */
final class Upload extends FilterInputStream {
  /** The largest object that one request may put. */
  static final long MAX_BYTES = 5L * 1024 * 1024 * 1024;

  private static final int MD5_BYTES = 16;

  private final Optional<byte[]> expectedMd5;
  private final MessageDigest md5;
  private final Crc64 crc = new Crc64();
  private long size;

  /**
   * Constructs an upload.
   *
   * @param contentMd5 what the client says, base64
   * @throws OssRefusal if that is no MD5
   */
  Upload(InputStream bytes, Optional<String> contentMd5) throws OssRefusal {
    super(bytes);
    this.expectedMd5 =
        contentMd5.isPresent() ? Optional.of(decode(contentMd5.get())) : Optional.empty();
    try {
      this.md5 = MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has MD5", e);
    }
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
      checkWhole();
      return count;
    }
    size += count;
    if (size > MAX_BYTES) {
      throw new OssRefusal(OssError.TOO_LARGE);
    }
    crc.update(into, offset, count);
    if (expectedMd5.isPresent()) {
      md5.update(into, offset, count);
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

  private void checkWhole() throws OssRefusal {
    if (expectedMd5.isPresent()) {
      // a clone, because the end may be read more than once
      byte[] met = digestSoFar();
      if (!MessageDigest.isEqual(expectedMd5.get(), met)) {
        throw new OssRefusal(OssError.INVALID_DIGEST);
      }
    }
  }

  private byte[] digestSoFar() {
    try {
      return ((MessageDigest) md5.clone()).digest();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("the JDK's MD5 can be cloned", e);
    }
  }

  private static byte[] decode(String contentMd5) throws OssRefusal {
    try {
      byte[] decoded = Base64.getDecoder().decode(contentMd5.strip());
      if (decoded.length == MD5_BYTES) {
        return decoded;
      }
    } catch (IllegalArgumentException _) {
      // told below
    }
    throw new OssRefusal(OssError.INVALID_DIGEST);
  }
}

package dev.cuepost.openapi.oss;

import static dev.cuepost.identity.OssSignatureV4.UNSIGNED_PAYLOAD;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** A hash that a client says its body has. Used by one thread. */
final class ExpectedDigest {
  private static final int MD5_BYTES = 16;
  private static final int SHA256_BYTES = 32;

  private final byte[] expected;
  private final MessageDigest met;
  private final OssError mismatch;

  private ExpectedDigest(byte[] expected, String algorithm, OssError mismatch) {
    this.expected = expected;
    this.mismatch = mismatch;
    try {
      this.met = MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has " + algorithm, e);
    }
  }

  /**
   * Those that the headers of a request tell.
   *
   * @throws OssRefusal if one is malformed
   */
  static List<ExpectedDigest> of(Exchange exchange) throws OssRefusal {
    List<ExpectedDigest> digests = new ArrayList<>();
    Optional<String> md5 = exchange.header("content-md5");
    if (md5.isPresent()) {
      digests.add(md5(md5.get()));
    }
    String sha256 = exchange.header("x-oss-content-sha256").orElse(UNSIGNED_PAYLOAD);
    if (!sha256.equals(UNSIGNED_PAYLOAD)) {
      digests.add(sha256(sha256).orElseThrow(() -> new OssRefusal(OssError.MALFORMED_SHA256)));
    }
    return digests;
  }

  /**
   * The one of a {@code Content-MD5}.
   *
   * @throws OssRefusal if the text is no MD5 in base64
   */
  private static ExpectedDigest md5(String base64) throws OssRefusal {
    try {
      byte[] expected = Base64.getDecoder().decode(base64.strip());
      if (expected.length == MD5_BYTES) {
        return new ExpectedDigest(expected, "MD5", OssError.INVALID_DIGEST);
      }
    } catch (IllegalArgumentException _) {
      // told below
    }
    throw new OssRefusal(OssError.INVALID_DIGEST);
  }

  /** The one of a {@code x-oss-content-sha256}; empty if the text is no SHA-256 in hex. */
  private static Optional<ExpectedDigest> sha256(String hex) {
    try {
      byte[] expected = HexFormat.of().parseHex(hex.strip());
      return expected.length == SHA256_BYTES
          ? Optional.of(new ExpectedDigest(expected, "SHA-256", OssError.INVALID_SHA256))
          : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  void update(byte[] bytes, int offset, int length) {
    met.update(bytes, offset, length);
  }

  /**
   * Compares with all bytes so far; may be called more than once.
   *
   * @throws OssRefusal if they have another hash
   */
  void check() throws OssRefusal {
    try {
      if (!MessageDigest.isEqual(expected, ((MessageDigest) met.clone()).digest())) {
        throw new OssRefusal(mismatch);
      }
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("the JDK's digests can be cloned", e);
    }
  }
}

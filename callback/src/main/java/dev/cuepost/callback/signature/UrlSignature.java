package dev.cuepost.callback.signature;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The documented signature of callbacks: a time and a hash that only the holder of the key can
 * make. The body is not covered.
 *
 * <p>On the wire: two headers; the signature is the MD5 of {@code URL|timestamp|key} in lower-case
 * hex, with the URL as configured, byte for byte, and the time in seconds since the epoch. Source:
 * IMS documentation, "Callback authentication"; VOD documentation, "HTTP callback authentication".
 */
public enum UrlSignature {
  IMS("X-ICE-TIMESTAMP", "X-ICE-SIGNATURE"),
  VOD("X-VOD-TIMESTAMP", "X-VOD-SIGNATURE");

  private final String timestampHeader;
  private final String signatureHeader;

  UrlSignature(String timestampHeader, String signatureHeader) {
    this.timestampHeader = timestampHeader;
    this.signatureHeader = signatureHeader;
  }

  public String timestampHeader() {
    return timestampHeader;
  }

  public String signatureHeader() {
    return signatureHeader;
  }

  /**
   * 32 lower-case hex digits.
   *
   * @param timestamp as in its header
   */
  public static String sign(String url, String timestamp, String key) {
    try {
      byte[] text = (url + "|" + timestamp + "|" + key).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has MD5", e);
    }
  }

  /** Whether the signature is that of the others; takes as long whichever digit differs. */
  public static boolean verify(String signature, String url, String timestamp, String key) {
    return MessageDigest.isEqual(
        signature.getBytes(StandardCharsets.UTF_8),
        sign(url, timestamp, key).getBytes(StandardCharsets.UTF_8));
  }
}

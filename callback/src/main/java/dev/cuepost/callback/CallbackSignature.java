package dev.cuepost.callback;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/**
 * What lets a receiver see that a callback comes from here: a time and a hash that only the holder
 * of the key can make. The body is not covered.
 *
 * <p>On the wire: two headers; the signature is the MD5 of {@code URL|timestamp|key} in lower-case
 * hex, with the URL as configured, byte for byte. Source: IMS documentation, "Callback
 * authentication".
 *
 * @param timestamp seconds since the epoch, decimal
 * @param signature 32 lower-case hex digits
 */
public record CallbackSignature(String timestamp, String signature) {
  public static final String TIMESTAMP_HEADER = "X-ICE-TIMESTAMP";
  public static final String SIGNATURE_HEADER = "X-ICE-SIGNATURE";

  public static CallbackSignature of(String url, Instant sentAt, String key) {
    String timestamp = Long.toString(sentAt.getEpochSecond());
    return new CallbackSignature(timestamp, md5(url + "|" + timestamp + "|" + key));
  }

  private static String md5(String text) {
    try {
      byte[] hash = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has MD5", e);
    }
  }
}

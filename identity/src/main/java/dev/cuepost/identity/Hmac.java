package dev.cuepost.identity;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Keyed hashes of texts. */
final class Hmac {
  private Hmac() {}

  /** Base64 of the keyed hash, all texts taken as UTF-8. */
  static String base64(String algorithm, String key, String text) {
    return Base64.getEncoder()
        .encodeToString(bytes(algorithm, key.getBytes(StandardCharsets.UTF_8), text));
  }

  /** The keyed hash of a text, taken as UTF-8. */
  static byte[] bytes(String algorithm, byte[] key, String text) {
    return keyed(algorithm, key).doFinal(text.getBytes(StandardCharsets.UTF_8));
  }

  /** A hash ready for the key; a copy of it costs a fraction of making one. */
  static Mac keyed(String algorithm, byte[] key) {
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(key, algorithm));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK has no " + algorithm, e);
    }
  }

  /** Compares in a time that does not tell where two texts differ. */
  static boolean equal(String expected, String met) {
    return MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.UTF_8), met.getBytes(StandardCharsets.UTF_8));
  }
}

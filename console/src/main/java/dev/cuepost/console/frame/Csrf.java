package dev.cuepost.console.frame;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Shows that a form comes from a page of ours: it has a text that follows from the visitor's
 * cookie, which no other site can read. Pages are not compressed, for that would tell the text bit
 * by bit.
 */
final class Csrf {
  static final String FIELD = "csrf";

  /** Where script of ours puts it, which other sites cannot send unasked. */
  static final String HEADER = "X-Csrf";

  private static final String ALGORITHM = "HmacSHA256";

  private Csrf() {}

  static String text(String cookie) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(cookie.getBytes(UTF_8), ALGORITHM));
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(mac.doFinal("console form".getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }

  static boolean matches(String cookie, String presented) {
    return !cookie.isEmpty()
        && MessageDigest.isEqual(text(cookie).getBytes(UTF_8), presented.getBytes(UTF_8));
  }
}

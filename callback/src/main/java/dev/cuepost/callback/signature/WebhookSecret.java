package dev.cuepost.callback.signature;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A secret of Standard Webhooks: 24 to 64 bytes, written {@code whsec_} and their base64. Source:
 * the specification of Standard Webhooks, "Signature scheme".
 */
public final class WebhookSecret {
  public static final String PREFIX = "whsec_";
  private static final int BYTES_MIN = 24;
  private static final int BYTES_MAX = 64;
  private static final int BYTES_NEW = 32;
  private static final int FINGERPRINT_BYTES = 4;

  private final byte[] bytes;

  private WebhookSecret(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Reads the written form.
   *
   * @throws IllegalArgumentException with a sentence that does not repeat the secret
   */
  public static WebhookSecret parse(String text) {
    if (!text.startsWith(PREFIX)) {
      throw new IllegalArgumentException("a webhook secret begins with " + PREFIX);
    }
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(text.substring(PREFIX.length()));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("what follows whsec_ must be base64", e);
    }
    if (bytes.length < BYTES_MIN || bytes.length > BYTES_MAX) {
      throw new IllegalArgumentException(
          "a webhook secret has %d to %d bytes, this one has %d"
              .formatted(BYTES_MIN, BYTES_MAX, bytes.length));
    }
    return new WebhookSecret(bytes);
  }

  /** A new one. */
  public static WebhookSecret generate(SecureRandom random) {
    byte[] bytes = new byte[BYTES_NEW];
    random.nextBytes(bytes);
    return new WebhookSecret(bytes);
  }

  /** The written form, to be shown to its owner only. */
  public String reveal() {
    return PREFIX + Base64.getEncoder().encodeToString(bytes);
  }

  /** Tells secrets apart and may be shown: the first 8 hex digits of the SHA-256 of the bytes. */
  public String fingerprint() {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(hash, 0, FINGERPRINT_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  byte[] bytes() {
    return bytes.clone();
  }

  /** Whether it is the same secret, however it was written. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof WebhookSecret that && MessageDigest.isEqual(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "WebhookSecret";
  }
}

package dev.cuepost.callback.signature;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The signature of Standard Webhooks, which covers the body: {@code v1,} and the base64 of the
 * HMAC-SHA256 of {@code id.timestamp.body}; several of them apart by blanks. Source: the
 * specification of Standard Webhooks, "Signature scheme" and "Webhook headers".
 */
public final class BodySignature {
  /** The event's id, by which a receiver knows one that it has had before. */
  public static final String ID_HEADER = "webhook-id";

  public static final String TIMESTAMP_HEADER = "webhook-timestamp";
  public static final String SIGNATURE_HEADER = "webhook-signature";
  private static final String VERSION = "v1,";

  private BodySignature() {}

  /**
   * The header's value, with one signature for each secret.
   *
   * @param timestamp seconds since the epoch, as in its header
   */
  public static String sign(List<WebhookSecret> secrets, String id, String timestamp, byte[] body) {
    return secrets.stream()
        .map(secret -> one(secret, id, timestamp, body))
        .collect(Collectors.joining(" "));
  }

  /** Whether one of the header's signatures is that of this secret. */
  public static boolean verify(
      String header, WebhookSecret secret, String id, String timestamp, byte[] body) {
    byte[] expected = one(secret, id, timestamp, body).getBytes(StandardCharsets.UTF_8);
    boolean found = false;
    for (String signature : header.split(" ", -1)) {
      found |= MessageDigest.isEqual(signature.getBytes(StandardCharsets.UTF_8), expected);
    }
    return found;
  }

  private static String one(WebhookSecret secret, String id, String timestamp, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.bytes(), "HmacSHA256"));
      mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
      return VERSION + Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }
}

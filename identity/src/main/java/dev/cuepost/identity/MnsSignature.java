package dev.cuepost.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;

/**
 * The signature that SMQ clients put on a request: HMAC-SHA1 over method, dates, {@code x-mns-*}
 * headers and the request target. It does not cover the body, except through {@code Content-MD5}.
 *
 * <p>Source: Message Service documentation, "Sign requests"
 * (https://www.alibabacloud.com/help/en/mns/sign-requests).
 */
public final class MnsSignature {
  private static final String ALGORITHM = "HmacSHA1";

  /**
   * The secret that was used last, made ready: most servers see one for thousands of requests.
   *
   * @param mac only ever copied
   */
  private record Keyed(String secret, Mac mac) {
    @Override
    public String toString() {
      return "Keyed[]";
    }
  }

  private static volatile Keyed last = new Keyed("-", Hmac.keyed(ALGORITHM, "-".getBytes(UTF_8)));

  private MnsSignature() {}

  /** Whether the signature, Base64 text, is that of this request under this secret. */
  public static boolean matches(MnsRequest request, String secret, String signature) {
    byte[] presented;
    try {
      presented = Base64.getDecoder().decode(signature);
    } catch (IllegalArgumentException _) {
      return false;
    }
    return MessageDigest.isEqual(hmac(secret, textToSign(request)), presented);
  }

  /** The signature of a request, Base64 text of 28 characters. */
  public static String of(MnsRequest request, String secret) {
    return Base64.getEncoder().encodeToString(hmac(secret, textToSign(request)));
  }

  /** What is signed: one line a part, absent ones empty, the target last without a line feed. */
  static String textToSign(MnsRequest request) {
    var text = new StringBuilder();
    text.append(request.method()).append('\n');
    text.append(request.header("content-md5").orElse("")).append('\n');
    text.append(request.header("content-type").orElse("")).append('\n');
    text.append(request.date().orElse("")).append('\n');
    request
        .headers()
        .forEach((name, value) -> {
          if (name.startsWith("x-mns-")) {
            text.append(name).append(':').append(value).append('\n');
          }
        });
    return text.append(request.target()).toString();
  }

  private static byte[] hmac(String secret, String text) {
    Keyed key = last;
    if (!key.secret().equals(secret)) {
      key = new Keyed(secret, Hmac.keyed(ALGORITHM, secret.getBytes(UTF_8)));
      last = key;
    }
    try {
      return ((Mac) key.mac().clone()).doFinal(text.getBytes(UTF_8));
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("the platform's own " + ALGORITHM + " can be copied", e);
    }
  }
}

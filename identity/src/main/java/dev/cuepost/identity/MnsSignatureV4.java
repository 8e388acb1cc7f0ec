package dev.cuepost.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * The signature that newer SMQ clients put on a request when told to: HMAC-SHA256 over method,
 * path, parameters, time, {@code content-*} and {@code x-mns-*} headers, with a key for the day and
 * the region. It covers neither the body, except through {@code Content-MD5}, nor the base path of
 * an endpoint.
 *
 * <p>Source: aliyun-sdk-mns 2.0.0, the only client that has it.
 */
public final class MnsSignatureV4 {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private MnsSignatureV4() {}

  /**
   * Whether the signature is that of this request under this secret.
   *
   * <p>The client signs its query unescaped. Whether one that must escape does so before or after
   * signing is not known, so both are right.
   *
   * @param time when the request was made, by its own account
   */
  public static boolean matches(
      MnsRequest request, String secret, MnsScope scope, Instant time, String signature) {
    if (Hmac.equal(of(request, secret, scope, time), signature)) {
      return true;
    }
    return request.query().contains("%")
        && Hmac.equal(
            sign(secret, scope, text(request, scope, time, MnsSignatureV4::decoded)), signature);
  }

  /** The signature of a request, 64 lower-case hex digits. */
  public static String of(MnsRequest request, String secret, MnsScope scope, Instant time) {
    return sign(secret, scope, text(request, scope, time, UnaryOperator.identity()));
  }

  /** What is signed. */
  static String textToSign(MnsRequest request, MnsScope scope, Instant time) {
    return text(request, scope, time, UnaryOperator.identity());
  }

  private static String text(
      MnsRequest request, MnsScope scope, Instant time, UnaryOperator<String> unescaped) {
    var text = new StringBuilder();
    text.append(scope.dialect().scheme()).append('\n');
    text.append(TIME.format(time)).append('\n');
    text.append(scope).append('\n');
    text.append(request.method()).append('\n');
    text.append(encoded(request.path()).replace("%2F", "/")).append('\n');
    text.append(query(request.query(), unescaped)).append('\n');
    request
        .headers()
        .forEach((name, value) -> {
          if (isSigned(name)) {
            text.append(name).append(':').append(value).append('\n');
          }
        });
    return text.append('\n').toString();
  }

  private static boolean isSigned(String header) {
    return header.startsWith("x-mns-")
        || header.equals("content-type")
        || header.equals("content-md5");
  }

  /** The parameters in the order of their names; of a repeated one the last counts. */
  private static String query(String raw, UnaryOperator<String> unescaped) {
    var parameters = new TreeMap<String, String>();
    for (String pair : raw.split("&", -1)) {
      int equals = pair.indexOf('=');
      var name = equals < 1 ? pair : pair.substring(0, equals);
      var value = equals < 1 ? "" : pair.substring(equals + 1);
      parameters.put(
          encoded(unescaped.apply(name).strip().toLowerCase(Locale.ROOT)),
          encoded(unescaped.apply(value).strip()));
    }
    var text = new StringBuilder();
    parameters.forEach((name, value) -> {
      text.append(text.isEmpty() ? "" : "&").append(name);
      text.append(value.isEmpty() ? "" : "=").append(value);
    });
    return text.toString();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }

  /** The text with its escapes decoded; as it is if one of them is broken. */
  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
    } catch (IllegalArgumentException _) {
      return text;
    }
  }

  private static String sign(String secret, MnsScope scope, String text) {
    byte[] key = (scope.dialect().keyPrefix() + secret).getBytes(UTF_8);
    for (var part :
        new String[] {scope.date(), scope.region(), "mns", scope.dialect().request(), text}) {
      key = Hmac.bytes("HmacSHA256", key, part);
    }
    return HexFormat.of().formatHex(key);
  }
}

package dev.cuepost.identity;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Signature version 1.0 of RPC-style calls, HMAC-SHA1 over the sorted parameters.
 *
 * <p>Source: ApsaraVideo VOD documentation, "Request signatures"; Alibaba Cloud documentation,
 * "Request syntax and signature method V2 for Alibaba Cloud API operations in the RPC style".
 */
public final class RpcSignature {
  private static final String ALGORITHM = "HmacSHA1";

  private RpcSignature() {}

  /**
   * The text that is signed.
   *
   * @param method as sent, upper case
   * @param parameters decoded names and values of query and form; {@code Signature} is left out
   */
  public static String stringToSign(String method, Map<String, String> parameters) {
    String canonical =
        parameters.entrySet().stream()
            .filter(parameter -> !parameter.getKey().equals("Signature"))
            .sorted(Map.Entry.comparingByKey())
            .map(parameter ->
                percentEncode(parameter.getKey()) + "=" + percentEncode(parameter.getValue()))
            .collect(Collectors.joining("&"));
    return method + "&%2F&" + percentEncode(canonical);
  }

  /** Base64 of the signature. */
  public static String sign(String secret, String stringToSign) {
    return Hmac.base64(ALGORITHM, secret + "&", stringToSign);
  }

  /**
   * Whether the signature is of this request. Some clients send parameters without a value and
   * leave them out of what they sign, others sign them: both are taken.
   */
  public static boolean verify(
      String secret, String method, Map<String, String> parameters, String signature) {
    return matches(secret, stringToSign(method, parameters), signature)
        || matches(secret, stringToSign(method, withoutEmpty(parameters)), signature);
  }

  private static boolean matches(String secret, String stringToSign, String signature) {
    return Hmac.equal(sign(secret, stringToSign), signature);
  }

  private static Map<String, String> withoutEmpty(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .filter(parameter -> !parameter.getValue().isEmpty())
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** RFC 3986: all but letters, digits and {@code - . _ ~} as upper-case hex of its UTF-8 bytes. */
  static String percentEncode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }
}

package dev.cuepost.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Signature version 3 of RPC-style calls, HMAC-SHA256 over method, path, query, the headers that
 * the client chose and the hash of the body.
 *
 * <p>Source: Alibaba Cloud SDK documentation, "Request syntax and signature method V3".
 */
public final class Acs3Signature {
  private static final String ALGORITHM = "HmacSHA256";

  private Acs3Signature() {}

  /**
   * What of a request is signed.
   *
   * @param method as sent, upper case
   * @param path as sent, percent-encoded
   * @param query decoded names and values, an empty value for a name alone
   * @param headers by lower-case name, each that is signed and maybe others
   * @param signedHeaders the names of those that are signed, lower case, in the client's order
   * @param bodyHash SHA-256 of the body as it was sent, see {@link #hash}
   */
  public record Request(
      String method,
      String path,
      Map<String, String> query,
      Map<String, String> headers,
      List<String> signedHeaders,
      String bodyHash) {
    public Request {
      query = Map.copyOf(query);
      headers = Map.copyOf(headers);
      signedHeaders = List.copyOf(signedHeaders);
      for (String name : signedHeaders) {
        if (!headers.containsKey(name)) {
          throw new IllegalArgumentException("the signed header " + name + " is not there");
        }
      }
    }
  }

  /** SHA-256 as the protocol writes it, in 64 lower-case hex digits. */
  public static String hash(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** The request as both sides write it down before they hash it. */
  public static String canonicalRequest(Request request) {
    String query =
        new TreeMap<>(request.query())
            .entrySet().stream()
                .map(parameter -> encode(parameter.getKey()) + "=" + encode(parameter.getValue()))
                .collect(Collectors.joining("&"));
    String headers =
        request.signedHeaders().stream()
            .map(name -> name + ":" + request.headers().getOrDefault(name, "").strip() + "\n")
            .collect(Collectors.joining());
    return String.join(
        "\n",
        request.method(),
        request.path(),
        query,
        headers,
        String.join(";", request.signedHeaders()),
        request.bodyHash());
  }

  /** The text that is signed. */
  public static String stringToSign(Request request) {
    return Acs3Authorization.SCHEME + "\n" + hash(canonicalRequest(request).getBytes(UTF_8));
  }

  /** The signature, 64 lower-case hex digits. */
  public static String sign(String secret, String stringToSign) {
    return HexFormat.of().formatHex(Hmac.bytes(ALGORITHM, secret.getBytes(UTF_8), stringToSign));
  }

  /** Whether the signature is that of this request under this secret. */
  public static boolean verify(String secret, Request request, String signature) {
    return Hmac.equal(sign(secret, stringToSign(request)), signature);
  }

  private static String encode(String text) {
    return RpcSignature.percentEncode(text);
  }
}

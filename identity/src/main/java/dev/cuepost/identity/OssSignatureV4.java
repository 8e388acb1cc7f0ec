package dev.cuepost.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Signature version 4 of the object storage protocol, in the {@code Authorization} header or in the
 * query: HMAC-SHA256 with a key for the day and the region. It covers the body only if the client
 * puts a hash of it into {@code x-oss-content-sha256}.
 *
 * <p>Source: Object Storage Service documentation, "Include a V4 signature in the Authorization
 * header" and "Include a V4 signature in a URL"; what the official Java client 3.18.5 signs.
 */
public final class OssSignatureV4 {
  /** The header's first word, and the first line of the text that is signed. */
  public static final String ALGORITHM = "OSS4-HMAC-SHA256";

  /** What stands for the hash of a body that is not signed. */
  public static final String UNSIGNED_PAYLOAD = "UNSIGNED-PAYLOAD";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final String MAC = "HmacSHA256";
  private static final String SIGNATURE_PARAMETER = "x-oss-signature";

  private OssSignatureV4() {}

  /**
   * What of a request is signed.
   *
   * @param method as sent, upper case
   * @param resource {@code /}, {@code /bucket/} or {@code /bucket/key}, the key decoded
   * @param query decoded names and values, an empty value for a name alone; {@code x-oss-signature}
   *     is left out
   * @param headers by lower-case name; unsigned ones may be among them
   * @param additionalHeaders names of those that are signed beside {@code content-type}, {@code
   *     content-md5} and {@code x-oss-*}
   * @param time when it was signed by the client's account
   * @param emptied names of parameters that were sent with an equals sign and nothing behind it
   */
  public record Request(
      String method,
      String resource,
      Map<String, String> query,
      Map<String, String> headers,
      List<String> additionalHeaders,
      OssCredential credential,
      Instant time,
      Set<String> emptied) {
    public Request {
      query = Map.copyOf(query);
      headers = Map.copyOf(headers);
      additionalHeaders = List.copyOf(additionalHeaders);
      emptied = Set.copyOf(emptied);
    }

    /** One whose parameters without a value are names alone. */
    public Request(
        String method,
        String resource,
        Map<String, String> query,
        Map<String, String> headers,
        List<String> additionalHeaders,
        OssCredential credential,
        Instant time) {
      this(method, resource, query, headers, additionalHeaders, credential, time, Set.of());
    }
  }

  /** The request as both sides write it down before they hash it. */
  public static String canonicalRequest(Request request) {
    return canonicalRequest(request, LoneNames.BARE);
  }

  private static String canonicalRequest(Request request, LoneNames loneNames) {
    return String.join(
        "\n",
        request.method(),
        RpcSignature.percentEncode(request.resource()).replace("%2F", "/"),
        canonicalQuery(request, loneNames),
        canonicalHeaders(request),
        String.join(";", request.additionalHeaders()),
        request.headers().getOrDefault("x-oss-content-sha256", UNSIGNED_PAYLOAD));
  }

  /** The text that is signed. */
  public static String stringToSign(Request request) {
    return stringToSign(request, canonicalRequest(request));
  }

  private static String stringToSign(Request request, String canonicalRequest) {
    return String.join(
        "\n",
        ALGORITHM,
        TIME.format(request.time()),
        request.credential().scope(),
        Acs3Signature.hash(canonicalRequest.getBytes(UTF_8)));
  }

  /** The signature, 64 lower-case hex digits. */
  public static String sign(String secret, Request request) {
    return sign(secret, request, canonicalRequest(request));
  }

  private static String sign(String secret, Request request, String canonicalRequest) {
    byte[] key = ("aliyun_v4" + secret).getBytes(UTF_8);
    for (String part :
        List.of(
            request.credential().date(),
            request.credential().region(),
            OssCredential.PRODUCT,
            OssCredential.REQUEST,
            stringToSign(request, canonicalRequest))) {
      key = Hmac.bytes(MAC, key, part);
    }
    return HexFormat.of().formatHex(key);
  }

  /**
   * Whether the signature is that of this request under this secret. Of parameters with an empty
   * value the official clients sign one form or another, also where they send both alike.
   */
  public static boolean verify(String secret, Request request, String signature) {
    return Stream.of(LoneNames.values())
        .map(loneNames -> canonicalRequest(request, loneNames))
        .distinct()
        .anyMatch(canonical -> Hmac.equal(sign(secret, request, canonical), signature));
  }

  private static String canonicalQuery(Request request, LoneNames loneNames) {
    Map<String, String> parameters = new TreeMap<>(); // by encoded name
    request
        .query()
        .forEach((name, value) -> {
          String encoded = RpcSignature.percentEncode(name);
          boolean equalsSignSent = request.emptied().contains(name);
          parameters.put(
              encoded, loneNames.write(encoded, RpcSignature.percentEncode(value), equalsSignSent));
        });
    parameters.remove(SIGNATURE_PARAMETER);
    return String.join("&", parameters.values());
  }

  private static String canonicalHeaders(Request request) {
    return new TreeMap<>(request.headers())
        .entrySet().stream()
            .filter(header -> isSigned(request, header.getKey()))
            .map(header -> header.getKey() + ":" + header.getValue().strip() + "\n")
            .collect(Collectors.joining());
  }

  private static boolean isSigned(Request request, String name) {
    return name.startsWith("x-oss-")
        || name.equals("content-type")
        || name.equals("content-md5")
        || request.additionalHeaders().contains(name);
  }
}

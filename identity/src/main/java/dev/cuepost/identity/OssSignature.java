package dev.cuepost.identity;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Signature version 1 of the object storage protocol, carried in the {@code Authorization} header
 * or in the query.
 *
 * <p>Source: Object Storage Service documentation, "Include a V1 signature in the Authorization
 * header" and "Include a V1 signature in a URL"; the names of sub-resources as in the official Java
 * client 3.18.5.
 */
public final class OssSignature {
  private static final String ALGORITHM = "HmacSHA1";

  /** Query parameters that choose what a request is about, and so are signed. */
  static final Set<String> SUB_RESOURCES =
      Set.of(
          """
          acl uploads location cors logging website referer lifecycle delete append tagging
          objectMeta uploadId partNumber security-token position response-cache-control
          response-content-disposition response-content-encoding response-content-language
          response-content-type response-expires img style styleName replication
          replicationProgress replicationLocation cname bucketInfo comp qos live status vod
          startTime endTime x-oss-process processConfiguration symlink stat udf udfName udfImage
          udfImageDesc udfApplication udfApplicationLog restore versions versioning versionId
          encryption policy requestPayment x-oss-traffic-limit qosInfo asyncFetch sequential
          x-oss-request-payer vpcip vip inventory inventoryId continuation-token worm wormId
          wormExtend callback callback-var x-oss-dir x-oss-rename x-oss-delete
          transferAcceleration x-oss-ac-source-ip x-oss-ac-subnet-mask x-oss-ac-vpc-id
          x-oss-ac-forward-allow metaQuery resourceGroup regionList x-oss-async-process
          x-oss-write-get-object-response bucketArchiveDirectRead httpsConfig publicAccessBlock
          policyStatus redundancyTransition x-oss-target-redundancy-type
          x-oss-redundancy-transition-taskid accessPoint accessPointPolicy seal\
          """
              .split("\\s+"));

  private OssSignature() {}

  /**
   * What of a request is signed.
   *
   * @param method as sent, upper case
   * @param headers by lower-case name; unsigned ones may be among them; {@code date} is the time of
   *     expiry if the signature is in the query
   * @param resource {@code /}, {@code /bucket/} or {@code /bucket/key}, the key decoded
   * @param query decoded names and values, an empty value for a name alone; unsigned ones may be
   *     among them
   * @param emptied names of those that were sent with an equals sign and nothing behind it
   */
  public record Request(
      String method,
      Map<String, String> headers,
      String resource,
      Map<String, String> query,
      Set<String> emptied) {
    public Request {
      headers = Map.copyOf(headers);
      query = Map.copyOf(query);
      emptied = Set.copyOf(emptied);
    }

    /** One whose parameters without a value are names alone. */
    public Request(
        String method, Map<String, String> headers, String resource, Map<String, String> query) {
      this(method, headers, resource, query, Set.of());
    }
  }

  /** The text that is signed. */
  public static String stringToSign(Request request) {
    return text(request, LoneNames.BARE);
  }

  /** Base64 of the signature. */
  public static String sign(String secret, String stringToSign) {
    return Hmac.base64(ALGORITHM, secret, stringToSign);
  }

  /**
   * Whether the signature is of this request. A parameter with an empty value may have been signed
   * as its name alone or with an equals sign: the official client does either, by how it was told.
   */
  public static boolean verify(String secret, Request request, String signature) {
    return Stream.of(LoneNames.values())
        .map(loneNames -> text(request, loneNames))
        .distinct()
        .anyMatch(text -> Hmac.equal(sign(secret, text), signature));
  }

  private static String text(Request request, LoneNames loneNames) {
    String ossHeaders =
        new TreeMap<>(request.headers())
            .entrySet().stream()
                .filter(header -> header.getKey().toLowerCase(Locale.ROOT).startsWith("x-oss-"))
                .map(header -> header.getKey() + ":" + header.getValue().strip() + "\n")
                .collect(Collectors.joining());
    return request.method()
        + "\n"
        + header(request, "content-md5")
        + "\n"
        + header(request, "content-type")
        + "\n"
        + header(request, "date")
        + "\n"
        + ossHeaders
        + request.resource()
        + subResources(request, loneNames);
  }

  private static String header(Request request, String name) {
    return request.headers().getOrDefault(name, "").strip();
  }

  private static String subResources(Request request, LoneNames loneNames) {
    String signed =
        new TreeMap<>(request.query())
            .entrySet().stream()
                .filter(parameter -> SUB_RESOURCES.contains(parameter.getKey()))
                .map(parameter ->
                    loneNames.write(
                        parameter.getKey(),
                        parameter.getValue(),
                        request.emptied().contains(parameter.getKey())))
                .collect(Collectors.joining("&"));
    return signed.isEmpty() ? "" : "?" + signed;
  }
}

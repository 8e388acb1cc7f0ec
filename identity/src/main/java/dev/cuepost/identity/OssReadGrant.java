package dev.cuepost.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Signs addresses of objects, so that whoever has one may read it for a while, as far as the key
 * may.
 *
 * <p>Source: Object Storage Service documentation, "Include a V1 signature in a URL".
 *
 * @param until rounded down to a second
 */
public record OssReadGrant(AccessKey key, Instant until) {
  /**
   * The query of such an address, without its question mark.
   *
   * @param object its key, decoded
   * @param chosen further parameters, by which the answer is another one
   */
  public String query(String bucket, String object, Map<String, String> chosen) {
    Map<String, String> query = new LinkedHashMap<>(chosen);
    key.temporary().ifPresent(own -> query.put("security-token", own.securityToken()));
    String expires = Long.toString(until.getEpochSecond());
    String signature =
        OssSignature.sign(
            key.secret(),
            OssSignature.stringToSign(
                new OssSignature.Request(
                    "GET", Map.of("date", expires), "/%s/%s".formatted(bucket, object), query)));
    query.put("Expires", expires);
    query.put("OSSAccessKeyId", key.id());
    query.put("Signature", signature);
    return query.entrySet().stream()
        .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), UTF_8))
        .collect(Collectors.joining("&"));
  }
}

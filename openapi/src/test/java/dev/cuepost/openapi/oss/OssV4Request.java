package dev.cuepost.openapi.oss;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cuepost.identity.AccessKey;
import dev.cuepost.identity.OssCredential;
import dev.cuepost.identity.OssSignatureV4;
import dev.cuepost.openapi.RawHttp;
import java.io.IOException;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A request for the object {@code public-one/a}, built by hand so that a test can spoil it. */
final class OssV4Request {
  final Map<String, String> query = new LinkedHashMap<>();
  final Map<String, String> headers = new TreeMap<>();
  private final String method;
  private final String body;
  private final Instant time;
  private final String day;
  private List<String> additionalHeaders = List.of();

  /**
   * Constructs a request.
   *
   * @param time when it is signed
   * @param day the day of its credential, {@code yyyyMMdd}
   */
  OssV4Request(String method, String body, Instant time, String day) {
    this.method = method;
    this.body = body;
    this.time = time;
    this.day = day;
    headers.put("host", "127.0.0.1");
  }

  OssV4Request additional(String... names) {
    additionalHeaders = List.of(names);
    return this;
  }

  OssV4Request header(String name, String value) {
    headers.put(name, value);
    return this;
  }

  OssV4Request signHeader(AccessKey key) {
    headers.putIfAbsent("x-oss-content-sha256", "UNSIGNED-PAYLOAD");
    headers.put("x-oss-date", CompactDate.of(time));
    String additional =
        additionalHeaders.isEmpty()
            ? ""
            : "AdditionalHeaders=" + String.join(";", additionalHeaders) + ",";
    return header(
        "authorization",
        "OSS4-HMAC-SHA256 Credential=%s,%sSignature=%s"
            .formatted(credential(key), additional, sign(key)));
  }

  OssV4Request signAddress(AccessKey key, String seconds) {
    query.put("x-oss-signature-version", "OSS4-HMAC-SHA256");
    query.put("x-oss-credential", credential(key));
    query.put("x-oss-date", CompactDate.of(time));
    query.put("x-oss-expires", seconds);
    if (!additionalHeaders.isEmpty()) {
      query.put("x-oss-additional-headers", String.join(";", additionalHeaders));
    }
    query.put("x-oss-signature", sign(key));
    return this;
  }

  RawHttp.Answer send(ObjectFace face) throws IOException {
    String line =
        query.entrySet().stream()
            .map(p -> p.getKey() + "=" + URLEncoder.encode(p.getValue(), UTF_8))
            .collect(Collectors.joining("&", method + " /public-one/a?", " HTTP/1.1\n"));
    String head =
        headers.entrySet().stream()
            .map(header -> header.getKey() + ": " + header.getValue() + "\n")
            .collect(Collectors.joining());
    return RawHttp.send(
        face.port(), line + head + "content-length: " + body.length() + "\n\n" + body);
  }

  private String credential(AccessKey key) {
    return "%s/%s/cn-shanghai/oss/aliyun_v4_request".formatted(key.id(), day);
  }

  private String sign(AccessKey key) {
    return OssSignatureV4.sign(
        key.secret(),
        new OssSignatureV4.Request(
            method,
            "/public-one/a",
            query,
            headers,
            additionalHeaders,
            new OssCredential(key.id(), day, "cn-shanghai"),
            time));
  }
}

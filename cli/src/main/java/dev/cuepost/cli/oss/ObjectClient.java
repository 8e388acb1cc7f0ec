package dev.cuepost.cli.oss;

import dev.cuepost.cli.client.Refused;
import dev.cuepost.cli.client.Transport;
import dev.cuepost.cli.client.Xml;
import dev.cuepost.cli.outcome.Exit;
import dev.cuepost.cli.outcome.Failure;
import dev.cuepost.cli.site.ClientKey;
import dev.cuepost.identity.OssCredential;
import dev.cuepost.identity.OssSignatureV4;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Signed calls about one object.
 *
 * <p>Source: Object Storage Service documentation, "Include a V4 signature in the Authorization
 * header".
 */
public final class ObjectClient {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final String REGION = "cn-shanghai";

  private final Transport transport;
  private final ObjectPlace place;
  private final ClientKey key;
  private final String region;
  private final InstantSource clock;

  /**
   * Constructs a client.
   *
   * @param region what is signed as the region, if the address does not tell
   */
  public ObjectClient(
      Transport transport,
      ObjectPlace place,
      ClientKey key,
      Optional<String> region,
      InstantSource clock) {
    this.transport = transport;
    this.place = place;
    this.key = key;
    this.region = place.region().or(() -> region).orElse(REGION);
    this.clock = clock;
  }

  /**
   * One call.
   *
   * @param query decoded names and values, an empty value for a name alone
   * @return the answer's document, or an element without a name
   * @throws Refused if the storage does not do it
   */
  Reply call(String method, Map<String, String> query, BodyPublisher body) throws Refused {
    Instant now = clock.instant();
    Map<String, String> headers = new TreeMap<>();
    headers.put("x-oss-date", TIME.format(now));
    headers.put("x-oss-content-sha256", OssSignatureV4.UNSIGNED_PAYLOAD);
    headers.put("content-type", "application/octet-stream");
    key.token().ifPresent(token -> headers.put("x-oss-security-token", token));
    var credential = new OssCredential(key.id(), DAY.format(now), region);
    String signature =
        OssSignatureV4.sign(
            key.secret(),
            new OssSignatureV4.Request(
                method,
                "/" + place.bucket() + "/" + place.key(),
                query,
                headers,
                List.of(),
                credential,
                now));
    var request = HttpRequest.newBuilder(place.uri(encoded(query))).method(method, body);
    headers.forEach(request::header);
    request.header(
        "authorization",
        "%s Credential=%s/%s/%s/oss/aliyun_v4_request,Signature=%s"
            .formatted(OssSignatureV4.ALGORITHM, key.id(), credential.date(), region, signature));
    return read(transport.send(request.build(), "(" + body.contentLength() + " bytes)"));
  }

  /**
   * What was answered.
   *
   * @param tag of what was stored; empty if none was told
   * @param document its root; one without a name if there is none
   */
  record Reply(String tag, Xml document) {}

  private Reply read(HttpResponse<byte[]> response) throws Refused {
    Xml document = Xml.read(response.body()).orElseGet(() -> new Xml("", "", List.of()));
    if (response.statusCode() >= 300) {
      if (document.name().equals("Error")) {
        throw new Refused(
            document.value("Code"), document.value("Message"), document.value("RequestId"));
      }
      throw new Failure(
          Exit.UNREACHABLE,
          "%s answers with status %d and not as an object storage does"
              .formatted(place.endpoint(), response.statusCode()));
    }
    return new Reply(response.headers().firstValue("etag").orElse(""), document);
  }

  private static String encoded(Map<String, String> query) {
    return new TreeMap<>(query)
        .entrySet().stream()
            .map(parameter ->
                encoded(parameter.getKey())
                    + (parameter.getValue().isEmpty() ? "" : "=" + encoded(parameter.getValue())))
            .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}

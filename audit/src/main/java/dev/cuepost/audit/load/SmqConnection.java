package dev.cuepost.audit.load;

import dev.cuepost.identity.AccessKey;
import dev.cuepost.identity.MnsRequest;
import dev.cuepost.identity.MnsSignature;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Signed calls to a server over a connection of its own. For one thread. */
final class SmqConnection implements AutoCloseable {
  private static final Duration CONNECT_MAX = Duration.ofSeconds(5);

  /** Longer than any poll. */
  private static final Duration CALL_MAX = Duration.ofSeconds(45);

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_MAX)
          .build();
  private final URI endpoint;
  private final AccessKey key;
  private final InstantSource clock;

  SmqConnection(URI endpoint, AccessKey key, InstantSource clock) {
    this.endpoint = endpoint;
    this.key = key;
    this.clock = clock;
  }

  /**
   * One call, answered.
   *
   * @param target path and query as they are sent and signed
   * @throws java.net.ConnectException if nobody listens: then nothing was sent
   */
  Reply call(String method, String target, Optional<String> body)
      throws IOException, InterruptedException {
    Map<String, String> headers = new TreeMap<>();
    headers.put("Date", DATE.format(clock.instant()));
    headers.put("Content-Type", "text/xml;charset=utf-8");
    headers.put("x-mns-version", "2015-06-06");
    String path = endpoint.getRawPath() == null ? "" : endpoint.getRawPath().replaceAll("/$", "");
    var signed = new MnsRequest(method, path + target, headers);
    headers.put(
        "Authorization", "MNS %s:%s".formatted(key.id(), MnsSignature.of(signed, key.secret())));
    var request =
        HttpRequest.newBuilder(endpoint.resolve(path + target))
            .timeout(CALL_MAX)
            .method(method, body.map(BodyPublishers::ofString).orElseGet(BodyPublishers::noBody));
    headers.forEach(request::header);
    HttpResponse<byte[]> response = http.send(request.build(), BodyHandlers.ofByteArray());
    return new Reply(
        response.statusCode(),
        response.body().length == 0
            ? Optional.empty()
            : Optional.of(XmlDocument.read(response.body())));
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}

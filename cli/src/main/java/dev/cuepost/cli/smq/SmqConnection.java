package dev.cuepost.cli.smq;

import dev.cuepost.cli.client.Refused;
import dev.cuepost.cli.client.Transport;
import dev.cuepost.cli.client.Xml;
import dev.cuepost.cli.outcome.Exit;
import dev.cuepost.cli.outcome.Failure;
import dev.cuepost.cli.site.ClientKey;
import dev.cuepost.cli.site.Face;
import dev.cuepost.cli.site.Site;
import dev.cuepost.identity.MnsRequest;
import dev.cuepost.identity.MnsSignature;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Signed calls of the protocol, and what their answers mean. */
final class SmqConnection {
  /** Longer than any poll. */
  private static final Duration PATIENCE = Duration.ofSeconds(45);

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final Transport transport;
  private final URI endpoint;
  private final ClientKey key;
  private final InstantSource clock;

  SmqConnection(Transport transport, Site site, InstantSource clock) {
    this.transport = transport;
    this.endpoint = site.address(Face.SMQ);
    this.key = site.key();
    this.clock = clock;
  }

  /**
   * What was answered.
   *
   * @param root of its document; one without a name if it has none
   */
  record Answer(int status, Xml root) {}

  /**
   * One call.
   *
   * @param target path and query below the endpoint, as they are sent and signed
   * @param own headers beside those of every call, whose names begin with {@code x-mns-}
   * @param body may be empty
   * @throws Refused if the server does not do it
   */
  Answer call(String method, String target, Map<String, String> own, String body) throws Refused {
    String base = endpoint.getRawPath() == null ? "" : endpoint.getRawPath().replaceAll("/$", "");
    Map<String, String> headers = new TreeMap<>(own);
    headers.put("Date", DATE.format(clock.instant()));
    headers.put("Content-Type", "text/xml;charset=utf-8");
    headers.put("x-mns-version", "2015-06-06");
    var signed = new MnsRequest(method, base + target, headers);
    headers.put(
        "Authorization", "MNS %s:%s".formatted(key.id(), MnsSignature.of(signed, key.secret())));
    key.token().ifPresent(token -> headers.put("security-token", token));
    var request =
        HttpRequest.newBuilder(endpoint.resolve(base + target))
            .timeout(PATIENCE)
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    headers.forEach(request::header);
    return read(transport.send(request.build(), body));
  }

  private Answer read(HttpResponse<byte[]> response) throws Refused {
    int status = response.statusCode();
    if (status < 300 && response.body().length == 0) {
      return new Answer(status, new Xml("", "", List.of()));
    }
    Xml root = Xml.read(response.body()).orElseThrow(() -> foreign(status));
    if (root.name().equals("Error")) {
      throw refused(root);
    }
    if (root.name().equals("Errors") && !root.all("Error").isEmpty()) {
      throw refused(root.all("Error").getFirst()); // of a batch, of which others may be done
    }
    if (status >= 300) {
      throw foreign(status);
    }
    return new Answer(status, root);
  }

  private static Refused refused(Xml error) {
    return new Refused(
        error.value(error.value("Code").isEmpty() ? "ErrorCode" : "Code"),
        error.value(error.value("Message").isEmpty() ? "ErrorMessage" : "Message"),
        error.value("RequestId"));
  }

  private Failure foreign(int status) {
    return new Failure(
        Exit.UNREACHABLE,
        "%s answers with status %d and not as a server of queues does".formatted(endpoint, status));
  }
}

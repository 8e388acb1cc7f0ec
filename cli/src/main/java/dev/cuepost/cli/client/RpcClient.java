package dev.cuepost.cli.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cuepost.cli.outcome.Exit;
import dev.cuepost.cli.outcome.Failure;
import dev.cuepost.cli.site.ClientKey;
import dev.cuepost.cli.site.Face;
import dev.cuepost.cli.site.Site;
import dev.cuepost.identity.Acs3Authorization;
import dev.cuepost.identity.Acs3Signature;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Calls the operations of one product, signed in the headers.
 *
 * <p>Source: Alibaba Cloud SDK documentation, "Request syntax and signature method V3".
 */
public final class RpcClient {
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Transport transport;
  private final Face face;
  private final URI endpoint;
  private final ClientKey key;
  private final InstantSource clock;

  /** Constructs a client of a product. */
  public RpcClient(Transport transport, Site site, Face face, InstantSource clock) {
    this.transport = transport;
    this.face = face;
    this.endpoint = site.address(face).resolve("/");
    this.key = site.key();
    this.clock = clock;
  }

  /** The answer; whatever the server refuses is a {@link Failure}. */
  public JsonNode call(String action, Map<String, String> parameters) {
    try {
      return attempt(action, parameters);
    } catch (Refused refused) {
      throw refused.failure();
    }
  }

  /** The answer; a refusal is for the caller to deal with. */
  public JsonNode attempt(String action, Map<String, String> parameters) throws Refused {
    HttpResponse<byte[]> response = send(action, form(parameters));
    JsonNode answer = read(response);
    if (response.statusCode() != 200) {
      String code = answer.path("Code").asText();
      if (face == Face.CUEPOST
          && code.matches("InvalidAction.*|InvalidVersion.*|NoSuchVersion.*")) {
        throw new Failure(
            "%s is no Cuepost: it has no operation %s (%s)".formatted(endpoint, action, code));
      }
      throw new Refused(code, answer.path("Message").asText(), answer.path("RequestId").asText());
    }
    return answer;
  }

  private static String form(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(parameter ->
            URLEncoder.encode(parameter.getKey(), UTF_8)
                + "="
                + URLEncoder.encode(parameter.getValue(), UTF_8))
        .collect(Collectors.joining("&"));
  }

  private HttpResponse<byte[]> send(String action, String body) {
    Map<String, String> headers = headers(action, body);
    var request = HttpRequest.newBuilder(endpoint).timeout(PATIENCE);
    headers.forEach((name, value) -> {
      if (!name.equals("host")) { // which the HTTP client writes itself, in the same way
        request.header(name, value);
      }
    });
    request.header("authorization", authorization(headers));
    request.POST(HttpRequest.BodyPublishers.ofString(body));
    return transport.send(request.build(), body);
  }

  private Map<String, String> headers(String action, String body) {
    Map<String, String> headers = new TreeMap<>();
    headers.put("host", host());
    headers.put("content-type", FORM);
    headers.put("accept", "application/json");
    headers.put("x-acs-action", action);
    headers.put("x-acs-version", face.version());
    headers.put("x-acs-date", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
    headers.put("x-acs-signature-nonce", UUID.randomUUID().toString());
    headers.put("x-acs-content-sha256", Acs3Signature.hash(body.getBytes(UTF_8)));
    key.token().ifPresent(token -> headers.put("x-acs-security-token", token));
    return headers;
  }

  private String host() {
    return endpoint.getPort() < 0
        ? endpoint.getHost()
        : endpoint.getHost() + ":" + endpoint.getPort();
  }

  private String authorization(Map<String, String> headers) {
    List<String> signed = headers.keySet().stream().filter(name -> !name.equals("accept")).toList();
    String text =
        Acs3Signature.stringToSign(
            new Acs3Signature.Request(
                "POST",
                endpoint.getRawPath(),
                Map.of(),
                headers,
                signed,
                headers.getOrDefault("x-acs-content-sha256", "")));
    return "%s Credential=%s,SignedHeaders=%s,Signature=%s"
        .formatted(
            Acs3Authorization.SCHEME,
            key.id(),
            String.join(";", signed),
            Acs3Signature.sign(key.secret(), text));
  }

  private JsonNode read(HttpResponse<byte[]> response) {
    try {
      JsonNode answer = JSON.readTree(response.body());
      if (answer.isObject() && (response.statusCode() == 200 || answer.has("Code"))) {
        return answer;
      }
    } catch (IOException _) {
      // told below
    }
    throw new Failure(
        Exit.UNREACHABLE,
        "%s answers with status %d and not as a server of this protocol does"
            .formatted(endpoint, response.statusCode()));
  }
}

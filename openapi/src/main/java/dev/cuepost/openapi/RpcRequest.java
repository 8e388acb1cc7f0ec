package dev.cuepost.openapi;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cuepost.identity.Acs3Authorization;
import io.helidon.http.HeaderNames;
import io.helidon.http.RequestException;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What one request says, wherever its client put it: the query comes first, then a form body, then
 * a JSON object; what came earlier wins. Filled and read by one thread.
 */
final class RpcRequest {
  static final int BODY_MAX_BYTES = 4 * 1024 * 1024;
  static final int PARAMETERS_MAX = 500;

  private static final int JSON_DEPTH_MAX = 100;
  private static final ObjectMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(JSON_DEPTH_MAX).build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final ServerRequest request;
  private final Map<String, String> query = new LinkedHashMap<>();
  private final Map<String, String> signed = new LinkedHashMap<>();
  private final Map<String, String> all = new LinkedHashMap<>();
  private byte[] body = new byte[0];

  RpcRequest(ServerRequest request) {
    this.request = request;
  }

  /**
   * Reads query and body.
   *
   * @throws Refusal if one is malformed or too long; what was read before stays readable
   */
  void read() throws Refusal, IOException {
    form(request.query().rawValue());
    query.putAll(signed);
    body = readBody();
    if (body.length == 0) {
      return;
    }
    String text = new String(body, StandardCharsets.UTF_8);
    switch (contentType().orElseGet(() -> guess(text))) {
      case "application/x-www-form-urlencoded" -> form(text);
      case "application/json" -> json();
      default -> throw new Refusal(RpcError.UNKNOWN_BODY);
    }
  }

  String method() {
    return request.prologue().method().text();
  }

  /** As it stood in the request line, percent-encoded. */
  String path() {
    return request.prologue().uriPath().rawPath();
  }

  String host() {
    return header("Host").orElse("");
  }

  InetAddress clientAddress() {
    return ((InetSocketAddress) request.remotePeer().address()).getAddress();
  }

  boolean isSecure() {
    return request.isSecure();
  }

  int port() {
    return request.localPeer().port();
  }

  Optional<String> header(String name) {
    return request.headers().first(HeaderNames.create(name));
  }

  /** The value of a header; one without a value is as good as none. */
  Optional<String> filled(String name) {
    return header(name).filter(value -> !value.isEmpty());
  }

  /** Whether it is signed in its headers, which then name action and version too. */
  boolean isHeaderSigned() {
    return Acs3Authorization.isMeant(header("Authorization").orElse(""));
  }

  Optional<String> action() {
    return isHeaderSigned() ? filled("x-acs-action") : find("Action");
  }

  Optional<String> version() {
    return isHeaderSigned() ? filled("x-acs-version") : find("Version");
  }

  /** The value of a parameter; one without a value is as good as none. */
  Optional<String> find(String name) {
    return Optional.ofNullable(all.get(name)).filter(value -> !value.isEmpty());
  }

  String require(String name) throws Refusal {
    return find(name).orElseThrow(() -> new Refusal(RpcError.missing(name)));
  }

  Map<String, String> parameters() {
    return all;
  }

  /** Those that a signature in the parameters covers: query and form. */
  Map<String, String> signedParameters() {
    return signed;
  }

  /** Those of the query alone. */
  Map<String, String> query() {
    return query;
  }

  /** The body as it was sent. */
  byte[] body() {
    return body;
  }

  private byte[] readBody() throws Refusal, IOException {
    if (!request.content().hasEntity()) {
      return new byte[0];
    }
    if (request.headers().contentLength().orElse(0) > BODY_MAX_BYTES) {
      throw new Refusal(RpcError.BODY_TOO_LONG);
    }
    try {
      // Not closed: closing would wait for all that the client announced.
      InputStream stream = request.content().inputStream();
      byte[] bytes = stream.readNBytes(BODY_MAX_BYTES + 1);
      if (bytes.length > BODY_MAX_BYTES) {
        throw new Refusal(RpcError.BODY_TOO_LONG);
      }
      return bytes;
    } catch (RequestException e) {
      if (e.status().equals(Status.REQUEST_ENTITY_TOO_LARGE_413)) {
        throw new Refusal(RpcError.BODY_TOO_LONG);
      }
      throw new IOException("the body is framed wrongly", e);
    } catch (RuntimeException e) {
      throw new IOException("the body broke off", e); // so the server's stream tells it
    }
  }

  private Optional<String> contentType() {
    return header("Content-Type")
        .map(type -> type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
        .filter(type -> !type.isEmpty());
  }

  private static String guess(String body) {
    return body.stripLeading().startsWith("{")
        ? "application/json"
        : "application/x-www-form-urlencoded";
  }

  private void form(String text) throws Refusal {
    try {
      FormText.read(text, signed, PARAMETERS_MAX);
    } catch (IllegalArgumentException e) {
      throw new Refusal(RpcError.malformed(String.valueOf(e.getMessage())));
    } finally {
      signed.forEach(all::putIfAbsent);
    }
  }

  private void json() throws Refusal, IOException {
    JsonNode object;
    try {
      object = JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw new Refusal(RpcError.malformed("The body is not JSON."));
    }
    if (!object.isObject()) {
      throw new Refusal(RpcError.malformed("The body must be a JSON object."));
    }
    for (Map.Entry<String, JsonNode> part : object.properties()) {
      if (!part.getValue().isNull()) {
        JsonNode value = part.getValue();
        all.putIfAbsent(part.getKey(), value.isValueNode() ? value.asText() : value.toString());
      }
    }
    if (all.size() > PARAMETERS_MAX) {
      throw new Refusal(
          RpcError.malformed("A request has at most " + PARAMETERS_MAX + " parameters."));
    }
  }
}

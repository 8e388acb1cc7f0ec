package dev.cuepost.audit.callback;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cuepost.identity.AccessKey;
import dev.cuepost.identity.RpcSignature;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** Signed calls of the server's operations. Any threads may call. */
final class RpcConnection implements AutoCloseable {
  static final String OWN = "2026-12-01";
  static final String IMS = "2020-11-09";

  private static final Duration CONNECT_MAX = Duration.ofSeconds(5);
  private static final Duration CALL_MAX = Duration.ofSeconds(20);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_MAX)
          .build();
  private final URI endpoint;
  private final AccessKey key;
  private final InstantSource clock;

  /** An answer. */
  record Answer(int status, JsonNode body) {
    boolean ok() {
      return status == 200;
    }

    /** Whether the server said no, so that nothing was done. */
    boolean refused() {
      return 400 <= status && status < 500;
    }

    String code() {
      return "%d %s".formatted(status, body.path("Code").asText());
    }
  }

  RpcConnection(URI endpoint, AccessKey key, InstantSource clock) {
    this.endpoint = endpoint;
    this.key = key;
    this.clock = clock;
  }

  /**
   * One call, answered.
   *
   * @throws java.net.ConnectException if nobody listens: then nothing was sent
   */
  Answer call(String version, String action, Map<String, String> parameters)
      throws IOException, InterruptedException {
    Map<String, String> all = new TreeMap<>(parameters);
    all.put("Action", action);
    all.put("Version", version);
    all.put("Format", "JSON");
    all.put("AccessKeyId", key.id());
    all.put("SignatureMethod", "HMAC-SHA1");
    all.put("SignatureVersion", "1.0");
    all.put("SignatureNonce", UUID.randomUUID().toString());
    all.put("Timestamp", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
    all.put("Signature", RpcSignature.sign(key.secret(), RpcSignature.stringToSign("POST", all)));
    String form =
        all.entrySet().stream()
            .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), UTF_8))
            .collect(Collectors.joining("&"));
    HttpResponse<String> response =
        http.send(
            HttpRequest.newBuilder(endpoint.resolve("/"))
                .timeout(CALL_MAX)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build(),
            BodyHandlers.ofString());
    return new Answer(response.statusCode(), read(response.body()));
  }

  private static JsonNode read(String body) throws IOException {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw new IOException("the answer is no JSON", e);
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}

package dev.cuepost.openapi;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cuepost.identity.AccessControl;
import dev.cuepost.identity.AccessKey;
import dev.cuepost.identity.AccessKeys;
import dev.cuepost.identity.Entrance;
import dev.cuepost.identity.RpcSignature;
import dev.cuepost.identity.audit.AuditEntry;
import dev.cuepost.identity.guess.Guesses;
import dev.cuepost.identity.policy.Decision;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http1.Http1Config;
import java.io.IOException;
import java.net.URLEncoder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A gateway on a port of its own, for one account with a permanent and a temporary key, at a given
 * clock.
 */
public final class Gateway implements AutoCloseable {
  public static final String ACCOUNT = "1000000000000001";
  public static final AccessKey KEY =
      new AccessKey("LTAIexampleAk01", "ExampleSecret0001", ACCOUNT);
  public static final AccessKey TEMPORARY =
      new AccessKey(
          "STS.exampleTmpAk",
          "ExampleTmpSecret01",
          KEY.caller(),
          new AccessKey.Temporary("CAISexampleToken==", Instant.MAX));

  private final WebServer server;
  private final List<Duration> delays;
  private final List<AuditEntry> audited;
  private final InstantSource clock;

  private Gateway(
      WebServer server, List<Duration> delays, List<AuditEntry> audited, InstantSource clock) {
    this.audited = audited;
    this.server = server;
    this.delays = delays;
    this.clock = clock;
  }

  public static Gateway start(InstantSource clock, Product... products) {
    return start(
        clock,
        id -> Stream.of(KEY, TEMPORARY).filter(key -> key.id().equals(id)).findFirst(),
        (_, _) -> Decision.ALLOWED,
        products);
  }

  /** A gateway for whom others know. */
  public static Gateway start(
      InstantSource clock, AccessKeys keys, AccessControl control, Product... products) {
    return start(clock, CallRates.unlimited(), keys, control, products);
  }

  static Gateway start(
      InstantSource clock,
      CallRates rates,
      AccessKeys keys,
      AccessControl control,
      Product... products) {
    List<Duration> delays = new CopyOnWriteArrayList<>();
    List<AuditEntry> audited = new CopyOnWriteArrayList<>();
    var gateway =
        new RpcGateway(
            List.of(products),
            new Entrance(
                keys, control, new Guesses(clock::millis, delays::add, _ -> {}), audited::add),
            Nonces.inMemory(),
            rates,
            (port, host, named) ->
                host.contains("cn-beijing")
                    ? "cn-beijing"
                    : named.filter("cn-beijing"::equals).orElse("cn-shanghai"),
            clock,
            UUID::randomUUID);
    return new Gateway(
        WebServer.builder()
            .host("127.0.0.1")
            .maxPayloadSize(RpcGateway.PAYLOAD_MAX_BYTES)
            .addProtocol(
                Http1Config.builder().maxPrologueLength(RpcGateway.REQUEST_LINE_MAX_BYTES).build())
            .routing(routing -> routing.any("/", gateway))
            .build()
            .start(),
        delays,
        audited,
        clock);
  }

  /** How long answers to failed signatures would have been held back. */
  public List<Duration> delays() {
    return delays;
  }

  /** What the audit log was told. */
  public List<AuditEntry> audited() {
    return audited;
  }

  public int port() {
    return server.port();
  }

  /** {@code host:port}, as the official clients want it. */
  public String endpoint() {
    return "127.0.0.1:" + port();
  }

  /** Calls an operation by a signed GET and reads its answer in JSON. */
  public JsonNode call(String version, String action, Map<String, String> parameters)
      throws IOException {
    return call(KEY, version, action, parameters);
  }

  /** The same with another key, and with its token if it has one. */
  public JsonNode call(AccessKey key, String version, String action, Map<String, String> parameters)
      throws IOException {
    Map<String, String> all = new LinkedHashMap<>(parameters);
    key.temporary().ifPresent(temporary -> all.put("SecurityToken", temporary.securityToken()));
    return new ObjectMapper().readTree(answer(key, version, action, all).body());
  }

  /** The answer as it came. */
  public RawHttp.Answer answer(
      AccessKey key, String version, String action, Map<String, String> parameters)
      throws IOException {
    Map<String, String> all = new LinkedHashMap<>(parameters);
    all.put("Action", action);
    all.put("Version", version);
    all.put("Format", "JSON");
    all.put("AccessKeyId", key.id());
    all.put("SignatureMethod", "HMAC-SHA1");
    all.put("SignatureVersion", "1.0");
    all.put("SignatureNonce", UUID.randomUUID().toString());
    all.put("Timestamp", WireTime.of(clock.instant()));
    all.put("Signature", RpcSignature.sign(key.secret(), RpcSignature.stringToSign("GET", all)));
    String query =
        all.entrySet().stream()
            .map(p -> p.getKey() + "=" + URLEncoder.encode(p.getValue(), UTF_8))
            .collect(Collectors.joining("&"));
    return RawHttp.send(port(), "GET /?" + query + " HTTP/1.1\nHost: gateway.test\n\n");
  }

  @Override
  public void close() {
    server.stop();
  }
}

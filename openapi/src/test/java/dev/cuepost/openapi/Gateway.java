package dev.cuepost.openapi;

import dev.cuepost.identity.AccessKey;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http1.Http1Config;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A gateway on a port of its own, for one account with one key, at a given clock. */
public final class Gateway implements AutoCloseable {
  public static final String ACCOUNT = "1000000000000001";
  public static final AccessKey KEY =
      new AccessKey("LTAIexampleAk01", "ExampleSecret0001", ACCOUNT);

  private final WebServer server;

  private Gateway(WebServer server) {
    this.server = server;
  }

  public static Gateway start(InstantSource clock, Product... products) {
    var gateway =
        new RpcGateway(
            List.of(products),
            id -> Optional.of(KEY).filter(key -> key.id().equals(id)),
            RequestRegion.byPortOrHost(Map.of(), List.of("cn-shanghai", "cn-beijing")),
            clock,
            UUID::randomUUID);
    return new Gateway(
        WebServer.builder()
            .host("127.0.0.1")
            .addProtocol(
                Http1Config.builder().maxPrologueLength(RpcGateway.REQUEST_LINE_MAX_BYTES).build())
            .routing(routing -> routing.any("/", gateway))
            .build()
            .start());
  }

  public int port() {
    return server.port();
  }

  /** {@code host:port}, as the official clients want it. */
  public String endpoint() {
    return "127.0.0.1:" + port();
  }

  @Override
  public void close() {
    server.stop();
  }
}

package dev.cuepost.openapi.oss;

import dev.cuepost.identity.AccessKey;
import dev.cuepost.media.store.Buckets;
import dev.cuepost.media.store.DirectoryObjectStore;
import dev.cuepost.openapi.RequestRegion;
import dev.cuepost.state.Database;
import io.helidon.webserver.WebServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** An object face on a port of its own, for two accounts, over a real directory and database. */
final class ObjectFace implements AutoCloseable {
  static final AccessKey OWNER = new AccessKey("LTAIowner", "OwnerSecret", "1000000000000001");
  static final AccessKey STRANGER =
      new AccessKey("LTAIstranger", "StrangerSecret", "1000000000000002");

  private final Database database;
  private final WebServer server;

  private ObjectFace(Database database, WebServer server) {
    this.database = database;
    this.server = server;
  }

  static ObjectFace start(Path directory, InstantSource clock) throws IOException {
    Database database = Database.open(directory.resolve("state.db"));
    var buckets = new Buckets(database.jdbi(), clock);
    buckets.create("private-one", OWNER.account(), "cn-shanghai", Buckets.Acl.PRIVATE);
    buckets.create("public-one", OWNER.account(), "cn-shanghai", Buckets.Acl.PUBLIC_READ);
    var routes =
        new ObjectRoutes(
            DirectoryObjectStore.open(directory.resolve("objects"), clock, UUID::randomUUID),
            buckets,
            ObjectFace::find,
            RequestRegion.byPortOrHost(Map.of(), List.of("cn-shanghai")),
            clock,
            UUID::randomUUID);
    WebServer server =
        WebServer.builder()
            .host("127.0.0.1")
            .routing(routing -> routing.any(routes))
            .build()
            .start();
    return new ObjectFace(database, server);
  }

  int port() {
    return server.port();
  }

  String url() {
    return "http://127.0.0.1:" + port();
  }

  @Override
  public void close() {
    server.stop();
    database.close();
  }

  private static Optional<AccessKey> find(String id) {
    return Stream.of(OWNER, STRANGER).filter(key -> key.id().equals(id)).findFirst();
  }
}

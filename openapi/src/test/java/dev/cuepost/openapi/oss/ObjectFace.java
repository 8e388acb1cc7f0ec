package dev.cuepost.openapi.oss;

import dev.cuepost.identity.AccessControl;
import dev.cuepost.identity.AccessKey;
import dev.cuepost.identity.AccessKeys;
import dev.cuepost.identity.Entrance;
import dev.cuepost.identity.audit.AuditEntry;
import dev.cuepost.identity.guess.Guesses;
import dev.cuepost.identity.policy.Decision;
import dev.cuepost.media.store.BucketId;
import dev.cuepost.media.store.Buckets;
import dev.cuepost.media.store.DirectoryObjectStore;
import dev.cuepost.state.Database;
import dev.cuepost.state.TestDatabase;
import io.helidon.webserver.WebServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** An object face for two accounts and two regions, over a real directory and database. */
final class ObjectFace implements AutoCloseable {
  static final AccessKey OWNER = new AccessKey("LTAIowner", "OwnerSecret", "1000000000000001");
  static final AccessKey STRANGER =
      new AccessKey("LTAIstranger", "StrangerSecret", "1000000000000002");

  static final AccessKey TEMPORARY =
      new AccessKey(
          "STS.ofTheOwner",
          "TemporarySecret",
          OWNER.caller(),
          new AccessKey.Temporary("CAISexampleToken==", Instant.MAX));

  /** Told apart by host; the first one is the default. */
  private static final List<String> REGIONS = List.of("cn-shanghai", "cn-beijing");

  private final Database database;
  private final WebServer server;
  private final List<Duration> delays;
  private final List<AuditEntry> audited;

  private ObjectFace(
      Database database, WebServer server, List<Duration> delays, List<AuditEntry> audited) {
    this.audited = audited;
    this.database = database;
    this.server = server;
    this.delays = delays;
  }

  static ObjectFace start(Path directory, InstantSource clock) throws IOException {
    return start(directory, clock, (_, _) -> Decision.ALLOWED);
  }

  /** A face for its own accounts, to whom another says what they may. */
  static ObjectFace start(Path directory, InstantSource clock, AccessControl control)
      throws IOException {
    Database database = TestDatabase.open(directory);
    return start(directory, clock, database, ObjectFace::find, control);
  }

  /** A face for whom others know, over a database that it closes. */
  static ObjectFace start(
      Path directory,
      InstantSource clock,
      Database database,
      AccessKeys keys,
      AccessControl control)
      throws IOException {
    var buckets = new Buckets(database.jdbi(), clock);
    for (String region : REGIONS) {
      buckets.create(new BucketId(region, "public-one"), OWNER.account(), Buckets.Acl.PUBLIC_READ);
    }
    buckets.create(
        new BucketId("cn-shanghai", "private-one"), OWNER.account(), Buckets.Acl.PRIVATE);
    List<Duration> delays = new CopyOnWriteArrayList<>();
    List<AuditEntry> audited = new CopyOnWriteArrayList<>();
    var routes =
        new ObjectRoutes(
            DirectoryObjectStore.open(directory.resolve("objects"), clock, UUID::randomUUID),
            buckets,
            _ -> {},
            new Entrance(
                keys, control, new Guesses(clock::millis, delays::add, _ -> {}), audited::add),
            (port, host, named) -> REGIONS.get(host.contains("oss-cn-beijing.") ? 1 : 0),
            clock,
            UUID::randomUUID);
    WebServer server =
        WebServer.builder()
            .host("127.0.0.1")
            .contentEncoding(new KeptEncodings())
            .routing(routing -> routing.any(routes))
            .build()
            .start();
    return new ObjectFace(database, server, delays, audited);
  }

  /** How long answers to failed signatures would have been held back. */
  List<Duration> delays() {
    return delays;
  }

  /** What the audit log was told. */
  List<AuditEntry> audited() {
    return audited;
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
    return Stream.of(OWNER, STRANGER, TEMPORARY).filter(key -> key.id().equals(id)).findFirst();
  }
}

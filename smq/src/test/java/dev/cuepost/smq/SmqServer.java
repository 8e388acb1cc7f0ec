package dev.cuepost.smq;

import dev.cuepost.identity.AccessControl;
import dev.cuepost.identity.AccessKey;
import dev.cuepost.identity.AccessKeys;
import dev.cuepost.identity.Entrance;
import dev.cuepost.identity.audit.AuditEntry;
import dev.cuepost.identity.guess.Guesses;
import dev.cuepost.identity.policy.Decision;
import dev.cuepost.queue.QueueEngine;
import dev.cuepost.queue.QueueOwner;
import dev.cuepost.queue.TimeSource;
import dev.cuepost.queue.rocks.RocksQueueEngine;
import dev.cuepost.smq.connection.WatchfulConnections;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http1.Http1Config;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A server of the protocol on a free port of 127.0.0.1, with two accounts. */
final class SmqServer implements AutoCloseable {
  static final AccessKey KEY = new AccessKey("testKey", "testSecret", "1000000000000001");
  static final AccessKey OTHER_ACCOUNT = new AccessKey("other", "otherSecret", "1000000000000002");
  static final AccessKey TEMPORARY_KEY =
      new AccessKey(
          "temporary",
          "briefSecret",
          KEY.caller(),
          new AccessKey.Temporary("theToken", Instant.MAX));
  static final QueueOwner OWNER = new QueueOwner(KEY.account(), "cn-shanghai");

  private final QueueEngine engine;
  private final SmqRoutes routes;
  private final WebServer web;
  private final List<Duration> delays;
  private final List<AuditEntry> audited;

  private SmqServer(
      QueueEngine engine,
      SmqRoutes routes,
      WebServer web,
      List<Duration> delays,
      List<AuditEntry> audited) {
    this.audited = audited;
    this.engine = engine;
    this.routes = routes;
    this.web = web;
    this.delays = delays;
  }

  static SmqServer start(Path directory, TimeSource clock) throws IOException {
    return start(RocksQueueEngine.open(directory, clock), clock);
  }

  /**
   * A server over an engine, which it closes. Labels after {@code mns.} in the host are regions.
   */
  static SmqServer start(QueueEngine engine, TimeSource clock) {
    return start(engine, clock, Duration.ofSeconds(90));
  }

  /**
   * The same.
   *
   * @param idle when a connection on which nothing goes on is closed
   */
  static SmqServer start(QueueEngine engine, TimeSource clock, Duration idle) {
    Function<String, Optional<AccessKey>> keys =
        id -> Stream.of(KEY, OTHER_ACCOUNT, TEMPORARY_KEY).filter(k -> k.id().equals(id)).findAny();
    return start(engine, clock, idle, keys::apply, (_, _) -> Decision.ALLOWED);
  }

  /** A server for whom others know. */
  static SmqServer start(
      QueueEngine engine, TimeSource clock, AccessKeys keys, AccessControl control) {
    return start(engine, clock, Duration.ofSeconds(90), keys, control);
  }

  private static SmqServer start(
      QueueEngine engine, TimeSource clock, Duration idle, AccessKeys keys, AccessControl control) {
    var ids = requestIds();
    List<Duration> delays = new CopyOnWriteArrayList<>();
    List<AuditEntry> audited = new CopyOnWriteArrayList<>();
    var routes =
        new SmqRoutes(
            engine,
            new Entrance(
                keys,
                control,
                new Guesses(clock::steadyMillis, delays::add, _ -> {}),
                audited::add),
            new RememberedAttributes(),
            (host, port) -> host.contains(".mns.") ? host.split("\\.", -1)[2] : "cn-shanghai",
            clock,
            ids);
    var web =
        WebServer.builder()
            .host("127.0.0.1")
            .port(0)
            .maxPayloadSize(5 * 1024 * 1024)
            .shutdownGracePeriod(Duration.ofMillis(1))
            .idleConnectionTimeout(idle)
            .idleConnectionPeriod(idle.dividedBy(2))
            .directHandlers(new TransportErrors(ids).handlers())
            .addConnectionSelector(new WatchfulConnections(Http1Config.create()))
            .routing(
                HttpRouting.builder()
                    .register(routes)
                    .get("/", (request, response) -> response.send("another face"))
                    .any(routes.unknownAddress()))
            .build()
            .start();
    return new SmqServer(engine, routes, web, delays, audited);
  }

  private static Supplier<String> requestIds() {
    var last = new AtomicLong();
    return () -> "%024X".formatted(last.incrementAndGet());
  }

  QueueEngine engine() {
    return engine;
  }

  SmqRoutes routes() {
    return routes;
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
    return web.port();
  }

  String endpoint() {
    return "http://127.0.0.1:" + port();
  }

  @Override
  public void close() {
    engine.close();
    web.stop();
  }
}

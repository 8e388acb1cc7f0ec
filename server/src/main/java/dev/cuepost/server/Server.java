package dev.cuepost.server;

import dev.cuepost.callback.Callbacks;
import dev.cuepost.callback.delivery.DeliveryPolicy;
import dev.cuepost.egress.Egress;
import dev.cuepost.egress.EgressGuard;
import dev.cuepost.identity.Entrance;
import dev.cuepost.identity.guess.Guesses;
import dev.cuepost.media.render.Ffmpeg;
import dev.cuepost.media.store.BucketId;
import dev.cuepost.media.store.Buckets;
import dev.cuepost.openapi.RpcGateway;
import dev.cuepost.openapi.oss.ObjectRoutes;
import dev.cuepost.queue.QueueEngine;
import dev.cuepost.queue.TimeSource;
import dev.cuepost.smq.SmqRoutes;
import dev.cuepost.state.Database;
import dev.cuepost.state.Tally;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** A running server: all the parts, and how they fit together. */
final class Server implements AutoCloseable {
  private static final String DEMO_BUCKET = "demo";

  private final ServerConfig config;
  private final DataDirectory data;
  private final Listeners listeners;
  private final Health health;
  private final RpcGateway gateway;
  private final Closing parts;

  private Server(
      ServerConfig config,
      DataDirectory data,
      Listeners listeners,
      Health health,
      RpcGateway gateway,
      Closing parts) {
    this.config = config;
    this.data = data;
    this.listeners = listeners;
    this.health = health;
    this.gateway = gateway;
    this.parts = parts;
  }

  /**
   * Opens everything, the ports last.
   *
   * @throws Problem if something is in the way, in one sentence
   */
  static Server start(ServerConfig config) {
    var parts = new Closing();
    try (var reserved = new ReservedPorts()) {
      return start(config, parts, reserved);
    } catch (IOException | UncheckedIOException e) {
      parts.close();
      throw new Problem(e.getMessage(), e);
    } catch (RuntimeException e) {
      parts.close();
      throw e;
    }
  }

  private static Server start(ServerConfig config, Closing parts, ReservedPorts reserved)
      throws IOException {
    var random = new SecureRandom();
    Listeners listeners = Listeners.of(config, reserved);
    var data = parts.add(DataDirectory.open(config.data()));
    refuseMoved(config, data);
    var programs = new MediaPrograms(config, data.tools());
    CompletableFuture<Ffmpeg> ffmpeg = // looked for while the rest opens
        CompletableFuture.supplyAsync(programs::ffmpeg, Thread::startVirtualThread);
    var ids = new Ids(random);

    var database =
        parts.add(StateDatabase.open(config.stateDatabase(), data.state(), System::getenv));
    TimeSource clock = TimeSource.system(database.wall());
    var operator = Operator.open(config, data, database, clock, random, System::getenv, parts);
    var access = operator.access();
    QueueEngine queues =
        parts.add(
            QueueDatabase.open(
                config.queueDatabase(),
                StateDatabase.nodes(config.stateDatabase()),
                data.queues(),
                TimeSource
                    .system(), // it shares a clock of its own, and has to see when this is set
                config.durability(),
                random,
                System::getenv));
    var guard = EgressGuard.boundTo(config.address(), config.egressAllow());
    var egress = parts.add(new Egress(guard));
    var callbacks =
        parts.add(
            new Callbacks(
                database.jdbi(),
                database.bulletin(),
                queues,
                new ServicePermission(access, clock, config.address()),
                egress,
                new VaultSealing(access.vault()),
                clock,
                DeliveryPolicy.DOCUMENTED,
                config.logRetention()));
    var base = new Foundation(config, data, database, queues, callbacks, egress, clock, ids, parts);
    var media = MediaServices.open(base, listeners, programs, ffmpeg);
    makeDemoBuckets(config, operator.credentials(), media.buckets());
    var regions =
        new Regions(
            listeners.regionsByPort(), config.regions().stream().map(RegionPorts::id).toList());
    var entrance = new Entrance(access, access, guesses(database, clock), access.auditLog());
    access.start(config.auditRetention());
    var health = new Health(config.roles());
    var smq =
        new SmqRoutes(
            queues,
            entrance,
            new StoredAccountAttributes(database.jdbi()),
            (host, port) -> regions.of(port, host, Optional.empty()),
            clock,
            ids::upperHex24);
    var gateway = RpcFace.gateway(base, media, access, entrance, regions, random);
    var objectRoutes =
        new ObjectRoutes(
            media.objects(),
            media.buckets(),
            media::arrived,
            entrance,
            regions::of,
            clock,
            UUID::randomUUID);
    var console =
        ConsoleFace.routes(
            new ConsoleFace.Parts(
                access,
                entrance,
                queues,
                callbacks,
                media.editing(),
                media.processing(),
                media.library(),
                media.objects(),
                media.buckets(),
                media.urls(),
                media.endpoints(),
                regions.ids(),
                data,
                clock,
                ids,
                random));
    var metrics =
        Metrics.of(
            config,
            operator.credentials(),
            data,
            queues,
            gateway,
            callbacks,
            media.editing(),
            media.processing(),
            System::getenv);
    if (config.roles().contains(Role.DELIVER)) {
      callbacks.start();
    }
    media.begin(config);
    parts.add(database.bulletin()).start();
    reserved.yieldToListeners();
    WebServer web =
        listeners.open(
            () -> {
              var routing =
                  HttpRouting.builder()
                      .addFilter(metrics.requests().protocols())
                      .get("/health", health)
                      .get("/metrics", metrics.page());
              // Each request is tried on one route after another: the console's many come last.
              return config.roles().contains(Role.FACE)
                  ? routing
                      .register(smq)
                      .any("/", gateway)
                      .register(console)
                      .any(smq.unknownAddress())
                  : routing.any(new NoFace());
            },
            () ->
                config.roles().contains(Role.FACE)
                    ? HttpRouting.builder()
                        .addFilter(metrics.requests().objects())
                        .any(objectRoutes)
                    : HttpRouting.builder().any(new NoFace()),
            ids::upperHex24,
            clock);
    parts.add(web::stop);
    parts.add(smq::endWaits); // before that, or they would be cut off
    return new Server(config, data, listeners, health, gateway, parts);
  }

  /** All servers together count who fails. */
  private static Guesses guesses(Database database, TimeSource clock) {
    Tally failures = database.bulletin().tally("failures");
    var guesses =
        new Guesses(clock::steadyMillis, Thread::sleep, source -> failures.add(source, 1));
    failures.listen(guesses::failedElsewhere);
    return guesses;
  }

  /** Two servers would do the same work, on states that know nothing of each other. */
  private static void refuseMoved(ServerConfig config, DataDirectory data) {
    if (config.stateDatabase().isEmpty() && Files.exists(data.moved())) {
      throw new Problem(
          "what is in %s has moved to databases; give state.database, or remove the file %s to go on with what was left behind"
              .formatted(data.path(), data.moved()));
    }
  }

  /** The bucket of first steps, in each region. */
  private static void makeDemoBuckets(
      ServerConfig config, Credentials credentials, Buckets buckets) {
    for (RegionPorts region : config.regions()) {
      buckets.create(
          new BucketId(region.id(), DEMO_BUCKET), credentials.accountId(), Buckets.Acl.PUBLIC_READ);
    }
  }

  RpcGateway gateway() {
    return gateway;
  }

  /** What a user needs to know to call the server, by name. */
  Map<String, String> endpoints() {
    Map<String, String> endpoints = new LinkedHashMap<>();
    listeners.endpoints().forEach((name, uri) -> endpoints.put(name, uri.toString()));
    endpoints.put(
        "region", config.regions().stream().map(RegionPorts::id).collect(Collectors.joining(",")));
    if (config.stateDatabase().isPresent()) {
      endpoints.put(
          "roles",
          config.roles().stream().map(Role::word).sorted().collect(Collectors.joining(",")));
    }
    endpoints.put("data", data.path().toString());
    endpoints.put("credentials", data.credentials().toString());
    return endpoints;
  }

  /** Ends in order: no new requests, then the work, then the storage. */
  @Override
  public void close() {
    health.ending();
    parts.close();
  }
}

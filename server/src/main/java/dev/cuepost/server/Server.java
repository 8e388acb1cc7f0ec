package dev.cuepost.server;

import dev.cuepost.callback.Callbacks;
import dev.cuepost.callback.delivery.DeliveryPolicy;
import dev.cuepost.callback.event.EventIds;
import dev.cuepost.callback.event.Product;
import dev.cuepost.egress.Download;
import dev.cuepost.egress.Egress;
import dev.cuepost.egress.EgressGuard;
import dev.cuepost.egress.ResumableDownload;
import dev.cuepost.identity.Entrance;
import dev.cuepost.identity.guess.Guesses;
import dev.cuepost.media.app.Apps;
import dev.cuepost.media.asset.Library;
import dev.cuepost.media.category.Categories;
import dev.cuepost.media.job.Editing;
import dev.cuepost.media.mark.Marks;
import dev.cuepost.media.process.job.Processing;
import dev.cuepost.media.pull.Pulling;
import dev.cuepost.media.pull.RetryPauses;
import dev.cuepost.media.refresh.Refreshes;
import dev.cuepost.media.render.Ffmpeg;
import dev.cuepost.media.render.Probe;
import dev.cuepost.media.review.Reviews;
import dev.cuepost.media.search.AssetSearch;
import dev.cuepost.media.store.AbandonedUploads;
import dev.cuepost.media.store.BucketId;
import dev.cuepost.media.store.Buckets;
import dev.cuepost.media.store.MediaUrls;
import dev.cuepost.media.store.ObjectEndpoints;
import dev.cuepost.media.store.ObjectStore;
import dev.cuepost.media.store.StorageLocations;
import dev.cuepost.media.stream.Streams;
import dev.cuepost.openapi.Nonces;
import dev.cuepost.openapi.RpcGateway;
import dev.cuepost.openapi.cuepost.CallbackOperations;
import dev.cuepost.openapi.ims.Ims;
import dev.cuepost.openapi.ims.process.ProcessActions;
import dev.cuepost.openapi.oss.ObjectRoutes;
import dev.cuepost.openapi.ram.Ram;
import dev.cuepost.openapi.sts.Sts;
import dev.cuepost.openapi.upload.Destinations;
import dev.cuepost.openapi.upload.ReadUrls;
import dev.cuepost.openapi.upload.StreamWishes;
import dev.cuepost.openapi.upload.UploadGrants;
import dev.cuepost.openapi.vod.Vod;
import dev.cuepost.openapi.vod.process.VideoActions;
import dev.cuepost.queue.QueueEngine;
import dev.cuepost.queue.TimeSource;
import dev.cuepost.smq.SmqRoutes;
import dev.cuepost.state.Database;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;

/** A running server: all the parts, and how they fit together. */
final class Server implements AutoCloseable {
  private static final String DEMO_BUCKET = "demo";
  private static final Download.Limits PULL =
      new Download.Limits(20L << 30, Duration.ofMinutes(30));
  private static final int PULLS = 16;

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
    var media = new MediaPrograms(config, data.tools());
    CompletableFuture<Ffmpeg> ffmpeg = // looked for while the rest opens
        CompletableFuture.supplyAsync(media::ffmpeg, Thread::startVirtualThread);
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
    ObjectStore objects =
        ObjectsBucket.open(
            config.objectsBucket(), data.objects(), database.jdbi(), clock, System::getenv, parts);
    var abandonedUploads = parts.add(new AbandonedUploads(objects.uploads(), clock));
    var buckets = new Buckets(database.jdbi(), clock);
    makeDemoBuckets(config, operator.credentials(), buckets);
    var urls = new MediaUrls(listeners.objectEndpoints(config.defaultRegion()));
    ObjectEndpoints endpoints = listeners::objectEndpoint;
    var probe = new Probe(found(ffmpeg)); // one for all, as it knows what was looked at
    var processing =
        parts.add(
            Processing.of(
                new Processing.Parts(
                    database.jdbi(),
                    queues,
                    callbacks.events(),
                    objects,
                    buckets,
                    urls,
                    endpoints,
                    new Download(egress, clock, PULL),
                    found(ffmpeg),
                    probe,
                    media.plugin(egress, found(ffmpeg)),
                    clock,
                    ids::hex32,
                    data.scratch(),
                    config.jobTimeout())));
    var streams =
        parts.add(
            new Streams(
                new Streams.Parts(
                    database.jdbi(),
                    queues,
                    callbacks.events(),
                    objects,
                    buckets,
                    urls,
                    endpoints,
                    probe,
                    data.scratch(),
                    clock,
                    ids::hex32)));
    var library =
        parts.add(
            new Library(
                new Library.Parts(
                    database.jdbi(),
                    queues,
                    callbacks.events(),
                    objects,
                    buckets,
                    urls,
                    endpoints,
                    probe,
                    data.scratch(),
                    processing.videos()::usable,
                    gone -> {
                      processing.videos().gone(gone);
                      streams.gone(gone);
                    },
                    clock,
                    ids::hex32)));
    var pulling =
        parts.add(
            new Pulling(
                new Pulling.Parts(
                    database.jdbi(),
                    queues,
                    callbacks.events(),
                    objects,
                    library,
                    new ResumableDownload(egress, clock, PULL),
                    RetryPauses.DEFAULT,
                    data.pulls(),
                    clock,
                    ids::hex32)));
    var editing =
        Editing.of(
            new Editing.Parts(
                database.jdbi(),
                queues,
                callbacks.events(),
                (account, region) ->
                    callbacks
                        .settings()
                        .options()
                        .of(account, region, Product.IMS)
                        .progressInterval(),
                objects,
                buckets,
                urls,
                library,
                processing.templates(),
                new Download(egress, clock, PULL),
                found(ffmpeg),
                probe,
                media.speech(egress),
                clock,
                ids::hex32,
                data.scratch(),
                config.mediaLimits().of(config.jobTimeout())));
    parts.add(editing);

    var regions =
        new Regions(
            listeners.regionsByPort(), config.regions().stream().map(RegionPorts::id).toList());
    var entrance =
        new Entrance(
            access, access, new Guesses(clock::steadyMillis, Thread::sleep), access.auditLog());
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
    var categories = new Categories(database.jdbi(), clock);
    var search = new AssetSearch(database.jdbi());
    var reviews =
        new Reviews(database.jdbi(), callbacks.events(), new EventIds(clock, ids::hex32), clock);
    var grants = new UploadGrants(access.sessions(), endpoints);
    var reads = new ReadUrls(access.sessions(), urls, buckets);
    var destinations = new Destinations(new StorageLocations(database.jdbi(), clock), buckets);
    var gateway =
        new RpcGateway(
            List.of(
                Ims.product(
                    editing,
                    library,
                    grants,
                    pulling.pulls(),
                    categories,
                    search,
                    reviews,
                    reads,
                    new StreamWishes(processing.videos()::await, processing.groups()),
                    callbacks.settings().ims(),
                    destinations,
                    new Marks(database.jdbi(), ids::hex32),
                    streams,
                    ProcessActions.all(processing, urls, endpoints, reads)),
                Vod.product(
                    library,
                    editing,
                    grants,
                    pulling.pulls(),
                    categories,
                    search,
                    reviews,
                    reads,
                    callbacks.settings().vod(),
                    processing,
                    destinations,
                    new Apps(database.jdbi(), clock, ids::hex32),
                    VideoActions.all(
                        processing,
                        library.assets(),
                        endpoints,
                        reads,
                        access.sessions(),
                        new Refreshes(database.jdbi(), callbacks.events(), clock, ids::hex32))),
                Ram.product(access),
                Sts.product(access),
                CallbackOperations.product(
                    callbacks, editing.jobs(), processing.jobs(), clock, ids::hex32, random)),
            entrance,
            parts.add(nonces(database, data, clock, parts)),
            config.callRates(clock::steadyMillis),
            regions::of,
            clock,
            UUID::randomUUID);
    var objectRoutes =
        new ObjectRoutes(
            objects,
            buckets,
            arrived -> {
              library.arrivals().arrived(arrived);
              streams.arrived(arrived);
            },
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
                editing,
                processing,
                library,
                objects,
                buckets,
                urls,
                endpoints,
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
            editing,
            processing,
            System::getenv);
    begin(config, callbacks, library, streams, pulling, editing, processing);
    abandonedUploads.start();
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
              return config.roles().contains(Role.FACE)
                  ? routing
                      .register(console)
                      .register(smq)
                      .any("/", gateway)
                      .any(smq.unknownAddress())
                  : routing;
            },
            () ->
                config.roles().contains(Role.FACE)
                    ? HttpRouting.builder()
                        .addFilter(metrics.requests().objects())
                        .any(objectRoutes)
                    : HttpRouting.builder(),
            ids::upperHex24);
    parts.add(web::stop);
    return new Server(config, data, listeners, health, gateway, parts);
  }

  /** Two servers would do the same work, on states that know nothing of each other. */
  private static void refuseMoved(ServerConfig config, DataDirectory data) {
    if (config.stateDatabase().isEmpty() && Files.exists(data.moved())) {
      throw new Problem(
          "what is in %s has moved to databases; give state.database, or remove the file %s to go on with what was left behind"
              .formatted(data.path(), data.moved()));
    }
  }

  /** Begins what this server does by its roles; the rest is opened only, for its users. */
  private static void begin(
      ServerConfig config,
      Callbacks callbacks,
      Library library,
      Streams streams,
      Pulling pulling,
      Editing editing,
      Processing processing)
      throws IOException {
    if (config.roles().contains(Role.DELIVER)) {
      callbacks.start();
    }
    boolean renders = config.roles().contains(Role.RENDER);
    if (renders) {
      library.start();
      streams.start();
    } else {
      library.open();
      streams.open();
    }
    pulling.start(renders ? PULLS : 0);
    editing.start(renders ? config.workers() : 0);
    processing.start(renders ? config.workers() : 0);
  }

  /** Servers that share their state share what was called as well. */
  private static Nonces nonces(
      Database database, DataDirectory data, TimeSource clock, Closing parts) throws IOException {
    if (!database.bulletin().hasOthers()) {
      return Nonces.open(data.nonces(), clock.instant());
    }
    var shared = parts.add(new StoredNonces(database.aside(), clock));
    shared.start();
    return Nonces.in(shared);
  }

  private static Ffmpeg found(CompletableFuture<Ffmpeg> ffmpeg) {
    try {
      return ffmpeg.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof Problem problem ? problem : e;
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

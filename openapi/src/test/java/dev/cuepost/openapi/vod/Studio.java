package dev.cuepost.openapi.vod;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cuepost.access.Access;
import dev.cuepost.access.ServiceRole;
import dev.cuepost.callback.EventLog;
import dev.cuepost.callback.event.Event;
import dev.cuepost.callback.event.EventIds;
import dev.cuepost.callback.event.Product;
import dev.cuepost.egress.Download;
import dev.cuepost.egress.Egress;
import dev.cuepost.egress.EgressGuard;
import dev.cuepost.identity.AccessKey;
import dev.cuepost.media.app.Apps;
import dev.cuepost.media.asset.Asset;
import dev.cuepost.media.asset.AssetFile;
import dev.cuepost.media.asset.AssetKind;
import dev.cuepost.media.asset.AssetSource;
import dev.cuepost.media.asset.AssetState;
import dev.cuepost.media.asset.Details;
import dev.cuepost.media.asset.Library;
import dev.cuepost.media.category.Categories;
import dev.cuepost.media.process.job.Processing;
import dev.cuepost.media.refresh.Refreshes;
import dev.cuepost.media.render.Ffmpeg;
import dev.cuepost.media.render.Probe;
import dev.cuepost.media.review.Reviews;
import dev.cuepost.media.search.AssetSearch;
import dev.cuepost.media.store.BucketId;
import dev.cuepost.media.store.Buckets;
import dev.cuepost.media.store.DirectoryObjectStore;
import dev.cuepost.media.store.MediaUrls;
import dev.cuepost.media.store.ObjectName;
import dev.cuepost.media.store.StorageLocations;
import dev.cuepost.media.stream.AssetStreams;
import dev.cuepost.media.stream.FetchedStream;
import dev.cuepost.media.stream.Streams;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Gateway;
import dev.cuepost.openapi.category.AddCategory;
import dev.cuepost.openapi.category.CategoryActions;
import dev.cuepost.openapi.ims.process.ProcessActions;
import dev.cuepost.openapi.upload.Destinations;
import dev.cuepost.openapi.upload.ReadUrls;
import dev.cuepost.openapi.upload.StreamWishes;
import dev.cuepost.openapi.upload.UploadGrants;
import dev.cuepost.openapi.vod.process.VideoActions;
import dev.cuepost.queue.QueueEngine;
import dev.cuepost.queue.TimeSource;
import dev.cuepost.queue.rocks.RocksQueueEngine;
import dev.cuepost.state.Database;
import dev.cuepost.state.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * VOD on a gateway, and the processing of IMS, over real assets, objects, keys and jobs. Files that
 * come are looked at; jobs wait, as nobody does them.
 */
public final class Studio implements AutoCloseable {
  public static final String VOD = "2017-03-21";
  public static final String IMS = "2020-11-09";
  public static final String REGION = "cn-shanghai";
  public static final BucketId DEMO = new BucketId(REGION, "demo");

  /** Looked for once: to look starts three programs. */
  private static final Ffmpeg FFMPEG = ffmpeg();

  /** Where events go that do not go where the settings say. */
  final List<String> ownAddresses = new CopyOnWriteArrayList<>();

  public final Database database;
  public final DirectoryObjectStore objects;
  public final Library library;
  public final Access access;
  public final Processing processing;

  /** Streams that were to be fetched, which nobody does. */
  public final List<Streams.Wanted> wantedStreams = new CopyOnWriteArrayList<>();

  private final QueueEngine queues;
  private final Egress egress;
  private final Gateway gateway;

  public Studio(Path directory) throws IOException {
    this(directory, TimeSource.system());
  }

  public Studio(Path directory, TimeSource clock) throws IOException {
    database = TestDatabase.open(directory);
    access =
        Access.open(database.jdbi(), directory.resolve("master-key"), clock, new SecureRandom());
    access.adopt(Gateway.KEY, "one");
    access.roles().authorise(Gateway.ACCOUNT, ServiceRole.VOD);
    access.roles().authorise(Gateway.ACCOUNT, ServiceRole.ICE);
    queues = RocksQueueEngine.open(directory.resolve("queues"), clock);
    objects = DirectoryObjectStore.open(directory.resolve("objects"), clock, UUID::randomUUID);
    var buckets = new Buckets(database.jdbi(), clock);
    buckets.create(DEMO, Gateway.ACCOUNT, Buckets.Acl.PRIVATE);
    egress = new Egress(EgressGuard.boundTo(InetAddress.getLoopbackAddress(), List.of()));
    URI endpoint = URI.create("http://127.0.0.1:8701");
    var urls = new MediaUrls(Map.of(endpoint, REGION));
    var reads = new ReadUrls(access.sessions(), urls, buckets);
    var events = new EventLog((_, event) -> event.ownAddress().ifPresent(ownAddresses::add));
    Supplier<String> ids = () -> UUID.randomUUID().toString().replace("-", "");
    Path scratch = Files.createDirectories(directory.resolve("scratch"));
    var probe = new Probe(FFMPEG);
    processing =
        Processing.of(
            new Processing.Parts(
                database.jdbi(),
                queues,
                events,
                objects,
                buckets,
                urls,
                _ -> endpoint,
                new Download(egress, clock, new Download.Limits(1 << 20, Duration.ofSeconds(5))),
                FFMPEG,
                probe,
                Optional.empty(),
                Optional.empty(),
                clock,
                ids,
                scratch,
                Duration.ofMinutes(1)));
    library =
        new Library(
            new Library.Parts(
                database.jdbi(),
                queues,
                events,
                objects,
                buckets,
                urls,
                _ -> endpoint,
                probe,
                scratch,
                processing.videos()::usable,
                processing.videos()::gone,
                clock,
                ids));
    library.start();
    processing.start(0);
    gateway =
        Gateway.start(
            clock,
            access,
            access,
            new dev.cuepost.openapi.Product(
                "vod",
                VOD,
                actions(
                    new CategoryActions(new Categories(database.jdbi(), clock), Product.VOD),
                    reads,
                    endpoint,
                    new Refreshes(database.jdbi(), events, clock, ids),
                    new Apps(database.jdbi(), clock, ids))),
            new dev.cuepost.openapi.Product(
                "ice", IMS, ProcessActions.all(processing, urls, _ -> endpoint, reads)));
  }

  private List<Action> actions(
      CategoryActions categories, ReadUrls reads, URI endpoint, Refreshes refreshes, Apps apps) {
    var assets = library.assets();
    var facts = VideoFacts.of(processing.videos().made(), _ -> endpoint);
    var videos = new VideoAnswers(categories, reads::location, facts.pictures());
    var attached = new AttachedAnswer(assets::attributes, categories);
    Function<Asset, Optional<String>> groups = processing.videos().made()::templateGroup;
    Function<Asset, List<FetchedStream>> fetched = new AssetStreams(database.jdbi())::fetched;
    var clock = TimeSource.system();
    var buckets = new Buckets(database.jdbi(), clock);
    var grants = new UploadGrants(access.sessions(), _ -> endpoint);
    var destinations = new Destinations(new StorageLocations(database.jdbi(), clock), buckets);
    var reviews =
        new Reviews(
            database.jdbi(), new EventLog((_, _) -> {}), new EventIds(clock, () -> "0"), clock);
    List<Action> actions =
        new ArrayList<>(
            VideoActions.all(
                processing, assets, _ -> endpoint, reads, access.sessions(), fetched, refreshes));
    actions.addAll(AppActions.all(apps));
    actions.addAll(StorageClassActions.all(assets, library.storageClasses()));
    actions.addAll(
        List.of(
            new AddCategory(categories),
            new RegisterMedia(
                library.registrations(),
                categories,
                new StreamWishes(processing.videos()::await, processing.groups())),
            new CreateUploadVideo(
                assets,
                library.uploads(),
                grants,
                categories,
                new StreamWishes(processing.videos()::await, processing.groups()),
                destinations),
            new CreateUploadImage(library.uploads(), grants, categories, destinations),
            new RefreshUploadVideo(assets, library.uploads(), grants),
            new UploadStreamByURL(
                assets,
                (video, wanted) -> {
                  wantedStreams.add(wanted);
                  return new Streams.Pulled("job-of-" + video.mediaId(), "http://h.test/s");
                }),
            new UpdateVideoInfo(assets, library.changes(), categories),
            new GetVideoInfo(assets, videos, groups, reviews),
            new GetVideoInfos(assets, videos, groups),
            new GetVideoList(new AssetSearch(database.jdbi()), videos, _ -> endpoint),
            new SearchMedia(new AssetSearch(database.jdbi()), videos, facts, attached),
            new CreateUploadAttachedMedia(library.uploads(), grants, categories, destinations),
            new GetAttachedMediaInfo(assets, reads, attached),
            new DeleteVideo(assets, library.changes()),
            new DeleteMezzanines(assets, library.changes(), processing.videos().made()),
            new GetUploadDetails(assets),
            new GetMezzanineInfo(assets, facts, reads),
            new UpdateImageInfos(assets, library.changes(), categories),
            new GetImageInfo(assets, reads, categories)));
    return actions;
  }

  private static Ffmpeg ffmpeg() {
    List<Path> path = Arrays.stream(System.getenv("PATH").split(":", -1)).map(Path::of).toList();
    return switch (Ffmpeg.locate(Optional.empty(), path, Path.of("target", "ffmpeg"))) {
      case Ffmpeg.Location.Found(Ffmpeg found) -> found;
      case Ffmpeg.Location.Missing(String sentence) -> throw new AssertionError(sentence);
    };
  }

  public JsonNode call(String action, Map<String, String> parameters) throws IOException {
    return gateway.call(VOD, action, parameters);
  }

  public JsonNode call(AccessKey key, String action, Map<String, String> parameters)
      throws IOException {
    return gateway.call(key, VOD, action, parameters);
  }

  /** Calls an operation of IMS. */
  public JsonNode ims(String action, Map<String, String> parameters) throws IOException {
    return gateway.call(IMS, action, parameters);
  }

  /** The status of the answer. */
  public int status(String action, Map<String, String> parameters) throws IOException {
    return gateway.answer(Gateway.KEY, VOD, action, parameters).status();
  }

  /** The code of the error that it is answered with; empty if it is none. */
  public String code(String action, Map<String, String> parameters) throws IOException {
    return call(action, parameters).path("Code").asText();
  }

  public static String url(String key) {
    return "http://127.0.0.1:8701/demo/" + key;
  }

  /** Puts something there. */
  public void put(String key, byte[] content) throws IOException {
    objects.put(
        new ObjectName(DEMO, key), "application/octet-stream", new ByteArrayInputStream(content));
  }

  public boolean has(String key) throws IOException {
    return objects.find(new ObjectName(DEMO, key)).isPresent();
  }

  /** An asset of VOD whose file lies in the bucket under its id. */
  public void asset(String id, AssetKind kind, AssetState state, Optional<String> reference)
      throws IOException {
    put(id, new byte[10]);
    Instant at = Instant.ofEpochSecond(1);
    var asset =
        new Asset(
            id,
            Product.VOD,
            Gateway.ACCOUNT,
            REGION,
            Event.DEFAULT_APP,
            kind,
            state,
            AssetSource.UPLOADED,
            url(id),
            new Details(
                "title of " + id,
                "",
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                reference),
            Optional.empty(),
            state == AssetState.UPLOADING
                ? Optional.empty()
                : Optional.of(
                    new AssetFile(10, Optional.of(Duration.ofMillis(1_500)), Optional.empty())),
            Optional.empty(),
            at,
            at);
    database.jdbi().useTransaction(tx -> library.assets().insert(tx, asset));
  }

  public void video(String id) throws IOException {
    asset(id, AssetKind.VIDEO, AssetState.NORMAL, Optional.empty());
  }

  /** As if somebody had done a job, and made a file of it in the bucket. */
  public void done(String jobId, String key) throws IOException {
    done(jobId, key, "{}");
  }

  /**
   * The same.
   *
   * @param meta what was found in the file, a JSON object
   */
  public void done(String jobId, String key, String meta) throws IOException {
    put(key, new byte[10]);
    database
        .jdbi()
        .useHandle(handle ->
            handle.execute(
                """
                UPDATE process_job SET state = 'SUCCESS', percent = 100, result = ?,
                  finished_at = created_at WHERE job_id = ?
                """,
                "{\"keys\":[\"%s\"],\"meta\":\"%s\"}".formatted(key, meta.replace("\"", "\\\"")),
                jobId));
  }

  /** The texts of the events recorded so far. */
  public List<String> events() {
    return database
        .jdbi()
        .withHandle(handle ->
            handle.select("SELECT body FROM event ORDER BY rowid").mapTo(String.class).list());
  }

  @Override
  public void close() {
    gateway.close();
    library.close();
    processing.close();
    egress.close();
    queues.close();
    access.close();
    database.close();
  }
}

package dev.cuepost.media.asset;

import dev.cuepost.callback.EventLog;
import dev.cuepost.callback.event.Event;
import dev.cuepost.callback.event.Product;
import dev.cuepost.media.render.Drawing;
import dev.cuepost.media.render.Ffmpeg;
import dev.cuepost.media.render.FoundFfmpeg;
import dev.cuepost.media.store.BucketId;
import dev.cuepost.media.store.Buckets;
import dev.cuepost.media.store.DirectoryObjectStore;
import dev.cuepost.media.store.MediaUrls;
import dev.cuepost.media.store.ObjectName;
import dev.cuepost.media.store.StoredObject;
import dev.cuepost.media.stream.Streams;
import dev.cuepost.queue.QueueEngine;
import dev.cuepost.queue.TimeSource;
import dev.cuepost.queue.rocks.RocksQueueEngine;
import dev.cuepost.state.Database;
import dev.cuepost.state.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Jdbi;

/**
 * Everything that assets stand on, for real, in one directory. Closing it and opening another one
 * on the same directory is a restart.
 */
public final class Shelf implements AutoCloseable {
  public static final String ACCOUNT = "1000000000000001";
  public static final String REGION = "cn-shanghai";
  public static final BucketId DEMO = new BucketId(REGION, "demo");

  private final Path directory;
  private final Database database;
  public final QueueEngine queues;
  public final DirectoryObjectStore objects;
  public final Library library;
  public final Streams streams;
  public final EventLog events;

  /** Where single events go instead of where the settings say, as far as any were told so. */
  public final List<String> ownAddresses = new CopyOnWriteArrayList<>();

  public Shelf(Path directory) throws IOException {
    this.directory = directory;
    TimeSource clock = TimeSource.system();
    database = TestDatabase.open(directory);
    queues = RocksQueueEngine.open(directory.resolve("queues"), clock);
    objects = DirectoryObjectStore.open(directory.resolve("objects"), clock, UUID::randomUUID);
    var buckets = new Buckets(database.jdbi(), clock);
    buckets.create(DEMO, ACCOUNT, Buckets.Acl.PRIVATE);
    URI endpoint = URI.create("http://127.0.0.1:8701");
    events = new EventLog((_, event) -> event.ownAddress().ifPresent(ownAddresses::add));
    var urls = new MediaUrls(Map.of(endpoint, REGION));
    var probe = FoundFfmpeg.probe(ffmpeg());
    Path scratch = Files.createDirectories(directory.resolve("scratch"));
    streams =
        new Streams(
            new Streams.Parts(
                database.jdbi(),
                queues,
                events,
                objects,
                buckets,
                urls,
                _ -> endpoint,
                probe,
                scratch,
                clock,
                Shelf::id));
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
                _ -> {},
                streams::gone,
                clock,
                Shelf::id));
  }

  private static String id() {
    return UUID.randomUUID().toString().replace("-", "");
  }

  private static Ffmpeg ffmpeg() {
    return FoundFfmpeg.installed();
  }

  public static NewAsset wish(Product product, AssetKind kind, String title) {
    return new NewAsset(
        product,
        ACCOUNT,
        REGION,
        Event.DEFAULT_APP,
        kind,
        Details.NONE.titled(title),
        Optional.empty());
  }

  public static String url(String key) {
    return "http://127.0.0.1:8701/demo/" + key;
  }

  /** Puts a second of sound there. */
  public StoredObject sound(ObjectName name) throws IOException, InterruptedException {
    Path file = directory.resolve("sound.wav");
    Drawing.draw("-f|lavfi|-i|sine=duration=1", file);
    return objects.adopt(name, "audio/wav", file);
  }

  public StoredObject text(ObjectName name) throws IOException {
    return objects.put(
        name,
        "text/plain",
        new ByteArrayInputStream("no film at all".getBytes(StandardCharsets.UTF_8)));
  }

  /** An asset whose address is this one, however it came there. */
  String assetOf(NewAsset wish, String url) {
    String mediaId = library.uploads().begin(wish, "wav").asset().mediaId();
    database
        .jdbi()
        .useTransaction(
            h -> h.execute("UPDATE asset SET url = ? WHERE media_id = ?", url, mediaId));
    return mediaId;
  }

  public Asset await(String mediaId, AssetState state) {
    return Awaitility.await()
        .until(
            () -> library.assets().find(ACCOUNT, mediaId).orElseThrow(),
            asset -> asset.state() == state);
  }

  public Jdbi jdbi() {
    return database.jdbi();
  }

  /** What was told so far: the types of the events, in their order. */
  public List<String> told() {
    return database
        .jdbi()
        .withHandle(handle ->
            handle.select("SELECT type FROM event ORDER BY id").mapTo(String.class).list());
  }

  /** The text of the last event. */
  public String lastText() {
    return database
        .jdbi()
        .withHandle(handle ->
            handle
                .select("SELECT body FROM event ORDER BY id DESC LIMIT 1")
                .mapTo(String.class)
                .one());
  }

  @Override
  public void close() {
    streams.close();
    library.close();
    queues.close();
    database.close();
  }
}

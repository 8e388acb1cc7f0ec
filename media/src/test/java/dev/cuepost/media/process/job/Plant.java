package dev.cuepost.media.process.job;

import dev.cuepost.callback.EventLog;
import dev.cuepost.callback.event.Event;
import dev.cuepost.callback.event.Product;
import dev.cuepost.egress.Download;
import dev.cuepost.egress.Egress;
import dev.cuepost.egress.EgressGuard;
import dev.cuepost.media.json.Verdict;
import dev.cuepost.media.process.plugin.Plugin;
import dev.cuepost.media.render.Drawing;
import dev.cuepost.media.render.Ffmpeg;
import dev.cuepost.media.render.FoundFfmpeg;
import dev.cuepost.media.store.BucketId;
import dev.cuepost.media.store.Buckets;
import dev.cuepost.media.store.DirectoryObjectStore;
import dev.cuepost.media.store.MediaUrls;
import dev.cuepost.media.store.ObjectName;
import dev.cuepost.queue.QueueEngine;
import dev.cuepost.queue.TimeSource;
import dev.cuepost.queue.rocks.RocksQueueEngine;
import dev.cuepost.state.Database;
import dev.cuepost.state.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;

/**
 * Everything that processing stands on, for real, in one directory. Closing it and opening another
 * one on the same directory is a restart.
 */
final class Plant implements AutoCloseable {
  static final String ACCOUNT = "1000000000000001";
  static final String REGION = "cn-shanghai";
  static final BucketId DEMO = new BucketId(REGION, "demo");
  static final Owner OWNER = new Owner(Product.IMS, ACCOUNT, REGION);

  final Database database;
  final QueueEngine queues;
  final DirectoryObjectStore objects;
  final Processing processing;
  private final List<Event> told = new CopyOnWriteArrayList<>();
  private final Egress egress;
  private final Path directory;

  Plant(Path directory) throws IOException {
    this(directory, Optional.empty());
  }

  Plant(Path directory, Optional<Plugin> plugin) throws IOException {
    this(directory, plugin, TimeSource.system());
  }

  Plant(Path directory, Optional<Plugin> plugin, TimeSource clock) throws IOException {
    this.directory = directory;
    database = TestDatabase.open(directory);
    queues = RocksQueueEngine.open(directory.resolve("queues"), clock);
    objects = DirectoryObjectStore.open(directory.resolve("objects"), clock, UUID::randomUUID);
    var buckets = new Buckets(database.jdbi(), clock);
    buckets.create(DEMO, ACCOUNT, Buckets.Acl.PRIVATE);
    buckets.create(new BucketId(REGION, "foreign"), "1000000000000002", Buckets.Acl.PRIVATE);
    egress = new Egress(EgressGuard.boundTo(InetAddress.getLoopbackAddress(), List.of()));
    URI endpoint = URI.create("http://127.0.0.1:8701");
    processing =
        Processing.of(
            new Processing.Parts(
                database.jdbi(),
                queues,
                new EventLog((_, event) -> told.add(event)),
                objects,
                buckets,
                new MediaUrls(Map.of(endpoint, REGION)),
                _ -> endpoint,
                new Download(egress, clock, new Download.Limits(1 << 20, Duration.ofSeconds(5))),
                ffmpeg(),
                FoundFfmpeg.probe(ffmpeg()),
                plugin,
                plugin,
                clock,
                () -> UUID.randomUUID().toString().replace("-", ""),
                Files.createDirectories(directory.resolve("scratch")),
                Duration.ofMinutes(1)));
  }

  static Ffmpeg ffmpeg() {
    return FoundFfmpeg.installed();
  }

  /** Puts two seconds of moving test picture and a tone into the bucket. */
  void clip(String key) throws IOException, InterruptedException {
    Path file = directory.resolve("clip.mp4");
    Drawing.draw(
        "-f|lavfi|-i|testsrc2=size=320x180:rate=25:duration=2|-f|lavfi|-i|sine=duration=2"
            + "|-c:v|libx264|-preset|ultrafast|-pix_fmt|yuv420p|-c:a|aac",
        file);
    objects.adopt(new ObjectName(DEMO, key), "video/mp4", file);
  }

  boolean has(String key) throws IOException {
    return objects.find(new ObjectName(DEMO, key)).isPresent();
  }

  String text(String key) throws IOException {
    try (var content = objects.open(new ObjectName(DEMO, key)).orElseThrow()) {
      return new String(content.from(0).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  static Submission submission() {
    return new Submission(
        OWNER,
        Optional.of("a name"),
        Optional.of("{\"NotifyAddress\":\"ice-callback-a\",\"Order\":\"A-17\"}"),
        Optional.empty(),
        Optional.empty());
  }

  static <T> T accepted(Verdict<T> verdict) {
    return switch (verdict) {
      case Verdict.Accepted<T>(T value, _) -> value;
      case Verdict.Rejected<T>(var why) -> throw new AssertionError(why);
    };
  }

  static <T> String refused(Verdict<T> verdict) {
    return switch (verdict) {
      case Verdict.Accepted<T>(T value, _) -> throw new AssertionError("accepted: " + value);
      case Verdict.Rejected<T>(var why) -> why.code() + ": " + why.message();
    };
  }

  ProcessJob ended(ProcessJob job) {
    return Awaitility.await()
        .until(
            () -> processing.jobs().find(job.owner(), job.kind(), job.jobId()).orElseThrow(),
            found -> found.state().ended());
  }

  JobGroup ended(JobGroup group) {
    return Awaitility.await()
        .until(
            () ->
                processing
                    .jobs()
                    .findGroup(group.owner(), group.kind(), group.groupId())
                    .orElseThrow(),
            found -> found.state().ended());
  }

  /** The addresses of their own that the events recorded so far have. */
  List<Optional<String>> addresses() {
    return told.stream().map(Event::ownAddress).toList();
  }

  /** The applications that the events recorded so far belong to. */
  List<String> apps() {
    return told.stream().map(Event::app).toList();
  }

  /** The texts of the events recorded so far. */
  List<String> events() {
    return database
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery("SELECT body FROM event ORDER BY at, id")
                .mapTo(String.class)
                .list());
  }

  @Override
  public void close() {
    processing.close();
    egress.close();
    queues.close();
    database.close();
  }
}

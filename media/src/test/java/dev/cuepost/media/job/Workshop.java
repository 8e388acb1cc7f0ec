package dev.cuepost.media.job;

import dev.cuepost.callback.EventLog;
import dev.cuepost.egress.Download;
import dev.cuepost.egress.Egress;
import dev.cuepost.egress.EgressGuard;
import dev.cuepost.media.asset.Library;
import dev.cuepost.media.process.template.Templates;
import dev.cuepost.media.render.Drawing;
import dev.cuepost.media.render.Ffmpeg;
import dev.cuepost.media.render.FoundFfmpeg;
import dev.cuepost.media.speech.Speech;
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
import java.io.ByteArrayInputStream;
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

/**
 * Everything that editing stands on, for real, in one directory: a database, a queue engine, an
 * object store and FFmpeg. Closing it and opening another one on the same directory is a restart.
 */
final class Workshop implements AutoCloseable {
  static final String ACCOUNT = "1000000000000001";
  static final String REGION = "cn-shanghai";
  static final BucketId DEMO = new BucketId(REGION, "demo");

  final Database database;
  final QueueEngine queues;
  final DirectoryObjectStore objects;
  final Buckets buckets;
  final Library library;
  final Templates transcoding;
  final Editing editing;
  private final Editing.Parts parts;
  private final Egress egress;
  private final Path directory;

  /** How often progress is told. */
  volatile Optional<Duration> progressInterval = Optional.empty();

  Workshop(Path directory) throws IOException {
    this(directory, TimeSource.system());
  }

  Workshop(Path directory, TimeSource clock) throws IOException {
    this(directory, clock, LIMITS, ffmpeg());
  }

  Workshop(Path directory, TimeSource clock, JobLimits limits, Ffmpeg ffmpeg) throws IOException {
    this(
        directory,
        directory.resolve("scratch"),
        RocksQueueEngine.open(directory.resolve("queues"), clock),
        clock,
        limits,
        ffmpeg);
  }

  /** One that speaks and listens. */
  Workshop(Path directory, Speech speech) throws IOException {
    this(
        directory,
        directory.resolve("scratch"),
        RocksQueueEngine.open(directory.resolve("queues"), TimeSource.system()),
        TimeSource.system(),
        LIMITS,
        ffmpeg(),
        speech);
  }

  /** One of several processes that share a directory, each with a scratch directory of its own. */
  Workshop(
      Path directory,
      Path scratch,
      QueueEngine queues,
      TimeSource clock,
      JobLimits limits,
      Ffmpeg ffmpeg)
      throws IOException {
    this(directory, scratch, queues, clock, limits, ffmpeg, Speech.NONE);
  }

  private Workshop(
      Path directory,
      Path scratch,
      QueueEngine queues,
      TimeSource clock,
      JobLimits limits,
      Ffmpeg ffmpeg,
      Speech speech)
      throws IOException {
    this.directory = directory;
    this.queues = queues;
    Files.createDirectories(scratch);
    database = TestDatabase.open(directory);
    objects = DirectoryObjectStore.open(directory.resolve("objects"), clock, UUID::randomUUID);
    buckets = new Buckets(database.jdbi(), clock);
    buckets.create(DEMO, ACCOUNT, Buckets.Acl.PRIVATE);
    egress = new Egress(EgressGuard.boundTo(InetAddress.getLoopbackAddress(), List.of()));
    var events = new EventLog((_, _) -> {});
    var urls =
        new MediaUrls(
            Map.of(
                URI.create("http://127.0.0.1:8701"),
                REGION,
                URI.create("http://127.0.0.1:8703"),
                "cn-beijing"));
    library =
        new Library(
            new Library.Parts(
                database.jdbi(),
                queues,
                events,
                objects,
                buckets,
                urls,
                _ -> URI.create("http://127.0.0.1:8701"),
                FoundFfmpeg.probe(ffmpeg()),
                scratch,
                _ -> {},
                _ -> {},
                clock,
                Workshop::id));
    transcoding =
        new Templates(database.jdbi(), (_, _, _) -> Optional.empty(), clock, Workshop::id);
    parts =
        new Editing.Parts(
            database.jdbi(),
            queues,
            events,
            (_, _) -> progressInterval,
            objects,
            buckets,
            urls,
            library,
            transcoding,
            new Download(egress, clock, new Download.Limits(1 << 20, Duration.ofSeconds(5))),
            ffmpeg,
            FoundFfmpeg.probe(ffmpeg()),
            speech,
            clock,
            Workshop::id,
            scratch,
            limits);
    editing = Editing.of(parts);
  }

  /** Where all of it lies. */
  Path directory() {
    return directory;
  }

  /** Editing as another machine does it, that shares all but its scratch directory. */
  Editing beside(Path itsScratch) throws IOException {
    return Editing.of(
        new Editing.Parts(
            parts.jdbi(),
            parts.queues(),
            parts.events(),
            parts.progressInterval(),
            parts.objects(),
            parts.buckets(),
            parts.urls(),
            parts.library(),
            parts.transcoding(),
            parts.download(),
            parts.ffmpeg(),
            parts.probe(),
            parts.speech(),
            parts.clock(),
            parts.ids(),
            Files.createDirectories(itsScratch),
            parts.limits()));
  }

  /** The usual limits, but for the time. */
  static final JobLimits LIMITS =
      new JobLimits(
          JobLimits.USUAL.clips(),
          JobLimits.USUAL.inputs(),
          JobLimits.USUAL.output(),
          JobLimits.USUAL.pixels(),
          JobLimits.USUAL.sourceBytes(),
          Duration.ofMinutes(1));

  private static String id() {
    return UUID.randomUUID().toString().replace("-", "");
  }

  static Ffmpeg ffmpeg() {
    return FoundFfmpeg.installed();
  }

  /** Puts a clip of moving test picture and a tone into the bucket {@code demo}. */
  void clip(String key, int seconds) throws IOException, InterruptedException {
    clip(new ObjectName(DEMO, key), seconds);
  }

  void clip(ObjectName name, int seconds) throws IOException, InterruptedException {
    Path file = directory.resolve("clip.mp4");
    Drawing.draw(
        "-f|lavfi|-i|testsrc2=size=320x240:rate=25:duration=%d|-f|lavfi|-i|sine=duration=%1$d"
                .formatted(seconds)
            + "|-c:v|libx264|-preset|ultrafast|-pix_fmt|yuv420p|-c:a|aac",
        file);
    objects.adopt(name, "video/mp4", file);
  }

  /** Puts a text into the bucket {@code demo}. */
  void put(String key, String text) throws IOException {
    objects.put(
        new ObjectName(DEMO, key),
        "text/plain",
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  static String url(String key) {
    return "http://127.0.0.1:8701/demo/" + key;
  }

  static String timelineOf(String url) {
    return "{\"VideoTracks\":[{\"VideoTrackClips\":[{\"MediaURL\":\"%s\"}]}]}".formatted(url);
  }

  static SubmitEditing request(String timeline, String outputUrl) {
    return new SubmitEditing(
        ACCOUNT,
        REGION,
        new Script.Timeline(timeline),
        "{\"MediaURL\":\"%s\"}".formatted(outputUrl),
        Target.OBJECT,
        Optional.empty(),
        Optional.empty(),
        Optional.of("{\"NotifyAddress\":\"ice-callback-a\",\"Order\":\"A-17\"}"),
        Optional.empty());
  }

  EditingJob job(String jobId) {
    return editing.jobs().find(ACCOUNT, REGION, jobId).orElseThrow();
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

  /** Their types, in the order in which they were recorded. */
  List<String> eventTypes() {
    return database
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery("SELECT type FROM event ORDER BY at, id")
                .mapTo(String.class)
                .list());
  }

  @Override
  public void close() {
    editing.close();
    library.close();
    egress.close();
    queues.close();
    database.close();
  }
}

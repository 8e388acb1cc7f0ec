package dev.cuepost.bench;

import dev.cuepost.callback.EventLog;
import dev.cuepost.egress.Download;
import dev.cuepost.egress.Egress;
import dev.cuepost.egress.EgressGuard;
import dev.cuepost.media.asset.Library;
import dev.cuepost.media.job.Editing;
import dev.cuepost.media.job.EditingJob;
import dev.cuepost.media.job.JobLimits;
import dev.cuepost.media.job.Script;
import dev.cuepost.media.job.SubmitEditing;
import dev.cuepost.media.job.SubmitOutcome;
import dev.cuepost.media.job.Target;
import dev.cuepost.media.process.template.Templates;
import dev.cuepost.media.render.Ffmpeg;
import dev.cuepost.media.render.Probe;
import dev.cuepost.media.speech.Speech;
import dev.cuepost.media.store.BucketId;
import dev.cuepost.media.store.Buckets;
import dev.cuepost.media.store.DirectoryObjectStore;
import dev.cuepost.media.store.MediaUrls;
import dev.cuepost.media.store.ObjectName;
import dev.cuepost.queue.TimeSource;
import dev.cuepost.queue.postgres.Nodes;
import dev.cuepost.queue.postgres.PostgresQueueEngine;
import dev.cuepost.state.Database;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * One of several machines that edit, as a process: it shares database, queues and objects with the
 * others. On its standard input stands a file with a timeline for each job that it is to do; it
 * prints the seconds of each.
 */
final class EditingMachine {
  private static final String ACCOUNT = "1000000000000001";
  private static final String REGION = "cn-shanghai";
  private static final BucketId DEMO = new BucketId(REGION, "demo");
  private static final URI HERE = URI.create("http://127.0.0.1:8701");
  private static final long LOOK_MILLIS = 50;

  /** What addresses of its objects begin with. */
  static final String BASE = HERE + "/demo/";

  private EditingMachine() {}

  /**
   * Runs it to the end of its input.
   *
   * @param args the common directory, the queues' database, a scratch directory, the number of
   *     workers for jobs, and files that become objects
   */
  public static void main(String[] args) throws Exception {
    TimeSource clock = TimeSource.system();
    Path common = Path.of(args[0]);
    Path scratch = Files.createDirectories(Path.of(args[2]));
    var database = Database.open(common.resolve("state.db"));
    var queues =
        PostgresQueueEngine.open(
            args[1], Nodes.MANY, 4, clock, (_, said) -> said, new SecureRandom());
    var objects = DirectoryObjectStore.open(common.resolve("objects"), clock, UUID::randomUUID);
    var buckets = new Buckets(database.jdbi(), clock);
    buckets.create(DEMO, ACCOUNT, Buckets.Acl.PRIVATE);
    for (String file : Arrays.asList(args).subList(4, args.length)) {
      Path copy = Files.copy(Path.of(file), scratch.resolve("copy"));
      String key = Path.of(file).getFileName().toString();
      objects.adopt(new ObjectName(DEMO, key), "video/mp4", copy);
    }
    var ffmpeg = ffmpeg(scratch);
    var urls = new MediaUrls(Map.of(HERE, REGION));
    var events = new EventLog((_, _) -> {});
    try (var egress = new Egress(EgressGuard.boundTo(InetAddress.getLoopbackAddress(), List.of()));
        var library =
            new Library(
                new Library.Parts(
                    database.jdbi(),
                    queues,
                    events,
                    objects,
                    buckets,
                    urls,
                    _ -> HERE,
                    new Probe(ffmpeg),
                    scratch,
                    _ -> {},
                    _ -> {},
                    clock,
                    EditingMachine::id));
        var editing =
            Editing.of(
                new Editing.Parts(
                    database.jdbi(),
                    queues,
                    events,
                    (_, _) -> Optional.empty(),
                    objects,
                    buckets,
                    urls,
                    library,
                    new Templates(
                        database.jdbi(), (_, _, _) -> Optional.empty(), clock, EditingMachine::id),
                    new Download(
                        egress, clock, new Download.Limits(1 << 20, Duration.ofSeconds(5))),
                    ffmpeg,
                    new Probe(ffmpeg),
                    Speech.NONE,
                    clock,
                    EditingMachine::id,
                    scratch,
                    JobLimits.USUAL))) {
      editing.start(Integer.parseInt(args[3]));
      System.out.println("ready");
      var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      for (String line = input.readLine(); line != null; line = input.readLine()) {
        System.out.println("seconds " + seconds(editing, Files.readString(Path.of(line))));
      }
    }
  }

  private static double seconds(Editing editing, String timeline) throws InterruptedException {
    long begun = System.nanoTime();
    var outcome =
        editing
            .jobs()
            .submit(
                new SubmitEditing(
                    ACCOUNT,
                    REGION,
                    new Script.Timeline(timeline),
                    "{\"MediaURL\":\"%sfilm.mp4\"}".formatted(BASE),
                    Target.OBJECT,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty()));
    if (!(outcome instanceof SubmitOutcome.Accepted accepted)) {
      throw new IllegalStateException(outcome.toString());
    }
    EditingJob job = job(editing, accepted.jobId());
    while (job.completedAt().isEmpty()) {
      Thread.sleep(LOOK_MILLIS);
      job = job(editing, accepted.jobId());
    }
    if (job.state() != EditingJob.State.SUCCESS) {
      throw new IllegalStateException(job.toString());
    }
    return (System.nanoTime() - begun) / 1e9;
  }

  private static EditingJob job(Editing editing, String jobId) {
    return editing.jobs().find(ACCOUNT, REGION, jobId).orElseThrow();
  }

  private static Ffmpeg ffmpeg(Path unpackInto) throws IOException {
    var path = Stream.of(System.getenv("PATH").split(":", -1)).map(Path::of).toList();
    return switch (Ffmpeg.locate(Optional.empty(), path, unpackInto)) {
      case Ffmpeg.Location.Found(var found) -> found;
      case Ffmpeg.Location.Missing(var why) -> throw new IOException(why);
    };
  }

  private static String id() {
    return UUID.randomUUID().toString().replace("-", "");
  }
}

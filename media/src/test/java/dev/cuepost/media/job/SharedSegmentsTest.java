package dev.cuepost.media.job;

import static dev.cuepost.media.job.EditingTest.ended;
import static dev.cuepost.media.job.EditingTest.submit;
import static dev.cuepost.media.job.Workshop.request;
import static dev.cuepost.media.job.Workshop.url;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cuepost.media.job.EditingJob.State;
import dev.cuepost.media.render.Drawing;
import dev.cuepost.media.render.Ffmpeg;
import dev.cuepost.media.render.MadeFilm;
import dev.cuepost.media.store.BucketId;
import dev.cuepost.media.store.ObjectName;
import dev.cuepost.media.work.ScratchDirectory;
import dev.cuepost.queue.ManualClock;
import dev.cuepost.queue.QueueId;
import dev.cuepost.queue.QueueOwner;
import dev.cuepost.queue.TimeSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Segments of a job are made by whichever machine has time, each once, and leave nothing. */
@Tag("slow")
class SharedSegmentsTest {
  private static final BucketId SHARED = new BucketId("-", "segments");
  private static final QueueId SEGMENTS = QueueOwner.internal().queue("editing-segments");

  /** Three segments, with captions over all of them. */
  static final String TIMELINE =
      """
      {"VideoTracks":[{"VideoTrackClips":[
         {"MediaURL":"%1$s","Out":30}]}],
       "SubtitleTracks":[{"SubtitleTrackClips":[
         {"Type":"Text","Content":"through it all","TimelineIn":2,"TimelineOut":28}]}]}
      """
          .formatted(url("long.mp4"));

  @TempDir private Path directory;

  @Test
  void machines_share_a_job_and_its_film_is_that_of_one() throws Exception {
    try (var shop = new Workshop(directory)) {
      shop.clip("long.mp4", 30);
      shop.editing.start(1);
      String alone = submit(shop, request(TIMELINE, url("alone.mp4"))).jobId();
      assertThat(ended(shop, alone).state()).isEqualTo(State.SUCCESS);
      Path scratch = directory.resolve("other-scratch");
      String together;
      try (var other = shop.beside(scratch)) {
        other.start(0);
        together = submit(shop, request(TIMELINE, url("together.mp4"))).jobId();
        await().until(() -> has(scratch, ".nut"));
        assertThat(ended(shop, together).state()).isEqualTo(State.SUCCESS);
      }

      assertAlike(shop, "together.mp4", "alone.mp4");
      nothingIsLeft(shop);
    }
  }

  @Tag("exhaustive")
  @Test
  void a_job_that_begins_again_makes_only_what_was_not_made() throws Exception {
    String jobId;
    Map<String, String> before;
    try (var shop = new Workshop(directory)) {
      shop.clip("long.mp4", 30);
      shop.editing.start(1);
      jobId = submit(shop, request(TIMELINE, url("out.mp4"))).jobId();
      await().until(() -> made(shop, jobId).size() >= 1);
      shop.editing.close();
      before = made(shop, jobId);
    }
    try (var shop = new Workshop(directory)) {
      shop.editing.start(1);
      await()
          .until(() -> {
            var now = made(shop, jobId);
            assertThat(now.isEmpty() || now.entrySet().containsAll(before.entrySet())).isTrue();
            return shop.job(jobId).state() == State.SUCCESS;
          });
      await().untilAsserted(() -> nothingIsLeft(shop));
    }
  }

  @Test
  @Tag("exhaustive")
  void an_attempt_that_fails_after_it_lost_its_lease_takes_nothing_from_the_next()
      throws Exception {
    var clock = new ManualClock();
    try (var shop = new Workshop(directory, clock)) {
      shop.clip("long.mp4", 30);
      Path other = directory.resolve("other-scratch");
      shop.editing.start(1);
      String jobId = submit(shop, request(TIMELINE, url("out.mp4"))).jobId();
      await().until(() -> !made(shop, jobId).isEmpty());
      try (var second = shop.beside(other)) {
        clock.advance(Duration.ofSeconds(11));
        second.start(1);
        await().until(() -> has(other, "job-"));
        for (Path attempt : found(directory.resolve("scratch"), "job-")) {
          new ScratchDirectory(attempt).close();
        }
        EditingJob job = ended(shop, jobId);
        assertThat(job.state()).as(job.toString()).isEqualTo(State.SUCCESS);
      }
    }
    // What the attempt that was over still stored after the end is swept at last.
    clock.advance(Duration.ofMinutes(61));
    try (var shop = new Workshop(directory, clock)) {
      shop.editing.start(1);
      await().untilAsserted(() -> nothingIsLeft(shop));
    }
  }

  @Test
  void what_a_process_left_that_died_is_swept_after_an_hour() throws Exception {
    var clock = new ManualClock();
    var left = new ObjectName(SHARED, "job/0-segment-1");
    try (var shop = new Workshop(directory, clock)) {
      Path file = Files.writeString(directory.resolve("left"), "of a process that died");
      shop.objects.adopt(left, "application/octet-stream", file);
      shop.editing.start(1);
    }
    clock.advance(Duration.ofMinutes(61));
    try (var shop = new Workshop(directory, clock)) {
      assertThat(shop.objects.find(left)).isPresent();
      shop.editing.start(1);
      await().untilAsserted(() -> nothingIsLeft(shop));
    }
  }

  @Tag("exhaustive")
  @Test
  void a_job_that_fails_leaves_no_segments() throws Exception {
    var hasty =
        new JobLimits(99, 99, Duration.ofHours(1), 9_000_000, 1 << 30, Duration.ofMillis(900));
    try (var shop = new Workshop(directory, TimeSource.system(), hasty, Workshop.ffmpeg())) {
      shop.clip("long.mp4", 30);
      shop.editing.start(1);

      String jobId =
          submit(shop, sized(request(TIMELINE, url("out.mp4")), url("out.mp4"), 1920, 1080))
              .jobId();
      EditingJob job = ended(shop, jobId);
      assertThat(job.code()).contains("LimitExceeded.Time");
      await().untilAsserted(() -> nothingIsLeft(shop));
    }
  }

  @Tag("exhaustive")
  @Test
  void a_full_disk_fails_the_job_with_its_reason_and_leaves_nothing() throws Exception {
    for (String what : List.of(".nut", ".m4a", ".mp4")) {
      var full = fullFor(what);
      Path place = Files.createDirectory(directory.resolve("full" + what));
      try (var shop = new Workshop(place, TimeSource.system(), Workshop.LIMITS, full)) {
        shop.clip("long.mp4", 30);
        shop.editing.start(1);
        EditingJob job = ended(shop, submit(shop, request(TIMELINE, url("out.mp4"))).jobId());
        assertThat(job.code()).contains("ProduceFailed");
        assertThat(job.message().orElseThrow())
            .contains("No space left on device")
            .doesNotContain(place.toString());
        assertThat(shop.objects.find(new ObjectName(Workshop.DEMO, "out.mp4"))).isEmpty();
        await().untilAsserted(() -> nothingIsLeft(shop));
        assertThat(found(place.resolve("scratch"), "job-")).isEmpty();
      }
    }
  }

  /** FFmpeg that finds the disk full when it writes files of this ending. */
  private Ffmpeg fullFor(String ending) throws IOException {
    Path program = directory.resolve("ffmpeg" + ending.substring(1));
    Files.writeString(
        program,
        """
        #!/bin/sh
        for last; do :; done
        case $last in
          *%s)
            count=$#
            while [ $count -gt 1 ]; do set -- "$@" "$1"; shift; count=$((count - 1)); done
            shift; set -- "$@" file:/dev/full ;;
        esac
        exec %s "$@"
        """
            .formatted(ending, Workshop.ffmpeg().ffmpeg()));
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    var good = Workshop.ffmpeg();
    return new Ffmpeg(program, good.ffprobe(), good.version());
  }

  private static SubmitEditing sized(SubmitEditing usual, String url, int width, int height) {
    return new SubmitEditing(
        usual.account(),
        usual.region(),
        usual.script(),
        "{\"MediaURL\":\"%s\",\"Width\":%d,\"Height\":%d}".formatted(url, width, height),
        usual.target(),
        usual.produceConfig(),
        usual.projectMetadata(),
        usual.userData(),
        usual.clientToken());
  }

  /** Segments that are made, and the keys of their results, which tell whose they are. */
  private static Map<String, String> made(Workshop shop, String jobId) {
    return shop.database
        .jdbi()
        .withHandle(handle ->
            handle
                .select(
                    "SELECT name, result FROM editing_segment WHERE job_id = ? AND state = 'DONE'",
                    jobId)
                .map((row, _) -> Map.entry(row.getString("name"), row.getString("result")))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  static void nothingIsLeft(Workshop shop) throws IOException {
    int rows =
        shop.database
            .jdbi()
            .withHandle(handle ->
                handle
                    .createQuery("SELECT COUNT(*) FROM editing_segment")
                    .mapTo(Integer.class)
                    .one());
    assertThat(rows).isZero();
    assertThat(shop.objects.list(SHARED, "", "", 1)).isEmpty();
    var queue = shop.queues.status(SEGMENTS).orElseThrow();
    assertThat(queue.active() + queue.inactive()).isZero();
  }

  /**
   * Every frame has the moment that it has in the other film and cannot be told from that one; the
   * encoder's bits may differ a little from one run to the next.
   */
  static void assertAlike(Workshop shop, String key, String other) throws Exception {
    assertThat(moments(shop, key)).hasSizeGreaterThan(700).isEqualTo(moments(shop, other));
    assertThat(new MadeFilm(file(shop, key)).leastLikeness(file(shop, other))).isGreaterThan(40);
  }

  private static List<String> moments(Workshop shop, String key) throws Exception {
    return digests(shop, key).stream()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.substring(0, line.lastIndexOf(',')))
        .toList();
  }

  private static Path file(Workshop shop, String key) throws IOException {
    return shop.objects
        .localFile(new ObjectName(Workshop.DEMO, key), shop.directory().resolve("seen"))
        .orElseThrow();
  }

  static List<String> digests(Workshop shop, String key) throws Exception {
    Path file = file(shop, key);
    Path digests = file.resolveSibling(key + ".digests");
    Drawing.draw("-i|%s|-f|framemd5".formatted(file), digests);
    return Files.readAllLines(digests);
  }

  static boolean has(Path folder, String part) throws IOException {
    return !found(folder, part).isEmpty();
  }

  /** Files and folders with this in their names. */
  private static List<Path> found(Path folder, String part) throws IOException {
    try (var paths = Files.walk(folder)) {
      return paths.filter(path -> path.getFileName().toString().contains(part)).toList();
    } catch (UncheckedIOException gone) {
      return List.of();
    }
  }
}

package dev.cuepost.media.job;

import static dev.cuepost.media.job.EditingTest.ended;
import static dev.cuepost.media.job.EditingTest.submit;
import static dev.cuepost.media.job.SharedSegmentsTest.digests;
import static dev.cuepost.media.job.SharedSegmentsTest.has;
import static dev.cuepost.media.job.Workshop.request;
import static dev.cuepost.media.job.Workshop.url;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cuepost.media.job.EditingJob.State;
import dev.cuepost.media.render.Drawing;
import dev.cuepost.media.render.Ffmpeg;
import dev.cuepost.media.store.ObjectName;
import dev.cuepost.media.work.ScratchDirectory;
import dev.cuepost.queue.TimeSource;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Edits whose pictures are copied from their sources come to their end, whatever happens. */
@Tag("slow")
@Tag("exhaustive")
class CopiedEditTest {
  private static final int KILLS = 2;
  private static final int WITHIN_NANOS = 600_000_000;

  @TempDir private Path directory;

  @Test
  void a_kill_in_the_middle_leaves_the_film_or_none_and_the_next_attempt_makes_it()
      throws Exception {
    var random = new Random(7);
    String jobId;
    List<String> undisturbed;
    try (var shop = new Workshop(directory)) {
      film(shop);
      shop.editing.start(1);
      String first = submit(shop, request(timeline(), url("undisturbed.mp4"))).jobId();
      assertThat(ended(shop, first).state()).isEqualTo(State.SUCCESS);
      undisturbed = digests(shop, "undisturbed.mp4");
      shop.editing.close();
      jobId = submit(shop, request(timeline(), url("film.mp4"))).jobId();
    }
    for (int kill = 0; kill < KILLS; kill++) {
      killEditing(random.nextInt(WITHIN_NANOS));
      try (var shop = new Workshop(directory)) {
        // complete and as it is to be, or not there
        if (shop.objects.find(new ObjectName(Workshop.DEMO, "film.mp4")).isPresent()) {
          assertThat(digests(shop, "film.mp4")).isEqualTo(undisturbed);
        }
        assertThat(shop.job(jobId).state()).isNotEqualTo(State.FAILED);
      }
    }
    try (var shop = new Workshop(directory)) {
      shop.editing.start(1);
      assertThat(ended(shop, jobId).state()).isEqualTo(State.SUCCESS);
      assertThat(digests(shop, "film.mp4")).isEqualTo(undisturbed);
      assertThat(shop.eventTypes())
          .containsExactly(
              "ProduceMediaComplete",
              "RegisterMediaComplete",
              "ProduceMediaComplete",
              "RegisterMediaComplete");
    }
  }

  @Test
  void what_cannot_be_put_together_from_copies_is_encoded() throws Exception {
    var unable = withoutParameterSets();
    try (var shop = new Workshop(directory, TimeSource.system(), Workshop.LIMITS, unable)) {
      film(shop);
      shop.editing.start(1);
      EditingJob job = ended(shop, submit(shop, request(timeline(), url("film.mp4"))).jobId());
      assertThat(job.state()).as(job.toString()).isEqualTo(State.SUCCESS);
      assertThat(digests(shop, "film.mp4").stream().filter(line -> line.startsWith("0,")))
          .hasSize(500);
      assertThat(Files.readString(directory.resolve("asked"))).isNotEmpty();
    }
  }

  /** FFmpeg whose encoder knows no numbers of parameter sets, which copies need beside them. */
  private Ffmpeg withoutParameterSets() throws Exception {
    Path program = directory.resolve("ffmpeg");
    Files.writeString(
        program,
        """
        #!/bin/sh
        case "$*" in
          *sps-id*) echo "$*" >%s; echo "Error parsing option 'sps-id'" >&2; exit 1 ;;
        esac
        exec %s "$@"
        """
            .formatted(directory.resolve("asked"), Workshop.ffmpeg().ffmpeg()));
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    return new Ffmpeg(program, Workshop.ffmpeg().ffprobe(), Workshop.ffmpeg().version());
  }

  private void film(Workshop shop) throws Exception {
    Path file = directory.resolve("clip.mp4");
    Drawing.draw(
        "-f|lavfi|-i|testsrc2=size=320x180:rate=25:duration=24|-f|lavfi|-i|sine=duration=24"
            + "|-c:v|libx264|-preset|veryfast|-g|50|-pix_fmt|yuv420p|-c:a|aac|-colorspace|bt709"
            + "|-color_primaries|bt709|-color_trc|bt709|-color_range|tv",
        file);
    shop.objects.adopt(new ObjectName(Workshop.DEMO, "film-source.mp4"), "video/mp4", file);
  }

  /** Two cuts, neither of which begins with a key frame, of 500 frames together. */
  private static String timeline() {
    return """
    {"VideoTracks":[{"VideoTrackClips":[
      {"MediaURL":"%1$s","In":1.32,"Out":11.32},{"MediaURL":"%1$s","In":12.6,"Out":22.6}]}]}
    """
        .formatted(url("film-source.mp4"));
  }

  /** Runs a process on the directory and kills it so long after it has begun with the job. */
  private void killEditing(int nanos) throws Exception {
    Path scratch = directory.resolve("scratch");
    new ScratchDirectory(scratch).close();
    Process editing =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                EditingProcess.class.getName(),
                directory.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (var out = new BufferedReader(new InputStreamReader(editing.getInputStream(), UTF_8))) {
      String line = out.readLine();
      while (line != null && !line.equals("ready")) {
        line = out.readLine();
      }
      assertThat(line).isEqualTo("ready");
      await().until(() -> has(scratch, "job-"));
      LockSupport.parkNanos(nanos);
    } finally {
      editing.destroyForcibly().waitFor();
    }
  }
}

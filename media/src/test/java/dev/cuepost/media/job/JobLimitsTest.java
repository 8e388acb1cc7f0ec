package dev.cuepost.media.job;

import static dev.cuepost.media.job.EditingTest.ended;
import static dev.cuepost.media.job.Workshop.request;
import static dev.cuepost.media.job.Workshop.url;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.media.job.SubmitOutcome.Accepted;
import dev.cuepost.media.job.SubmitOutcome.Refused;
import dev.cuepost.queue.TimeSource;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each limit of a job has its code. */
class JobLimitsTest {
  private static final JobLimits SMALL =
      new JobLimits(3, 2, Duration.ofSeconds(2), 320 * 240, 400_000, Duration.ofMinutes(1));

  @TempDir private Path directory;

  @Test
  void what_goes_beyond_a_limit_is_refused_or_fails_with_its_code() throws Exception {
    try (var shop = new Workshop(directory, TimeSource.system(), SMALL, Workshop.ffmpeg())) {
      shop.clip("a.mp4", 1);
      shop.put("large.mp4", "x".repeat(400_001));
      shop.editing.start(1);

      assertThat(refused(shop, timeline("a", "a", "a", "a"), "{}"))
          .isEqualTo(
              new Refused("LimitExceeded.Clips", "Timeline may have 3 clips at most, has 4."));
      assertThat(refused(shop, timeline("a", "b", "c"), "{}"))
          .isEqualTo(
              new Refused("LimitExceeded.Inputs", "Timeline may name 2 files at most, names 3."));
      assertThat(refused(shop, timeline("a"), "'Width':320,'Height':242").code())
          .isEqualTo("LimitExceeded.Pixels");

      assertThat(failed(shop, timeline("a", "a", "a"), "'Width':320"))
          .isEqualTo("LimitExceeded.Duration The output may last 2 s at most, would last 3 s.");
      assertThat(failed(shop, timeline("a"), "'Width':640"))
          .isEqualTo(
              "LimitExceeded.Pixels The output may have 76800 pixels at most, would have 153600.");
      assertThat(failed(shop, timeline("large"), "'Width':320"))
          .startsWith("LimitExceeded.SourceSize ")
          .contains("have at least 400001.");
      EditingJob good = job(shop, timeline("a", "a"), "'Width':320");
      assertThat(good.state()).isEqualTo(EditingJob.State.SUCCESS);
    }
  }

  @Test
  void a_run_that_takes_too_long_or_too_much_memory_is_stopped_with_its_code() throws Exception {
    var hasty =
        new JobLimits(9, 9, Duration.ofHours(1), 9_000_000, 1 << 30, Duration.ofMillis(300));
    String large = "'Width':1920,'Height':1080,'Video':{'Preset':'slower'}";
    try (var shop = new Workshop(directory, TimeSource.system(), hasty, Workshop.ffmpeg())) {
      shop.clip("a.mp4", 3);
      shop.editing.start(1);
      assertThat(failed(shop, timeline("a", "a", "a"), large)).startsWith("LimitExceeded.Time ");
    }
    var poor = Workshop.ffmpeg().within(16 << 20);
    try (var shop = new Workshop(directory, TimeSource.system(), Workshop.LIMITS, poor)) {
      shop.editing.start(1);
      assertThat(failed(shop, timeline("a", "a", "a"), large))
          .isEqualTo(
              "LimitExceeded.Memory FFmpeg was stopped, as it needed more than the 16 MiB of memory"
                  + " that it may have.");
    }
  }

  private static String timeline(String... names) {
    var clips = new StringBuilder();
    for (String name : names) {
      clips
          .append(clips.isEmpty() ? "" : ",")
          .append("{\"MediaURL\":\"%s\"}".formatted(url(name + ".mp4")));
    }
    return "{\"VideoTracks\":[{\"VideoTrackClips\":[%s]}]}".formatted(clips);
  }

  private static SubmitEditing wish(String timeline, String output) {
    SubmitEditing usual = request(timeline, url("out.mp4"));
    String more = output.equals("{}") ? "" : "," + output.replace('\'', '"');
    return new SubmitEditing(
        usual.account(),
        usual.region(),
        usual.script(),
        "{\"MediaURL\":\"%s\"%s}".formatted(url("out.mp4"), more),
        usual.target(),
        usual.produceConfig(),
        usual.projectMetadata(),
        usual.userData(),
        usual.clientToken());
  }

  private static Refused refused(Workshop shop, String timeline, String output) {
    return (Refused) shop.editing.jobs().submit(wish(timeline, output));
  }

  private static EditingJob job(Workshop shop, String timeline, String output) {
    var accepted = (Accepted) shop.editing.jobs().submit(wish(timeline, output));
    return ended(shop, accepted.jobId());
  }

  private static String failed(Workshop shop, String timeline, String output) {
    EditingJob job = job(shop, timeline, output);
    return job.code().orElse("") + " " + job.message().orElse("");
  }
}

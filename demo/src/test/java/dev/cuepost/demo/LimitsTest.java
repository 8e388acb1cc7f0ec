package dev.cuepost.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.aliyun.ice20201109.models.GetMediaProducingJobRequest;
import com.aliyun.ice20201109.models.GetMediaProducingJobResponseBody.GetMediaProducingJobResponseBodyMediaProducingJob;
import com.aliyun.ice20201109.models.SubmitMediaProducingJobRequest;
import com.aliyun.tea.TeaException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What one editing job may take, as a program with the official client meets it. */
class LimitsTest {
  private static final String LIMITS =
      """
      media.limits.clips=4
      media.limits.inputs=2
      media.limits.output-duration=PT5S
      media.limits.output-pixels=57600
      media.limits.source-bytes=3000000
      """;

  @TempDir private static Path directory;
  private static Machine machine;
  private static ServerProcess server;
  private static Clients clients;

  @BeforeAll
  static void start() throws Exception {
    machine = new Machine(directory);
    Path properties = Files.writeString(directory.resolve("cuepost.properties"), LIMITS);
    server = machine.start("--config", properties.toString());
    clients = new Clients(server);
    Machine.upload(clients, "clip.mp4", SmallClip.make(directory));
    Path large = Files.write(directory.resolve("large.mp4"), new byte[3_000_001]);
    Machine.upload(clients, "large.mp4", large);
  }

  @AfterAll
  static void stop() throws Exception {
    clients.close();
    server.close();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "LimitExceeded.Clips, clip clip clip clip clip, 320, 180, may have 4 clips at most",
    "LimitExceeded.Inputs, clip b c, 320, 180, may name 2 files at most",
    "LimitExceeded.Pixels, clip, 640, 360, may have 57600 pixels at most"
  })
  void what_the_request_tells_is_refused(
      String code, String clips, int width, int height, String sentence) {
    assertThatThrownBy(() -> submit(clips, width, height))
        .isInstanceOfSatisfying(
            TeaException.class,
            e -> {
              assertThat(e.getCode()).isEqualTo(code);
              assertThat(e.getStatusCode()).isEqualTo(400);
              assertThat(e.getMessage()).contains(sentence);
            });
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "LimitExceeded.Duration, clip clip clip, may last 5 s at most",
    "LimitExceeded.SourceSize, large, may have 3000000 bytes together"
  })
  void what_only_the_files_tell_fails_the_job(String code, String clips, String sentence)
      throws Exception {
    var job = ended(submit(clips, 320, 180));
    assertThat(job.getStatus()).isEqualTo("Failed");
    assertThat(job.getCode()).isEqualTo(code);
    assertThat(job.getMessage()).contains(sentence);
  }

  @Test
  void what_keeps_to_all_limits_succeeds() throws Exception {
    assertThat(ended(submit("clip clip", 320, 180)).getStatus()).isEqualTo("Success");
  }

  private static String submit(String clips, int width, int height) throws Exception {
    String track =
        List.of(clips.split(" ")).stream()
            .map(name -> "{\"MediaURL\":\"%s\"}".formatted(machine.url(name + ".mp4")))
            .collect(Collectors.joining(","));
    return clients
        .ims()
        .submitMediaProducingJob(
            new SubmitMediaProducingJobRequest()
                .setTimeline("{\"VideoTracks\":[{\"VideoTrackClips\":[%s]}]}".formatted(track))
                .setOutputMediaConfig(
                    "{\"MediaURL\":\"%s\",\"Width\":%d,\"Height\":%d}"
                        .formatted(machine.url("film.mp4"), width, height)))
        .getBody()
        .getJobId();
  }

  private static GetMediaProducingJobResponseBodyMediaProducingJob ended(String jobId)
      throws Exception {
    return await()
        .until(
            () ->
                clients
                    .ims()
                    .getMediaProducingJob(new GetMediaProducingJobRequest().setJobId(jobId))
                    .getBody()
                    .getMediaProducingJob(),
            job -> List.of("Success", "Failed").contains(job.getStatus()));
  }
}

package dev.cuepost.openapi.vod;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cuepost.queue.ManualClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists of a time: the seconds in which it begins and ends are in it. */
@SuppressWarnings("NullAway.Init") // JUnit fills the fields
class TimeSpansTest {
  private static final String MADE = "2026-11-22T00:00:05Z";

  private final ManualClock clock = new ManualClock(Instant.parse(MADE).plusMillis(400));
  private Studio studio;

  @BeforeEach
  void start(@TempDir Path directory) throws IOException {
    studio = new Studio(directory, clock);
  }

  @AfterEach
  void stop() {
    studio.close();
  }

  @Test
  void videos() throws IOException {
    studio.call("CreateUploadVideo", Map.of("Title", "t", "FileName", "f.mp4"));
    assertThat(videos(MADE, MADE)).hasSize(1);
    assertThat(videos(MADE, MADE).path(0).path("CreationTime").asText()).isEqualTo(MADE);
    assertThat(videos("2026-11-22T00:00:06Z", "2026-11-22T00:00:07Z")).isEmpty();
    assertThat(videos("2026-11-22T00:00:03Z", "2026-11-22T00:00:04Z")).isEmpty();
  }

  private JsonNode videos(String from, String to) throws IOException {
    return studio
        .call("GetVideoList", Map.of("StartTime", from, "EndTime", to))
        .at("/VideoList/Video");
  }

  @Test
  void tasks_of_transcoding() throws IOException {
    studio.video("timed");
    String group =
        studio
            .call(
                "AddTranscodeTemplateGroup",
                Map.of(
                    "Name",
                    "one",
                    "TranscodeTemplateList",
                    "[{\"Container\":{\"Format\":\"mp4\"},\"Video\":{},\"Definition\":\"LD\"}]"))
            .path("TranscodeTemplateGroupId")
            .asText();
    studio.call("SubmitTranscodeJobs", Map.of("VideoId", "timed", "TemplateGroupId", group));
    assertThat(tasks(MADE, MADE)).hasSize(1);
    assertThat(tasks("2026-11-22T00:00:06Z", "2026-11-22T00:00:07Z")).isEmpty();
    assertThat(tasks("2026-11-22T00:00:03Z", "2026-11-22T00:00:04Z")).isEmpty();
  }

  private JsonNode tasks(String from, String to) throws IOException {
    return studio
        .call("ListTranscodeTask", Map.of("VideoId", "timed", "StartTime", from, "EndTime", to))
        .path("TranscodeTaskList");
  }

  @Test
  void jobs() throws IOException {
    studio.put("in.mp4", new byte[10]);
    Map<String, String> wish = new HashMap<>();
    wish.put("Input", "{\"Type\":\"OSS\",\"Media\":\"oss://demo/in.mp4\"}");
    wish.put("Output", "{\"Type\":\"OSS\",\"Media\":\"oss://demo/{Count}.jpg\"}");
    wish.put("TemplateConfig", "{\"TemplateId\":\"S02-normal\"}");
    assertThat(studio.ims("SubmitSnapshotJob", wish).path("Code").asText()).isEmpty();
    assertThat(jobs(MADE, MADE)).hasSize(1);
    assertThat(jobs("2026-11-22T00:00:06Z", "2026-11-22T00:00:07Z")).isEmpty();
    assertThat(jobs("2026-11-22T00:00:03Z", "2026-11-22T00:00:04Z")).isEmpty();
  }

  private JsonNode jobs(String from, String to) throws IOException {
    return studio
        .ims("ListSnapshotJobs", Map.of("StartOfCreateTime", from, "EndOfCreateTime", to))
        .path("Jobs");
  }
}

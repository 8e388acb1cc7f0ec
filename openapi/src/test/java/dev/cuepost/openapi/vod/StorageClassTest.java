package dev.cuepost.openapi.vod;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cuepost.media.asset.AssetKind;
import dev.cuepost.media.asset.AssetState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Classes of storage, and tasks of a time. */
class StorageClassTest {
  @TempDir private static Path directory;
  private static Studio studio;

  @BeforeAll
  static void start() throws IOException {
    studio = new Studio(directory);
  }

  @AfterAll
  static void stop() {
    studio.close();
  }

  @Test
  void a_video_is_archived_restored_and_brought_back() throws IOException {
    studio.video("kept-1");
    studio.asset("kept-2", AssetKind.VIDEO, AssetState.UPLOADING, Optional.empty());
    assertThat(info("kept-1").path("StorageClass").asText()).isEqualTo("Standard");

    JsonNode moved =
        studio.call(
            "UpdateMediaStorageClass",
            Map.of("MediaIds", "kept-1,kept-2,none", "StorageClass", "Archive"));
    assertThat(moved.at("/IgnoredList/MediaId").path(0).asText()).isEqualTo("none");
    assertThat(moved.at("/ForbiddenList/MediaForbiddenReasonDTO").findValuesAsText("MediaId"))
        .containsExactly("kept-2");
    assertThat(moved.path("Status").asText()).isEqualTo("Processing");
    assertThat(info("kept-1").path("StorageClass").asText()).isEqualTo("Archive");
    assertThat(info("kept-1").has("RestoreStatus")).isFalse();
    assertThat(
            studio
                .call("GetMezzanineInfo", Map.of("VideoId", "kept-1"))
                .at("/Mezzanine/StorageClass")
                .asText())
        .isEqualTo("Archive");
    assertThat(studio.events().getLast())
        .contains(
            "UpdateMediaStorageClassComplete",
            "\"MediaId\":\"kept-1\"",
            "\"Status\":\"Success\"",
            "\"StorageClass\":\"Archive\"",
            "\"Scope\":\"All\"",
            "\"TriggerBy\":\"API\"");

    JsonNode restored =
        studio.call("RestoreMedia", Map.of("MediaIds", "kept-1", "RestoreDays", "2"));
    assertThat(restored.path("Success").asBoolean()).isTrue();
    assertThat(info("kept-1").path("RestoreStatus").asText()).isEqualTo("Success");
    String until = info("kept-1").path("RestoreExpiration").asText();
    assertThat(until).matches("\\d{4}-\\d{2}-\\d{2}T.*Z");
    assertThat(studio.events().getLast()).contains("RestoreMediaComplete", until);

    studio.call(
        "UpdateMediaStorageClass", Map.of("MediaIds", "kept-1", "StorageClass", "Standard"));
    assertThat(info("kept-1").has("RestoreExpiration")).isFalse();
    assertThat(
            studio
                .call("RestoreMedia", Map.of("MediaIds", "kept-1"))
                .at("/ForbiddenList/MediaForbiddenReasonDTO"))
        .hasSize(1);
  }

  @Test
  void a_class_that_there_is_not_is_refused() throws IOException {
    studio.video("kept-3");
    assertThat(
            studio.code(
                "UpdateMediaStorageClass", Map.of("MediaIds", "kept-3", "StorageClass", "Cold")))
        .isEqualTo("InvalidParameter");
    assertThat(studio.code("UpdateMediaStorageClass", Map.of("StorageClass", "IA")))
        .isEqualTo("MissingMediaIds");
  }

  @Test
  void tasks_are_listed_by_their_time() throws IOException {
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
    assertThat(tasks(Map.of("VideoId", "timed", "StartTime", "2020-01-01T00:00:00Z"))).hasSize(1);
    assertThat(tasks(Map.of("VideoId", "timed", "StartTime", "2999-01-01T00:00:00Z"))).isEmpty();
    assertThat(tasks(Map.of("VideoId", "timed", "EndTime", "2020-01-01T00:00:00Z"))).isEmpty();
  }

  private static JsonNode tasks(Map<String, String> parameters) throws IOException {
    return studio.call("ListTranscodeTask", parameters).path("TranscodeTaskList");
  }

  private static JsonNode info(String id) throws IOException {
    return studio.call("GetVideoInfo", Map.of("VideoId", id)).path("Video");
  }
}

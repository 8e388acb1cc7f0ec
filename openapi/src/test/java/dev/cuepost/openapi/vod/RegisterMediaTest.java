package dev.cuepost.openapi.vod;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that lie in buckets become videos. */
class RegisterMediaTest {
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
  void a_file_is_registered_once_looked_at_and_made_into_streams() throws IOException {
    studio.put("tone.wav", silence());
    String group =
        studio
            .call(
                "AddTranscodeTemplateGroup",
                Map.of(
                    "Name", "g", "TranscodeTemplateList", "[{\"Container\":{\"Format\":\"mp3\"}}]"))
            .path("TranscodeTemplateGroupId")
            .asText();
    String files =
        "[{\"FileURL\":\"%s\",\"Title\":\"A tone\",\"Tags\":\"a,b\"},{\"FileURL\":\"%s\"},{\"FileURL\":\"%s\"}]"
            .formatted(
                Studio.url("tone.wav"), Studio.url("text.txt"), "http://elsewhere.test/a.mp4");
    var wish = Map.of("RegisterMetadatas", files, "TemplateGroupId", group);
    JsonNode first = studio.call("RegisterMedia", wish);
    JsonNode registered = first.path("RegisteredMediaList").path(0);
    String id = registered.path("MediaId").asText();
    assertThat(registered.path("NewRegister").asBoolean()).isTrue();
    assertThat(registered.path("FileURL").asText()).isEqualTo(Studio.url("tone.wav"));
    assertThat(first.path("FailedFileURLs"))
        .extracting(JsonNode::asText)
        .containsExactly(Studio.url("text.txt"), "http://elsewhere.test/a.mp4");

    JsonNode again = studio.call("RegisterMedia", wish).path("RegisteredMediaList").path(0);
    assertThat(again.path("MediaId").asText()).isEqualTo(id);
    assertThat(again.path("NewRegister").asBoolean()).isFalse();

    String otherwise = Studio.url("tone.wav").replaceFirst("http://[^/]+", "oss:/");
    JsonNode same =
        studio
            .call(
                "RegisterMedia",
                Map.of("RegisterMetadatas", "[{\"FileURL\":\"" + otherwise + "\"}]"))
            .path("RegisteredMediaList")
            .path(0);
    assertThat(same.path("MediaId").asText()).as("by another address").isEqualTo(id);
    assertThat(same.path("NewRegister").asBoolean()).isFalse();

    await()
        .until(() ->
            studio.call("ListTranscodeTask", Map.of("VideoId", id)).path("TranscodeTaskList").size()
                == 1);
    JsonNode video = studio.call("GetVideoInfo", Map.of("VideoId", id)).path("Video");
    assertThat(video.path("Title").asText()).isEqualTo("A tone");
    assertThat(video.path("Status").asText()).isEqualTo("Normal");
    assertThat(studio.events())
        .as("in the words of VOD")
        .hasSize(1)
        .first()
        .asString()
        .contains("VideoAnalysisComplete", "\"Status\":\"success\"", id);
  }

  @Test
  void what_is_wrong_registers_nothing() throws IOException {
    String one = "{\"FileURL\":\"" + Studio.url("wrong.mp4") + "\"}";
    for (String files :
        new String[] {
          "[]",
          "{}",
          "[" + one + ",{}]",
          "[" + one + ("," + one).repeat(10) + "]",
          "[" + one + ",{\"FileURL\":\"x\",\"Title\":\"" + "x".repeat(129) + "\"}]"
        }) {
      assertThat(studio.code("RegisterMedia", Map.of("RegisterMetadatas", files)))
          .as(files)
          .isEqualTo("InvalidParameter");
    }
    assertThat(
            studio.code(
                "RegisterMedia",
                Map.of("RegisterMetadatas", "[" + one + "]", "TemplateGroupId", "none")))
        .isEqualTo("InvalidTemplateGroupId.NotFound");
    int registered =
        studio
            .database
            .jdbi()
            .withHandle(handle ->
                handle
                    .select("SELECT COUNT(*) FROM asset WHERE url LIKE '%wrong.mp4'")
                    .mapTo(Integer.class)
                    .one());
    assertThat(registered).isZero();
  }

  /** A WAV file of half a second. */
  private static byte[] silence() {
    int bytes = 8_000;
    return ByteBuffer.allocate(44 + bytes)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put("RIFF".getBytes(US_ASCII))
        .putInt(36 + bytes)
        .put("WAVEfmt ".getBytes(US_ASCII))
        .putInt(16)
        .putShort((short) 1)
        .putShort((short) 1)
        .putInt(8_000)
        .putInt(16_000)
        .putShort((short) 2)
        .putShort((short) 16)
        .put("data".getBytes(US_ASCII))
        .putInt(bytes)
        .array();
  }
}

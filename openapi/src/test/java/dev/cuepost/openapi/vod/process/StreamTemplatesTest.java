package dev.cuepost.openapi.vod.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cuepost.callback.event.Product;
import dev.cuepost.media.process.job.Owner;
import dev.cuepost.media.process.template.TemplateGroup;
import dev.cuepost.media.process.template.Templates;
import dev.cuepost.openapi.Gateway;
import dev.cuepost.openapi.vod.Studio;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What templates of streams may ask for, and what becomes of it. */
class StreamTemplatesTest {
  private static final String TEMPLATE =
      "{\"Definition\":\"LD\",\"Container\":{\"Format\":\"mp4\"},\"Video\":{%s}%s}";

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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'Type':'VideoPackage'|Type can be Normal or Remux here, was VideoPackage.",
        "'Type':'SubtitlePackage'|Type can be Normal or Remux here",
        "'PackageSetting':{'PackageType':'HLSPackage'}|PackageSetting cannot be used",
        "'PackageSetting':'{\\'PackageType\\':1}'|PackageSetting cannot be used",
        "'SubtitleList':[{'SubtitleUrl':'oss://demo/a.ass'}]|SubtitleList cannot be used",
        "'TraceMark':{'On':true}|TraceMark cannot be used",
        "'CopyrightMark':'text'|CopyrightMark cannot be used",
        "'Rotate':'45'|Rotate must be 0, 90, 180 or 270, was 45.",
        "'Rotate':'90','Type':'Remux'|Rotate cannot be used where streams are copied.",
        "'TranscodeFileRegular':'{JobId}'|TranscodeFileRegular begins with {MediaId}",
        "'TranscodeFileRegular':'{MediaId}/../a'|TranscodeFileRegular begins with {MediaId}",
        "'TranscodeFileRegular':'{MediaId}/{Title}'|TranscodeFileRegular begins with {MediaId}",
      })
  void what_nobody_makes_is_refused_when_it_is_stored(String member, String why)
      throws IOException {
    JsonNode answer = stored("", "," + member.replace('\'', '"').replace("\\\"", "\\\""));
    assertThat(answer.path("Code").asText()).isEqualTo("InvalidParameter");
    assertThat(answer.path("Message").asText()).contains("TranscodeTemplateList", why);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"Width\":\"0\"",
        "\"Width\":1",
        "\"Height\":100000",
        "\"Height\":\"abc\"",
        "\"Bitrate\":\"0\""
      })
  void figures_that_no_job_takes_are_refused_when_they_are_stored(String video) throws IOException {
    JsonNode answer = stored(video, "");
    assertThat(answer.path("Code").asText()).isEqualTo("InvalidParameter");
    assertThat(answer.path("Message").asText())
        .contains("Video." + video.substring(1, video.indexOf('"', 1)));
    String group = stored("", "").path("TranscodeTemplateGroupId").asText();
    assertThat(
            studio.code(
                "UpdateTranscodeTemplateGroup",
                Map.of(
                    "TranscodeTemplateGroupId",
                    group,
                    "TranscodeTemplateList",
                    "[" + TEMPLATE.formatted(video, "") + "]")))
        .isEqualTo("InvalidParameter");
  }

  @Test
  void members_that_say_nothing_are_taken_as_they_are_told_again() throws IOException {
    JsonNode answer =
        stored(
            "",
            ",\"Type\":\"Normal\",\"Rotate\":\"0\",\"PackageSetting\":\"{}\",\"SubtitleList\":[],"
                + "\"TraceMark\":\"\",\"CopyrightMark\":null");
    assertThat(answer.path("Code").asText()).isEmpty();
  }

  @Test
  void a_stream_is_turned_and_called_as_its_template_says() throws IOException {
    studio.video("named");
    String group =
        stored(
                "",
                ",\"Rotate\":90,"
                    + "\"TranscodeFileRegular\":\"{MediaId}/{JobId}-{PlayDefinition}-upright\"")
            .path("TranscodeTemplateGroupId")
            .asText();
    String job = transcoded("named", group);
    var order =
        studio
            .processing
            .jobs()
            .find(new Owner(Product.VOD, Gateway.ACCOUNT, Studio.REGION), job)
            .orElseThrow()
            .order();
    assertThat(order.target().orElseThrow().key()).isEqualTo("named/" + job + "-ld-upright.mp4");
    assertThat(order.config()).contains("\"Rotate\":90");
  }

  @Test
  void two_streams_of_a_video_are_never_called_the_same() throws IOException {
    String twice = ",\"TranscodeFileRegular\":\"{MediaId}/{PlayDefinition}\"";
    String one = TEMPLATE.formatted("", twice);
    JsonNode answer =
        studio.call(
            "AddTranscodeTemplateGroup",
            Map.of("Name", "g", "TranscodeTemplateList", "[%s,%s]".formatted(one, one)));
    assertThat(answer.path("Message").asText()).contains("{JobId} tells them apart");
    String group = stored("", twice).path("TranscodeTemplateGroupId").asText();
    assertThat(
            studio.code(
                "AddTranscodeTemplateGroup",
                Map.of(
                    "TranscodeTemplateGroupId", group, "TranscodeTemplateList", "[" + one + "]")))
        .isEqualTo("InvalidParameter");
    assertThat(
            studio.code(
                "AddTranscodeTemplateGroup",
                Map.of(
                    "TranscodeTemplateGroupId",
                    group,
                    "TranscodeTemplateList",
                    "[" + one.replace("LD", "HD") + "]")))
        .isEmpty();
  }

  @Test
  void tasks_tell_whether_somebody_asked_for_them() throws IOException {
    studio.video("triggered");
    String id = stored("", "").path("TranscodeTemplateGroupId").asText();
    TemplateGroup group =
        studio
            .processing
            .groups()
            .find(new Templates.Owner(Gateway.ACCOUNT, Studio.REGION), id)
            .orElseThrow();
    studio.processing.videos().await("triggered", group);
    assertThat(transcoded("triggered", id)).isNotEmpty();

    JsonNode tasks =
        studio.call("ListTranscodeTask", Map.of("VideoId", "triggered")).path("TranscodeTaskList");
    assertThat(tasks.findValuesAsText("Trigger")).containsExactlyInAnyOrder("Auto", "Manual");
    for (JsonNode task : tasks) {
      assertThat(
              studio
                  .call(
                      "GetTranscodeTask",
                      Map.of("TranscodeTaskId", task.path("TranscodeTaskId").asText()))
                  .at("/TranscodeTask/Trigger"))
          .isEqualTo(task.path("Trigger"));
    }
  }

  @Test
  void a_page_of_tasks_has_fifty_at_most() throws IOException {
    studio.video("paged");
    assertThat(studio.code("ListTranscodeTask", Map.of("VideoId", "paged", "PageSize", "50")))
        .isEmpty();
    assertThat(studio.code("ListTranscodeTask", Map.of("VideoId", "paged", "PageSize", "51")))
        .isEqualTo("InvalidParameter");
  }

  private static JsonNode stored(String video, String more) throws IOException {
    return studio.call(
        "AddTranscodeTemplateGroup",
        Map.of("Name", "g", "TranscodeTemplateList", "[" + TEMPLATE.formatted(video, more) + "]"));
  }

  private static String transcoded(String videoId, String group) throws IOException {
    return studio
        .call("SubmitTranscodeJobs", Map.of("VideoId", videoId, "TemplateGroupId", group))
        .at("/TranscodeJobs/TranscodeJob/0/JobId")
        .asText();
  }
}

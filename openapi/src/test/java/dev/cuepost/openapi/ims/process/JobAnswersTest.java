package dev.cuepost.openapi.ims.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cuepost.openapi.vod.Studio;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is asked and told of the jobs of IMS. */
class JobAnswersTest {
  private static final String INPUT = "{\"Type\":\"OSS\",\"Media\":\"oss://demo/in.mp4\"}";

  @TempDir private static Path directory;
  private static Studio studio;
  private static String conversion;

  @BeforeAll
  static void start() throws IOException {
    studio = new Studio(directory);
    studio.put("in.mp4", new byte[10]);
    JsonNode made =
        studio.ims(
            "SubmitMediaConvertJob",
            Map.of(
                "Config",
                """
                {"Inputs":[{"InputFile":{"Type":"OSS","Media":"oss://demo/in.mp4"}}],
                 "Outputs":[{"Name":"o","TemplateId":"S01-remux-mp4","Priority":"3",
                             "OverrideParams":{"MuxConfig":{"Segment":{"Duration":5}}},
                             "Features":"{ \\"Clip\\":{}}",
                             "OutputFile":{"Type":"OSS","Media":"oss://demo/out.mp4"}}]}\
                """));
    conversion = made.path("JobId").asText();
    assertThat(made.at("/Job/RequestId").asText()).isEqualTo(made.path("RequestId").asText());
  }

  @AfterAll
  static void stop() {
    studio.close();
  }

  @ParameterizedTest
  @CsvSource({
    "Init, 1",
    "Running, 0",
    "Scheduled, 0",
    "Success, 0",
    "Failed, 0",
    "Skipped, 0",
    "Processing, 0",
    "Fail, 0"
  })
  void conversions_are_listed_by_the_words_that_they_have(String status, int count)
      throws IOException {
    JsonNode listed = studio.ims("ListMediaConvertJobs", Map.of("Status", status));
    assertThat(listed.path("Jobs")).hasSize(count);
    assertThat(listed.has("Code")).isFalse();
  }

  @Test
  void jobs_tell_the_request_that_is_answered() throws IOException {
    JsonNode got = studio.ims("GetMediaConvertJob", Map.of("JobId", conversion));
    assertThat(got.at("/Job/RequestId").asText()).isEqualTo(got.path("RequestId").asText());
    JsonNode looked = studio.ims("SubmitMediaInfoJob", Map.of("Input", INPUT));
    assertThat(looked.at("/MediaInfoJob/RequestId").asText())
        .isEqualTo(looked.path("RequestId").asText());
  }

  @Test
  void what_a_conversion_says_over_its_template_is_told_as_text() throws IOException {
    JsonNode output =
        studio.ims("GetMediaConvertJob", Map.of("JobId", conversion)).at("/Job/Config/Outputs/0");
    assertThat(output.path("OverrideParams").isTextual()).as("given as an object").isTrue();
    assertThat(output.path("OverrideParams").asText())
        .isEqualTo("{\"MuxConfig\":{\"Segment\":{\"Duration\":5}}}");
    assertThat(output.path("Features").asText()).as("given as text").isEqualTo("{ \"Clip\":{}}");
    assertThat(output.path("Priority").isInt()).isTrue();
  }

  @Test
  void parts_of_a_transcoding_job_are_numbers_where_their_clients_want_numbers()
      throws IOException {
    JsonNode made =
        studio.ims(
            "SubmitTranscodeJob",
            Map.of(
                "InputGroup",
                "[" + INPUT + "]",
                "OutputGroup",
                """
                [{"Output":{"Type":"OSS","Media":"oss://demo/cut.mp4"},
                  "ProcessConfig":{"Transcode":{"TemplateId":"S01-mp4-h264-360p"},
                    "CombineConfigs":[{"VideoIndex":"0","AudioIndex":"0","Start":"0","Duration":"1.5"}],
                    "ImageWatermarks":[{"TemplateId":"%s","OverwriteParams":{"Width":"20","Timeline":{"Start":"0","Duration":"2"},
                      "File":{"Type":"OSS","Media":"oss://demo/in.mp4"}}}]}}]\
                """
                    .formatted(watermark())));
    JsonNode config = made.at("/TranscodeParentJob/OutputGroup/0/ProcessConfig");
    assertThat(config.at("/CombineConfigs/0").toString())
        .isEqualTo("{\"VideoIndex\":\"0\",\"AudioIndex\":\"0\",\"Start\":0.0,\"Duration\":1.5}");
    assertThat(config.at("/ImageWatermarks/0/OverwriteParams/Timeline/Duration").isTextual())
        .isTrue();
    assertThat(made.at("/TranscodeParentJob/RequestId").asText())
        .isEqualTo(made.at("/TranscodeParentJob/TranscodeJobList/0/RequestId").asText())
        .isEqualTo(made.path("RequestId").asText());
  }

  private static String watermark() throws IOException {
    return studio
        .ims(
            "CreateCustomTemplate",
            Map.of("Name", "w", "Type", "4", "TemplateConfig", "{\"Width\":\"20\"}"))
        .at("/CustomTemplate/TemplateId")
        .asText();
  }

  @Test
  void dna_jobs_take_little_user_data() throws IOException {
    assertThat(dna("u".repeat(128)).has("JobId")).isTrue();
    assertThat(dna("u".repeat(129)).path("Code").asText()).isEqualTo("InvalidParameter");
  }

  private static JsonNode dna(String userData) throws IOException {
    return studio.ims(
        "SubmitDNAJob",
        Map.of("Input", INPUT, "DBId", "films", "PrimaryKey", "one", "UserData", userData));
  }

  @Test
  void templates_that_are_not_seen_are_none() throws IOException {
    assertThat(templates("Normal")).isPositive();
    assertThat(templates("All")).isEqualTo(templates("Normal"));
    assertThat(templates("Invisible")).isZero();
  }

  private static int templates(String status) throws IOException {
    return studio
        .ims("ListSystemTemplates", Map.of("Type", "1", "Status", status))
        .path("Total")
        .asInt();
  }

  @Test
  void the_track_of_previews_can_be_read_from_a_private_bucket() throws IOException {
    String job =
        studio
            .ims(
                "SubmitSnapshotJob",
                Map.of(
                    "Input",
                    INPUT,
                    "Output",
                    "{\"Type\":\"OSS\",\"Media\":\"oss://demo/previews.vtt\"}",
                    "TemplateConfig",
                    "{\"TemplateId\":\"S02-webvtt\"}"))
            .path("JobId")
            .asText();
    studio.done(job, "previews.vtt");
    assertThat(studio.ims("GetSnapshotUrls", Map.of("JobId", job)).path("WebVTTUrl").asText())
        .startsWith(Studio.url("previews.vtt") + "?")
        .contains("Signature=");
  }

  @Test
  void moments_of_a_review_are_told_in_pages() throws IOException {
    String job =
        studio
            .ims(
                "SubmitMediaCensorJob",
                Map.of("Input", INPUT, "Output", "oss://demo/review/p-{Count}.jpg"))
            .path("JobId")
            .asText();
    studio.done(
        job,
        "review/x.output",
        """
        {"Suggestion":"pass","VensorCensorResult":{"CensorResults":{"CensorResult":[]},\
        "VideoTimelines":{"VideoTimeline":[{"Timestamp":"1"},{"Timestamp":"2"},{"Timestamp":"3"}]}}}\
        """);
    JsonNode first = review(job, Map.of("MaximumPageSize", "2"));
    assertThat(first.path("VideoTimelines").findValuesAsText("Timestamp"))
        .containsExactly("1", "2");
    JsonNode second =
        review(
            job,
            Map.of("MaximumPageSize", "2", "NextPageToken", first.path("NextPageToken").asText()));
    assertThat(second.path("VideoTimelines").findValuesAsText("Timestamp")).containsExactly("3");
    assertThat(second.has("NextPageToken")).isFalse();
    assertThat(review(job, Map.of()).path("VideoTimelines").path("VideoTimeline")).hasSize(3);
    assertThat(
            studio
                .ims("QueryMediaCensorJobDetail", Map.of("JobId", job))
                .at("/MediaCensorJobDetail/VideoCensorConfig/OutputFile/Object")
                .asText())
        .isEqualTo("review/p-{Count}.jpg");
    assertThat(
            studio
                .ims(
                    "QueryMediaCensorJobDetail", Map.of("JobId", job, "NextPageToken", "somewhere"))
                .path("Code")
                .asText())
        .isEqualTo("InvalidParameter");
  }

  private static JsonNode review(String job, Map<String, String> page) throws IOException {
    Map<String, String> parameters = new HashMap<>(page);
    parameters.put("JobId", job);
    return studio
        .ims("QueryMediaCensorJobDetail", parameters)
        .at("/MediaCensorJobDetail/VensorCensorResult");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "oss://demo/p.jpg; InvalidParameter",
        "oss://foreign/p-{Count}.jpg; InvalidStorage.NotFound",
        "http://a.test/p-{Count}.jpg; InvalidParameter"
      })
  void pictures_of_a_review_go_into_a_bucket_of_the_user(String output, String code)
      throws IOException {
    assertThat(
            studio
                .ims("SubmitMediaCensorJob", Map.of("Input", INPUT, "Output", output))
                .path("Code")
                .asText())
        .isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "Config; {\"SaveType\":\"nosave\",\"MediaType\":\"video\"}; ``",
        "Config; {\"SaveType\":\"never\"}; InvalidParameter",
        "Config; []; InvalidParameter",
        "TemplateId; S00000101-100060; ``",
        "TemplateId; none; InvalidTemplate.NotFound"
      })
  void dna_jobs_say_whether_the_file_is_kept(String name, String value, String code)
      throws IOException {
    assertThat(
            studio
                .ims(
                    "SubmitDNAJob",
                    Map.of("Input", INPUT, "DBId", "films", "PrimaryKey", "one", name, value))
                .path("Code")
                .asText())
        .isEqualTo(code);
  }

  @Test
  void what_is_said_in_a_file_is_asked_for_told_listed_and_forgotten() throws IOException {
    JsonNode made =
        studio.ims(
            "SubmitASRJob",
            Map.of(
                "InputFile",
                "oss://demo/in.mp4",
                "StartTime",
                "00:00:01.5",
                "Duration",
                "00:00:10",
                "Title",
                "t",
                "UserData",
                "data"));
    String job = made.path("JobId").asText();
    assertThat(made.path("State").asText()).isEqualTo("Created");
    assertThat(studio.ims("DeleteSmartJob", Map.of("JobId", job)).path("Code").asText())
        .isEqualTo("Forbidden.IllegalStatus");
    studio.done(job, "x", "{\"Result\":[{\"from\":1.5,\"to\":2.0,\"content\":\"hello\"}]}");

    JsonNode got = studio.ims("GetSmartHandleJob", Map.of("JobId", job));
    assertThat(got.path("State").asText()).isEqualTo("Finished");
    assertThat(got.at("/JobResult/AiResult").asText())
        .isEqualTo("[{\"from\":1.5,\"to\":2.0,\"content\":\"hello\"}]");
    assertThat(got.at("/SmartJobInfo/InputConfig/InputFile").asText())
        .isEqualTo("oss://demo/in.mp4");
    assertThat(got.at("/SmartJobInfo/UserId").isTextual()).isTrue();
    JsonNode listed = studio.ims("ListSmartJobs", Map.of("JobType", "ASR", "JobState", "Finished"));
    assertThat(listed.path("SmartJobList").findValuesAsText("JobId")).contains(job);
    assertThat(listed.at("/SmartJobList/0/UserId").isNumber()).isTrue();
    assertThat(listed.path("MaxResults").isTextual()).isTrue();
    assertThat(listed.path("TotalCount").isTextual()).isTrue();
    assertThat(listed.path("TotalCount").asText())
        .isEqualTo(Integer.toString(listed.path("SmartJobList").size()));
    JsonNode others = studio.ims("ListSmartJobs", Map.of("JobType", "DynamicChart"));
    assertThat(others.path("SmartJobList")).isEmpty();
    assertThat(others.path("TotalCount").asText()).isEqualTo("0");

    assertThat(studio.ims("DeleteSmartJob", Map.of("JobId", job)).has("Code")).isFalse();
    assertThat(studio.ims("GetSmartHandleJob", Map.of("JobId", job)).path("Code").asText())
        .isEqualTo("JobNotFound");
  }

  @Test
  void a_page_of_smart_jobs_tells_how_many_there_are_on_all() throws IOException {
    for (int i = 0; i < 3; i++) {
      studio.ims("SubmitASRJob", Map.of("InputFile", "oss://demo/in.mp4"));
    }
    JsonNode first = studio.ims("ListSmartJobs", Map.of("JobState", "Created", "MaxResults", "2"));
    assertThat(first.path("SmartJobList")).hasSize(2);
    assertThat(first.path("TotalCount").asText()).isEqualTo("3");
    assertThat(
            studio
                .ims(
                    "ListSmartJobs",
                    Map.of("JobState", "Created", "NextToken", first.path("NextToken").asText()))
                .path("TotalCount")
                .asText())
        .isEqualTo("3");
    JsonNode second =
        studio.ims("ListSmartJobs", Map.of("JobState", "Created", "PageNo", "2", "PageSize", "2"));
    assertThat(second.path("SmartJobList").findValuesAsText("JobId"))
        .hasSize(1)
        .doesNotContainAnyElementsOf(first.path("SmartJobList").findValuesAsText("JobId"));
    assertThat(second.has("NextToken")).isFalse();
    assertThat(
            studio
                .ims(
                    "ListSmartJobs",
                    Map.of(
                        "JobState",
                        "Created",
                        "PageNo",
                        "7",
                        "NextToken",
                        first.path("NextToken").asText()))
                .path("SmartJobList"))
        .as("a token wins")
        .hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "InputFile, none, MediaNotFound",
    "InputFile, oss://foreign/a.mp4, InvalidStorage.NotFound",
    "StartTime, 1 s, InvalidParameter",
    "Duration, 00:61:00, InvalidParameter",
    "EditingConfig, [], InvalidParameter"
  })
  void who_listens_is_told_what_can_be_heard(String name, String value, String code)
      throws IOException {
    Map<String, String> wish = new HashMap<>(Map.of("InputFile", "oss://demo/in.mp4"));
    wish.put(name, value);
    assertThat(studio.ims("SubmitASRJob", wish).path("Code").asText()).isEqualTo(code);
  }
}

package dev.cuepost.openapi.vod.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cuepost.callback.event.Product;
import dev.cuepost.media.asset.AssetKind;
import dev.cuepost.media.asset.AssetState;
import dev.cuepost.media.process.job.Owner;
import dev.cuepost.openapi.Gateway;
import dev.cuepost.openapi.vod.Studio;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is asked and told of pictures and streams of videos. */
class VideoAnswersTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TEMPLATES =
      "[{\"Container\":{\"Format\":\"mp4\"},\"Video\":{},\"Definition\":\"LD\"}]";
  private static final String FOUND =
      """
      {"FileBasicInfo":{"Bitrate":"800000"},\
      "VideoStreamInfoList":[{"Codec_name":"hevc","Avg_fps":"25","PixFmt":"yuv420p10le"}],\
      "AudioStreamInfoList":[{"CodecName":"aac"}]}\
      """;

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
  void moments_may_come_one_by_one_as_older_clients_send_them() throws IOException {
    studio.video("flat");
    String job =
        snapshots(
            Map.of(
                "VideoId",
                "flat",
                "SpecifiedOffsetTimes.1",
                "1000",
                "SpecifiedOffsetTimes.2",
                "2500",
                "SpecifiedOffsetTimes.4",
                "9"));
    assertThat(config(job).path("SpecifiedOffsetTimes").toString()).isEqualTo("[1000,2500]");
  }

  @Test
  void pictures_for_a_cover_are_listed_as_such() throws IOException {
    studio.video("covered");
    String template =
        studio
            .call(
                "AddVodTemplate",
                Map.of(
                    "Name",
                    "cover",
                    "TemplateType",
                    "Snapshot",
                    "TemplateConfig",
                    "{\"SnapshotType\":\"CoverSnapshot\",\"SnapshotConfig\":{\"Count\":3}}"))
            .path("VodTemplateId")
            .asText();
    String cover = snapshots(Map.of("VideoId", "covered", "SnapshotTemplateId", template));
    studio.done(cover, "cover-00001.jpg");
    String others = snapshots(Map.of("VideoId", "covered", "Count", "2"));
    studio.done(others, "normal-00001.jpg");

    JsonNode listed = list("covered", "CoverSnapshot");
    assertThat(listed.path("JobId").asText()).isEqualTo(cover);
    assertThat(listed.path("Regular").asText())
        .isEqualTo(Studio.url("snapshots/cover/" + cover + "-{SnapshotCount}.jpg"));
    assertThat(list("covered", "NormalSnapshot").path("JobId").asText()).isEqualTo(others);
  }

  @Test
  void a_video_tells_its_pictures_streams_and_place() throws IOException {
    studio.video("told");
    String job = transcode("told");
    JsonNode task = studio.call("GetTranscodeTask", Map.of("JobIds", job));
    assertThat(task.has("Code")).isFalse();
    studio.done(snapshots(Map.of("VideoId", "told", "Count", "2")), "told-00001.jpg");

    JsonNode alone = studio.call("GetVideoInfo", Map.of("VideoId", "told")).path("Video");
    String group =
        studio
            .call("ListTranscodeTask", Map.of("VideoId", "told"))
            .at("/TranscodeTaskList/0/TranscodeTemplateGroupId")
            .asText();
    assertThat(group).isNotEmpty();
    assertThat(alone.path("TemplateGroupId").asText()).isEqualTo(group);
    assertThat(alone.path("StorageLocation").asText())
        .isEqualTo("demo.oss-cn-shanghai.aliyuncs.com");
    assertThat(alone.at("/Snapshots/Snapshot/0").asText()).isEqualTo(Studio.url("told-00001.jpg"));
    JsonNode among = studio.call("GetVideoInfos", Map.of("VideoIds", "told")).at("/VideoList/0");
    assertThat(among.path("TemplateGroupId").asText()).isEqualTo(group);
    assertThat(among.at("/Snapshots/0").asText()).isEqualTo(Studio.url("told-00001.jpg"));
    JsonNode found =
        studio
            .call(
                "SearchMedia",
                Map.of("Match", "VideoId = 'told'", "Fields", "Snapshots,StorageLocation"))
            .at("/MediaList/0/Video");
    assertThat(found.path("StorageLocation").asText())
        .isEqualTo("demo.oss-cn-shanghai.aliyuncs.com");
    assertThat(found.at("/Snapshots/0").asText()).isEqualTo(Studio.url("told-00001.jpg"));
  }

  @Test
  void a_video_that_no_task_was_given_for_is_none_that_does_not_exist() throws IOException {
    studio.video("untouched");
    studio.video("summed-up");
    transcode("summed-up");
    JsonNode summary =
        studio.call("GetTranscodeSummary", Map.of("VideoIds", "summed-up,untouched,none"));
    assertThat(summary.path("TranscodeSummaryList").findValuesAsText("VideoId"))
        .containsExactly("summed-up");
    assertThat(summary.path("NonExistVideoIds"))
        .extracting(JsonNode::asText)
        .containsExactly("none");
  }

  @ParameterizedTest
  @CsvSource({
    "demo, true",
    "demo.oss-cn-shanghai.aliyuncs.com, true",
    "demo.oss-cn-beijing.aliyuncs.com, false",
    "dem, false",
    "%, false"
  })
  void videos_are_listed_by_the_bucket_of_their_files(String location, boolean there)
      throws IOException {
    studio.asset(
        "placed-" + location.length(), AssetKind.VIDEO, AssetState.NORMAL, Optional.empty());
    JsonNode listed = studio.call("GetVideoList", Map.of("StorageLocation", location));
    assertThat(listed.path("Total").asInt() > 0).isEqualTo(there);
    assertThat(listed.has("Code")).isFalse();
    listed
        .at("/VideoList/Video")
        .forEach(video ->
            assertThat(video.path("StorageLocation").asText())
                .isEqualTo("demo.oss-cn-shanghai.aliyuncs.com"));
  }

  @Test
  void an_animated_image_can_be_read_from_a_private_bucket() throws IOException {
    studio.video("moved");
    String template =
        studio
            .call(
                "AddVodTemplate",
                Map.of(
                    "Name",
                    "gif",
                    "TemplateType",
                    "DynamicImage",
                    "TemplateConfig",
                    "{\"Container\":{\"Format\":\"gif\"},\"Video\":{\"Fps\":\"5\"}}"))
            .path("VodTemplateId")
            .asText();
    for (String over : List.of("{\"Width\":\"1\"}", "{\"Video\":{\"Width\":\"1\"}}")) {
      var wish =
          Map.of("VideoId", "moved", "DynamicImageTemplateId", template, "OverrideParams", over);
      assertThat(studio.code("SubmitDynamicImageJob", wish))
          .as("is read: " + over)
          .isEqualTo("InvalidParameter");
    }
    String job =
        studio
            .call(
                "SubmitDynamicImageJob",
                Map.of("VideoId", "moved", "DynamicImageTemplateId", template))
            .at("/DynamicImageJob/JobId")
            .asText();
    studio.done(job, "moved.gif");
    assertThat(
            studio
                .call("ListDynamicImage", Map.of("VideoId", "moved"))
                .at("/DynamicImageList/0/FileURL")
                .asText())
        .startsWith(Studio.url("moved.gif") + "?")
        .contains("Signature=");
  }

  @Test
  void an_animated_image_is_to_be_the_cover_if_its_template_or_the_call_says_so()
      throws IOException {
    studio.video("animated");
    String plain = template("DynamicImage", "{\"Container\":{\"Format\":\"gif\"}}");
    String covering =
        template(
            "DynamicImage", "{\"Container\":{\"Format\":\"gif\"},\"SetDefaultCover\":\"true\"}");
    assertThat(shown(plain, "{}")).isEqualTo("{}");
    assertThat(shown(covering, "{}")).isEqualTo("{\"SetDefaultCover\":true}");
    assertThat(shown(plain, "{\"SetDefaultCover\":\"true\"}"))
        .isEqualTo("{\"SetDefaultCover\":true}");
    assertThat(shown(covering, "{\"SetDefaultCover\":\"false\"}")).isEqualTo("{}");
    assertThat(added("DynamicImage", "{\"SetDefaultCover\":\"perhaps\"}").path("Message").asText())
        .contains("SetDefaultCover is true or false, was perhaps");
  }

  private static String shown(String template, String over) throws IOException {
    String job =
        studio
            .call(
                "SubmitDynamicImageJob",
                Map.of(
                    "VideoId",
                    "animated",
                    "DynamicImageTemplateId",
                    template,
                    "OverrideParams",
                    over))
            .at("/DynamicImageJob/JobId")
            .asText();
    return studio
        .processing
        .jobs()
        .find(new Owner(Product.VOD, Gateway.ACCOUNT, Studio.REGION), job)
        .orElseThrow()
        .order()
        .shown();
  }

  @Test
  void a_template_of_pictures_that_no_job_could_work_with_is_not_stored() throws IOException {
    String sprite =
        "{\"SnapshotType\":\"SpriteSnapshot\",\"SnapshotConfig\":{\"SpriteSnapshotConfig\":"
            + "{\"Color\":\"%s\"}}}";
    JsonNode wrong = added("Snapshot", sprite.formatted("tomatoes"));
    assertThat(wrong.path("Code").asText()).isEqualTo("InvalidParameter");
    assertThat(wrong.path("Message").asText())
        .isEqualTo(
            "SpriteSnapshotConfig.Color must be written #RRGGBB or be the name of a colour,"
                + " was tomatoes.");
    assertThat(added("DynamicImage", "{\"Video\":{\"Width\":\"1\"}}").path("Code").asText())
        .isEqualTo("InvalidParameter");

    String id = template("Snapshot", sprite.formatted("tomato"));
    assertThat(
            studio.code(
                "UpdateVodTemplate",
                Map.of("VodTemplateId", id, "TemplateConfig", sprite.formatted("#12"))))
        .isEqualTo("InvalidParameter");
    studio.video("coloured");
    assertThat(
            studio.code(
                "SubmitSnapshotJob", Map.of("VideoId", "coloured", "SnapshotTemplateId", id)))
        .isEmpty();
  }

  private static String template(String type, String config) throws IOException {
    return added(type, config).path("VodTemplateId").asText();
  }

  private static JsonNode added(String type, String config) throws IOException {
    return studio.call(
        "AddVodTemplate", Map.of("Name", "t", "TemplateType", type, "TemplateConfig", config));
  }

  @Test
  void a_stream_tells_what_is_in_it() throws IOException {
    studio.video("streamed");
    String job = transcode("streamed");
    studio.done(job, "streamed.mp4", FOUND);

    JsonNode file =
        studio
            .call("GetTranscodeTask", Map.of("JobIds", job))
            .at("/TranscodeJobInfoList/0/OutputFile");
    assertThat(JSON.readTree(file.path("VideoStreamList").asText()).toString())
        .isEqualTo("[{\"CodecName\":\"hevc\",\"AvgFPS\":\"25\",\"PixFmt\":\"yuv420p10le\"}]");
    assertThat(file.path("AudioStreamList").asText()).isEqualTo("[{\"CodecName\":\"aac\"}]");
    assertThat(file.has("Encryption")).isFalse();

    JsonNode played =
        studio
            .call("GetPlayInfo", Map.of("VideoId", "streamed", "CodecName", "H265"))
            .at("/PlayInfoList/PlayInfo/0");
    assertThat(played.path("JobId").asText()).isEqualTo(job);
    assertThat(played.path("BitDepth").asInt()).isEqualTo(10);
    assertThat(studio.code("GetPlayInfo", Map.of("VideoId", "streamed", "CodecName", "H264")))
        .isEqualTo("InvalidVideo.NoneStream");
  }

  @Test
  void what_was_found_in_a_video_is_told_when_it_is_blocked() throws IOException {
    studio.asset("blocked", AssetKind.VIDEO, AssetState.BLOCKED, Optional.empty());
    assertThat(studio.code("GetMediaAuditResult", Map.of("MediaId", "blocked"))).isEmpty();
    assertThat(studio.code("SubmitAIMediaAuditJob", Map.of("MediaId", "blocked")))
        .isEqualTo("Forbidden.IllegalStatus");
  }

  @Test
  void the_group_of_no_streams_cannot_be_changed() throws IOException {
    var group = Map.of("TranscodeTemplateGroupId", "VOD_NO_TRANSCODE", "Name", "mine");
    for (String action :
        new String[] {
          "AddTranscodeTemplateGroup",
          "UpdateTranscodeTemplateGroup",
          "DeleteTranscodeTemplateGroup"
        }) {
      assertThat(studio.code(action, group)).as(action).isEqualTo("Forbidden.SpecialTemplateGroup");
      assertThat(studio.status(action, group)).isEqualTo(403);
    }
  }

  private static String snapshots(Map<String, String> wish) throws IOException {
    return studio.call("SubmitSnapshotJob", wish).at("/SnapshotJob/JobId").asText();
  }

  private static JsonNode list(String videoId, String type) throws IOException {
    return studio
        .call("ListSnapshots", Map.of("VideoId", videoId, "SnapshotType", type))
        .path("MediaSnapshot");
  }

  private static JsonNode config(String jobId) throws IOException {
    JsonNode detail = studio.call("GetJobDetail", Map.of("JobId", jobId, "JobType", "snapshot"));
    return JSON.readTree(detail.at("/SnapshotJobDetail/NormalConfig").asText());
  }

  private static String transcode(String videoId) throws IOException {
    String group =
        studio
            .call(
                "AddTranscodeTemplateGroup",
                Map.of("Name", "g", "TranscodeTemplateList", TEMPLATES))
            .path("TranscodeTemplateGroupId")
            .asText();
    return studio
        .call("SubmitTranscodeJobs", Map.of("VideoId", videoId, "TemplateGroupId", group))
        .at("/TranscodeJobs/TranscodeJob/0/JobId")
        .asText();
  }

  @Test
  void a_marked_stream_is_none_of_those_that_are_there() throws IOException {
    studio.video("unmarked");
    studio.done(transcode("unmarked"), "unmarked.mp4", FOUND);
    Map<String, String> domain =
        Map.of(
            "VideoId",
            "unmarked",
            "AdditionType",
            "danmu",
            "PlayConfig",
            "{\"PlayDomain\":\"vod.example.test\"}",
            "ReAuthInfo",
            "{\"uid\":\"1\"}");
    assertThat(studio.call("GetPlayInfo", domain).at("/PlayInfoList/PlayInfo")).hasSize(1);
    for (String name : new String[] {"PlayConfig", "ReAuthInfo"}) {
      assertThat(studio.code("GetPlayInfo", Map.of("VideoId", "unmarked", name, "[1]")))
          .isEqualTo("InvalidParameter");
    }
    assertThat(
            studio.code(
                "GetPlayInfo",
                Map.of("VideoId", "unmarked", "DigitalWatermarkType", "TraceMark", "Trace", "me")))
        .isEqualTo("InvalidVideo.NoneStream");
    assertThat(
            studio.code("GetPlayInfo", Map.of("VideoId", "unmarked", "DigitalWatermarkType", "x")))
        .isEqualTo("InvalidParameter");
  }

  @Test
  void a_cover_in_a_private_bucket_can_be_read_like_the_streams() throws IOException {
    studio.video("with-cover");
    studio
        .database
        .jdbi()
        .useHandle(handle ->
            handle.execute(
                "UPDATE asset SET cover_url = ? WHERE media_id = 'with-cover'",
                Studio.url("cover.jpg")));
    assertThat(
            studio
                .call("GetPlayInfo", Map.of("VideoId", "with-cover"))
                .at("/VideoBase/CoverURL")
                .asText())
        .startsWith(Studio.url("cover.jpg") + "?")
        .contains("Signature=");
    assertThat(
            studio
                .call("GetVideoInfo", Map.of("VideoId", "with-cover"))
                .at("/Video/CoverURL")
                .asText())
        .isEqualTo(Studio.url("cover.jpg"));
  }

  @Test
  void a_review_hands_the_template_on_that_its_user_names() throws IOException {
    studio.video("reviewed");
    String job =
        studio
            .call(
                "SubmitAIMediaAuditJob",
                Map.of(
                    "MediaId",
                    "reviewed",
                    "TemplateId",
                    "t-1",
                    "MediaAuditConfiguration",
                    "{\"ResourceType\":\"a_movie\"}"))
            .path("JobId")
            .asText();
    assertThat(
            studio
                .call("GetJobDetail", Map.of("JobId", job, "JobType", "ai"))
                .at("/AIJobDetail/TemplateConfig")
                .asText())
        .isEqualTo("{\"ResourceType\":\"a_movie\",\"TemplateId\":\"t-1\"}");
    assertThat(
            studio.code(
                "SubmitAIMediaAuditJob",
                Map.of("MediaId", "reviewed", "MediaAuditConfiguration", "[]")))
        .isEqualTo("InvalidParameter");
  }

  @Test
  void a_search_tells_what_jobs_made_of_a_video_to_those_who_ask() throws IOException {
    studio.video("searched");
    studio.done(
        snapshots(
            Map.of(
                "VideoId",
                "searched",
                "Count",
                "9",
                "SpriteSnapshotConfig",
                "{\"CellWidth\":\"32\",\"Columns\":\"3\",\"Lines\":\"3\"}")),
        "sheet-00001.jpg");
    JsonNode before = searched();
    assertThat(before.path("MediaSource").asText()).isEqualTo("general");
    assertThat(before.path("DownloadSwitch").asText()).isEqualTo("off");
    assertThat(before.path("PreprocessStatus").asText()).isEqualTo("UnPreprocess");
    assertThat(before.path("TranscodeMode").asText()).isEqualTo("NoTranscode");
    assertThat(before.at("/SpriteSnapshots/0").asText()).isEqualTo(Studio.url("sheet-00001.jpg"));
    assertThat(transcode("searched")).isNotEmpty();
    assertThat(searched().path("TranscodeMode").asText()).isEqualTo("FastTranscode");
  }

  private static JsonNode searched() throws IOException {
    return studio
        .call(
            "SearchMedia",
            Map.of(
                "Match",
                "VideoId = 'searched'",
                "Fields",
                "MediaSource,DownloadSwitch,PreprocessStatus,TranscodeMode,SpriteSnapshots"))
        .at("/MediaList/0/Video");
  }

  @Test
  void a_file_tells_what_kind_of_dynamic_range_it_has() throws IOException {
    studio.video("bright");
    studio
        .database
        .jdbi()
        .useHandle(handle ->
            handle.execute(
                "UPDATE asset SET file = ? WHERE media_id = 'bright'",
                """
                {"streams":[{"codec_type":"video","codec_name":"hevc","nb_frames":"50",
                  "color_transfer":"smpte2084"}]}
                """));
    JsonNode stream =
        studio
            .call("GetMezzanineInfo", Map.of("VideoId", "bright", "AdditionType", "video"))
            .at("/Mezzanine/VideoStreamList/0");
    assertThat(stream.path("HDRType").asText()).isEqualTo("HDR10");
    assertThat(stream.path("NumFrames").asText()).isEqualTo("50");
    assertThat(
            studio
                .call("GetPlayInfo", Map.of("VideoId", "bright"))
                .at("/PlayInfoList/PlayInfo/0/HDRType")
                .asText())
        .isEqualTo("HDR10");
  }
}

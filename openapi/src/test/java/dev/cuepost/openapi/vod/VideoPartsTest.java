package dev.cuepost.openapi.vod;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cuepost.media.asset.AssetKind;
import dev.cuepost.media.asset.AssetState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is told of videos and pictures and of what was made of them, and what of it is deleted. */
class VideoPartsTest {
  private static final String TEMPLATES =
      "[{\"Container\":{\"Format\":\"mp4\"},\"Video\":{},\"Definition\":\"LD\"}]";

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
  void videos_are_named_by_id_and_by_reference() throws IOException {
    studio.video("named-1");
    studio.asset("named-2", AssetKind.AUDIO, AssetState.NORMAL, Optional.of("ref-two"));
    studio.asset("named-3", AssetKind.IMAGE, AssetState.NORMAL, Optional.of("ref-three"));
    var both =
        Map.of("VideoIds", "named-1,named-2,none", "ReferenceIds", "ref-two,ref-three,ref-no");
    JsonNode told = studio.call("GetVideoInfos", both);
    assertThat(told.path("VideoList").findValuesAsText("VideoId"))
        .containsExactly("named-1", "named-2");
    assertThat(told.path("NonExistVideoIds")).extracting(JsonNode::asText).containsExactly("none");
    assertThat(told.path("NonExistReferenceIds"))
        .extracting(JsonNode::asText)
        .containsExactly("ref-three", "ref-no");

    assertThat(studio.code("DeleteVideo", Map.of("ReferenceIds", "ref-no,ref-three")))
        .isEqualTo("InvalidVideo.NotFound");
    assertThat(studio.code("DeleteVideo", Map.of())).isEqualTo("MissingVideoIds");
    assertThat(studio.code("DeleteVideo", Map.of("ReferenceIds", "a,".repeat(20) + "b")))
        .isEqualTo("InvalidVideo.NotFound");
    assertThat(studio.code("DeleteVideo", Map.of("ReferenceIds", numbers(21))))
        .isEqualTo("VideoIdsExceededMax");
    JsonNode deleted = studio.call("DeleteVideo", Map.of("ReferenceIds", "ref-two,ref-no"));
    assertThat(deleted.path("NonExistReferenceIds"))
        .extracting(JsonNode::asText)
        .containsExactly("ref-no");
    assertThat(studio.code("GetVideoInfo", Map.of("VideoId", "named-2")))
        .isEqualTo("InvalidVideo.NotFound");
    assertThat(studio.has("named-2")).isFalse();
    assertThat(studio.has("named-3")).as("a picture is no video").isTrue();
  }

  private static String numbers(int count) {
    var list = new StringBuilder("0");
    for (int number = 1; number < count; number++) {
      list.append(',').append(number);
    }
    return list.toString();
  }

  @Test
  void the_file_of_a_video_goes_and_its_streams_stay() throws IOException {
    studio.video("file-1");
    studio.video("file-2");
    String job = transcode("file-1");
    var ids = Map.of("VideoIds", "file-1,file-2,none");
    JsonNode kept = studio.call("DeleteMezzanines", ids);
    assertThat(kept.path("UnRemoveableVideoIds"))
        .as("one is read by a job, one is all there is to play")
        .extracting(JsonNode::asText)
        .containsExactly("file-1", "file-2");
    assertThat(kept.path("NonExistVideoIds")).extracting(JsonNode::asText).containsExactly("none");
    assertThat(studio.has("file-1")).isTrue();

    studio.done(job, "stream.mp4");
    assertThat(studio.call("DeleteMezzanines", ids).path("UnRemoveableVideoIds"))
        .extracting(JsonNode::asText)
        .containsExactly("file-2");
    assertThat(studio.has("file-1")).isFalse();
    assertThat(studio.events().getLast())
        .contains("DeleteMediaComplete", "\"DeleteType\":\"mezzanine\"", "file-1");
    assertThat(studio.code("GetMezzanineInfo", Map.of("VideoId", "file-1")))
        .isEqualTo("Forbidden.IllegalStatus");
    assertThat(studio.call("GetPlayInfo", Map.of("VideoId", "file-1")).at("/PlayInfoList/PlayInfo"))
        .hasSize(1);
    assertThat(studio.code("SubmitSnapshotJob", Map.of("VideoId", "file-1")))
        .isEqualTo("Forbidden.IllegalStatus");

    JsonNode forced =
        studio.call("DeleteMezzanines", Map.of("VideoIds", "file-1,file-2", "Force", "true"));
    assertThat(forced.path("UnRemoveableVideoIds"))
        .as("its file is gone already")
        .extracting(JsonNode::asText)
        .containsExactly("file-1");
    assertThat(studio.code("GetPlayInfo", Map.of("VideoId", "file-2")))
        .isEqualTo("InvalidVideo.NoneStream");
    assertThat(studio.code("DeleteMezzanines", Map.of("VideoIds", "none")))
        .isEqualTo("InvalidVideo.NotFound");
  }

  @Test
  void it_is_told_how_far_uploads_are() throws IOException {
    studio.video("up-1");
    studio.asset("up-2", AssetKind.VIDEO, AssetState.UPLOADING, Optional.empty());
    studio.asset("up-3", AssetKind.IMAGE, AssetState.NORMAL, Optional.empty());
    JsonNode told = studio.call("GetUploadDetails", Map.of("MediaIds", "up-1,up-2,up-3"));
    JsonNode whole = told.path("UploadDetails").path(0);
    assertThat(whole.path("MediaId").asText()).isEqualTo("up-1");
    assertThat(whole.path("Title").asText()).isEqualTo("title of up-1");
    assertThat(whole.path("UploadStatus").asText()).isEqualTo("UploadSucc");
    assertThat(whole.path("UploadSize").asInt()).isEqualTo(10);
    assertThat(whole.path("FileSize").asInt()).isEqualTo(10);
    assertThat(whole.path("UploadRatio").asDouble()).isEqualTo(1);
    JsonNode coming = told.path("UploadDetails").path(1);
    assertThat(coming.path("UploadStatus").asText()).isEqualTo("Uploading");
    assertThat(coming.path("UploadRatio").asDouble()).isZero();
    assertThat(coming.has("FileSize")).isFalse();
    assertThat(told.path("NonExistMediaIds")).extracting(JsonNode::asText).containsExactly("up-3");
    assertThat(studio.code("GetUploadDetails", Map.of())).isEqualTo("MissingMediaIds");
    assertThat(studio.code("GetUploadDetails", Map.of("MediaIds", numbers(21))))
        .isEqualTo("InvalidParameter");
  }

  @Test
  void an_animated_image_goes_with_its_file() throws IOException {
    studio.video("moving");
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
    var wish = Map.of("VideoId", "moving", "DynamicImageTemplateId", template);
    String image = studio.call("SubmitDynamicImageJob", wish).at("/DynamicImageJob/JobId").asText();
    var wanted = Map.of("VideoId", "moving", "DynamicImageIds", image + ",none");
    assertThat(studio.code("DeleteDynamicImage", wanted)).isEqualTo("Forbidden.IllegalStatus");
    studio.done(image, "moving.gif");
    assertThat(studio.call("ListDynamicImage", Map.of("VideoId", "moving")).findValues("JobId"))
        .hasSize(1);
    studio.video("other");
    assertThat(
            studio.code("DeleteDynamicImage", Map.of("VideoId", "other", "DynamicImageIds", image)))
        .isEqualTo("NoSuchResource");
    assertThat(
            studio.status(
                "DeleteDynamicImage", Map.of("VideoId", "other", "DynamicImageIds", image)))
        .isEqualTo(404);
    assertThat(studio.status("DeleteStream", Map.of("VideoId", "other", "JobIds", image)))
        .isEqualTo(404);
    assertThat(studio.has("moving.gif")).isTrue();
    assertThat(studio.code("DeleteDynamicImage", wanted)).isEmpty();
    assertThat(studio.has("moving.gif")).isFalse();
    assertThat(studio.call("ListDynamicImage", Map.of("VideoId", "moving")).findValues("JobId"))
        .isEmpty();
    assertThat(studio.code("DeleteDynamicImage", wanted)).isEqualTo("NoSuchResource");
    assertThat(studio.code("DeleteDynamicImage", Map.of("VideoId", "moving")))
        .as("nothing is deleted unnamed")
        .isEqualTo("MissingDynamicImageIds");
  }

  @Test
  void jobs_are_told_by_their_sort() throws IOException {
    studio.video("worked");
    String stream = transcode("worked");
    String pictures =
        studio
            .call("SubmitSnapshotJob", Map.of("VideoId", "worked"))
            .at("/SnapshotJob/JobId")
            .asText();
    String dna =
        studio
            .call("SubmitAIJob", Map.of("MediaId", "worked", "Types", "AIMediaDNA"))
            .at("/AIJobList/AIJob/0/JobId")
            .asText();

    JsonNode told = detail(stream, "transcode").path("TranscodeJobDetail");
    assertThat(told.path("JobId").asText()).isEqualTo(stream);
    assertThat(told.path("VideoId").asText()).isEqualTo("worked");
    assertThat(told.path("Definition").asText()).isEqualTo("LD");
    assertThat(told.path("Status").asText()).isEqualTo("Transcoding");
    assertThat(told.path("UserId").asLong()).isEqualTo(1000000000000001L);
    assertThat(told.has("CompleteTime")).isFalse();
    studio.done(stream, "worked.mp4");
    assertThat(detail(stream, "transcode").at("/TranscodeJobDetail/Status").asText())
        .isEqualTo("TranscodeSuccess");
    JsonNode snapshot = detail(pictures, "snapshot").path("SnapshotJobDetail");
    assertThat(snapshot.path("Status").asText()).isEqualTo("Processing");
    assertThat(snapshot.path("NormalConfig").asText()).contains("\"Count\":\"1\"");
    JsonNode ai = detail(dna, "ai").path("AIJobDetail");
    assertThat(ai.path("JobType").asText()).isEqualTo("AIMediaDNA");
    assertThat(ai.path("MediaId").asText()).isEqualTo("worked");
    assertThat(ai.path("Status").asText()).isEqualTo("processing");

    JsonNode listed =
        studio.call("ListJobInfo", Map.of("MediaId", "worked", "JobType", "transcode"));
    assertThat(listed.path("JobInfoList").findValuesAsText("JobId")).containsExactly(stream);
    assertThat(listed.path("MediaId").asText()).isEqualTo("worked");
    assertThat(studio.code("ListJobInfo", Map.of("MediaId", "none", "JobType", "ai")))
        .isEqualTo("InvalidVideo.NotFound");
    assertThat(detail(stream, "snapshot").path("Code").asText()).isEqualTo("NoSuchResource");
    assertThat(detail(stream, "workflow").path("Code").asText()).isEqualTo("InvalidParameter");
  }

  private static JsonNode detail(String jobId, String type) throws IOException {
    return studio.call("GetJobDetail", Map.of("JobId", jobId, "JobType", type));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "-,   Beach.JPG,  jpg,  Beach.JPG",
        "gif, Beach.JPG,  gif,  Beach.JPG",
        "-,   Beach.psd,  png,  Beach.psd",
        "-,   Beach,      png,  Beach",
        "jpeg, -,         jpeg, -"
      })
  void a_picture_keeps_the_name_that_its_file_had(
      String ext, String name, String ending, String told) throws IOException {
    Map<String, String> wish = new HashMap<>(Map.of("ImageType", "default"));
    Optional.ofNullable(ext).ifPresent(value -> wish.put("ImageExt", value));
    Optional.ofNullable(name).ifPresent(value -> wish.put("OriginalFileName", value));
    JsonNode made = studio.call("CreateUploadImage", wish);
    String id = made.path("ImageId").asText();
    assertThat(made.path("FileURL").asText()).endsWith("/" + id + "." + ending);
    studio
        .database
        .jdbi()
        .useHandle(handle ->
            handle.execute(
                "UPDATE asset SET state = 'NORMAL', size_bytes = 10 WHERE media_id = ?", id));
    assertThat(
            studio
                .call("GetImageInfo", Map.of("ImageId", id))
                .at("/ImageInfo/Mezzanine/OriginalFileName")
                .asText())
        .isEqualTo(Optional.ofNullable(told).orElse(id + "." + ending));
  }

  @Test
  void pictures_are_described_anew_all_or_none() throws IOException {
    studio.asset("pic-1", AssetKind.IMAGE, AssetState.NORMAL, Optional.empty());
    studio.video("pic-2");
    String films =
        studio.call("AddCategory", Map.of("CateName", "films")).at("/Category/CateId").asText();
    JsonNode changed =
        images(
            "[{\"ImageId\":\"pic-1\",\"Title\":\"new\",\"Tags\":\"a,b\",\"CateId\":%s},{\"ImageId\":\"pic-2\"}]"
                .formatted(films));
    assertThat(changed.at("/NonExistImageIds/ImageId"))
        .extracting(JsonNode::asText)
        .containsExactly("pic-2");
    JsonNode told = studio.call("GetImageInfo", Map.of("ImageId", "pic-1")).path("ImageInfo");
    assertThat(told.path("Title").asText()).isEqualTo("new");
    assertThat(told.path("Tags").asText()).isEqualTo("a,b");
    assertThat(told.path("CateName").asText()).isEqualTo("films");

    assertThat(
            images("[{\"ImageId\":\"pic-1\",\"Title\":\"newer\"},{\"Title\":\"x\"}]")
                .path("Code")
                .asText())
        .isEqualTo("InvalidParameter");
    assertThat(
            images("[{\"ImageId\":\"pic-1\",\"Title\":\"newer\",\"CateId\":999999}]")
                .path("Code")
                .asText())
        .isEqualTo("InvalidCateId.NotFound");
    assertThat(images("[]").path("Code").asText()).isEqualTo("InvalidParameter");
    assertThat(
            studio.call("GetImageInfo", Map.of("ImageId", "pic-1")).at("/ImageInfo/Title").asText())
        .isEqualTo("new");
  }

  private static JsonNode images(String content) throws IOException {
    return studio.call("UpdateImageInfos", Map.of("UpdateContent", content));
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
  void attached_media_have_several_categories() throws IOException {
    String first = category("logos");
    String second = category("subtitles");
    String id =
        studio
            .call(
                "CreateUploadAttachedMedia",
                Map.of("BusinessType", "watermark", "CateIds", first + ", " + second))
            .path("MediaId")
            .asText();
    JsonNode told =
        studio
            .call("GetAttachedMediaInfo", Map.of("MediaIds", id))
            .at("/AttachedMediaList/0/Categories");
    assertThat(told.findValuesAsText("CateId")).containsExactly(first, second);
    assertThat(told.findValuesAsText("CateName")).containsExactly("logos", "subtitles");
    assertThat(told.path(0).path("Level").isNumber()).isTrue();
    JsonNode found =
        studio.call(
            "SearchMedia",
            Map.of("SearchType", "attached", "Match", "CateId = " + first, "Fields", "Categories"));
    assertThat(found.at("/MediaList/0/AttachedMedia/Categories").findValuesAsText("CateId"))
        .containsExactly(first, second);

    for (String wrong : new String[] {"1,x", "1;2"}) {
      assertThat(attached(wrong)).as(wrong).isEqualTo("InvalidParameter");
    }
    assertThat(attached("999999998")).isEqualTo("InvalidCateId.NotFound");
    String more =
        String.join(",", first, second, category("c"), category("d"), category("e"), category("f"));
    assertThat(attached(more)).isEqualTo("InvalidParameter");
  }

  private static String category(String name) throws IOException {
    return studio.call("AddCategory", Map.of("CateName", name)).at("/Category/CateId").asText();
  }

  private static String attached(String categories) throws IOException {
    return studio.code(
        "CreateUploadAttachedMedia", Map.of("BusinessType", "watermark", "CateIds", categories));
  }
}

package dev.cuepost.openapi.vod;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which category media are put into, and how they are put into none. */
class CategoryChoiceTest {
  @TempDir private static Path directory;
  private static Studio studio;
  private static String films;

  @BeforeAll
  static void start() throws IOException {
    studio = new Studio(directory);
    films = studio.call("AddCategory", Map.of("CateName", "films")).at("/Category/CateId").asText();
  }

  @AfterAll
  static void stop() {
    studio.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "0"})
  void uploads_into_no_category_are_taken(String none) throws IOException {
    String video =
        upload("CreateUploadVideo", Map.of("FileName", "a.mp4", "CateId", none), "VideoId");
    assertThat(told(video).has("CateId")).isFalse();
    String image =
        upload("CreateUploadImage", Map.of("ImageType", "default", "CateId", none), "ImageId");
    assertThat(
            studio.call("GetImageInfo", Map.of("ImageId", image)).path("ImageInfo").has("CateId"))
        .isFalse();
    String attached =
        upload(
            "CreateUploadAttachedMedia",
            Map.of("BusinessType", "watermark", "MediaExt", "png", "CateIds", none),
            "MediaId");
    assertThat(
            studio
                .call("GetAttachedMediaInfo", Map.of("MediaIds", attached))
                .at("/AttachedMediaList/0/Categories"))
        .isEmpty();
    studio.put("registered-" + none + ".mp4", new byte[10]);
    JsonNode registered =
        studio.call(
            "RegisterMedia",
            Map.of(
                "RegisterMetadatas",
                "[{\"FileURL\":\"%s\",\"Title\":\"t\",\"CateId\":%s}]"
                    .formatted(Studio.url("registered-" + none + ".mp4"), none)));
    assertThat(told(registered.at("/RegisteredMediaList/0/MediaId").asText()).has("CateId"))
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "0"})
  void a_video_is_taken_out_of_its_category(String none) throws IOException {
    String video =
        upload("CreateUploadVideo", Map.of("FileName", "a.mp4", "CateId", films), "VideoId");
    assertThat(told(video).path("CateId").asText()).isEqualTo(films);
    assertThat(studio.code("UpdateVideoInfo", Map.of("VideoId", video, "Title", "other")))
        .isEmpty();
    assertThat(told(video).path("CateId").asText()).as("stays").isEqualTo(films);
    assertThat(studio.code("UpdateVideoInfo", Map.of("VideoId", video, "CateId", none))).isEmpty();
    assertThat(told(video).has("CateId")).isFalse();
  }

  @Test
  void a_category_that_is_not_there_is_none_that_can_be_chosen() throws IOException {
    assertThat(
            studio.code(
                "CreateUploadVideo", Map.of("Title", "t", "FileName", "a.mp4", "CateId", "999999")))
        .isEqualTo("InvalidCateId.NotFound");
    assertThat(
            studio.code(
                "CreateUploadVideo", Map.of("Title", "t", "FileName", "a.mp4", "CateId", "-2")))
        .isEqualTo("InvalidParameter");
  }

  private static String upload(String action, Map<String, String> wish, String id)
      throws IOException {
    Map<String, String> parameters = new HashMap<>(wish);
    parameters.put("Title", "t");
    JsonNode answer = studio.call(action, parameters);
    assertThat(answer.path("Code").asText()).as(answer.toString()).isEmpty();
    return answer.path(id).asText();
  }

  private static JsonNode told(String videoId) throws IOException {
    return studio.call("GetVideoInfo", Map.of("VideoId", videoId)).path("Video");
  }
}

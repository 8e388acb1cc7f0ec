package dev.cuepost.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.aliyun.tea.TeaException;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Videos of VOD: a real server, the generic official client, the clients of OSS and SMQ. */
class VodUploadTest {
  private static final String QUEUE = "vod-events";

  @TempDir private static Path clips;
  private static Path clip;

  @TempDir private static Path directory;
  private static ServerProcess server;
  private static Clients clients;

  @BeforeAll
  static void start() throws Exception {
    clip = new Ffmpeg("ffmpeg").makeClips(clips).getFirst();
    server = new Machine(directory).start();
    clients = new Clients(server);
    new VodCalls(clients).tell(QUEUE);
  }

  @AfterAll
  static void stop() {
    clients.close();
    server.close();
  }

  @Test
  void a_video_is_uploaded_looked_at_described_and_deleted() throws Exception {
    JsonNode place =
        vod(
            "CreateUploadVideo",
            Map.of(
                "Title", "Landscape",
                "FileName", "landscape.mp4",
                "Tags", "a,b",
                "UserData", "{\"Extend\":{\"order\":\"A-17\"}}"));
    String videoId = place.path("VideoId").asText();
    JsonNode created = next("MediaBaseChangeComplete");
    assertThat(created.path("MediaId").asText()).isEqualTo(videoId);
    assertThat(created.path("OperateMode").asText()).isEqualTo("create");
    assertThat(video(videoId).path("Status").asText()).isEqualTo("Uploading");

    putInto(place);
    JsonNode uploaded = next("FileUploadComplete");
    assertThat(uploaded.path("VideoId").asText()).isEqualTo(videoId);
    assertThat(uploaded.path("Size").isNumber()).isTrue();
    assertThat(uploaded.path("Size").asLong()).isEqualTo(clip.toFile().length());
    assertThat(uploaded.path("Extend").asText()).isEqualTo("{\"order\":\"A-17\"}");
    JsonNode analysed = next("VideoAnalysisComplete");
    assertThat(analysed.path("Status").asText()).isEqualTo("success");
    assertThat(analysed.path("Width").asText()).isEqualTo("1280");
    JsonNode info = video(videoId);
    assertThat(info.path("Status").asText()).isEqualTo("Normal");
    assertThat(info.path("Duration").asDouble()).isBetween(5.9, 6.1);
    assertThat(info.path("Tags").asText()).isEqualTo("a,b");

    String category =
        vod("AddCategory", Map.of("CateName", "Films")).path("Category").path("CateId").asText();
    vod("UpdateVideoInfo", Map.of("VideoId", videoId, "Title", "Renamed", "CateId", category));
    assertThat(next("MediaBaseChangeComplete").path("OperateMode").asText()).isEqualTo("update");
    assertThat(video(videoId).path("Title").asText()).isEqualTo("Renamed");
    assertThat(video(videoId).path("CateName").asText()).isEqualTo("Films");
    JsonNode several = vod("GetVideoInfos", Map.of("VideoIds", videoId + ",none"));
    assertThat(several.path("VideoList").path(0).path("VideoId").asText()).isEqualTo(videoId);
    assertThat(several.path("NonExistVideoIds").path(0).asText()).isEqualTo("none");
    assertThatThrownBy(() -> vod("RefreshUploadVideo", Map.of("VideoId", videoId)))
        .satisfies(e -> hasCode(e, "InvalidVideo.Damaged"));

    JsonNode file =
        vod("GetMezzanineInfo", Map.of("VideoId", videoId, "AdditionType", "video,audio"))
            .path("Mezzanine");
    assertThat(file.path("Width").asInt()).isEqualTo(1280);
    assertThat(file.path("Size").asLong()).isEqualTo(clip.toFile().length());
    assertThat(file.path("AudioStreamList").path(0).path("SampleRate").asText()).isEqualTo("48000");
    assertThat(read(file.path("FileURL").asText()))
        .as("its signed address opens it")
        .isEqualTo(Files.readAllBytes(clip));
    assertThat(status(file.path("FileURL").asText().replaceFirst("[?].*", "")))
        .as("without the signature")
        .isEqualTo(403);

    JsonNode updated =
        vod(
            "UpdateVideoInfos",
            Map.of(
                "UpdateContent",
                "[{\"VideoId\":\"%s\",\"Title\":\"Again\"},{\"VideoId\":\"none\"}]"
                    .formatted(videoId)));
    assertThat(updated.path("NonExistVideoIds").path(0).asText()).isEqualTo("none");
    assertThat(next("MediaBaseChangeComplete").path("MediaContent").toString()).contains("Again");
    JsonNode found =
        vod("SearchMedia", Map.of("Match", "Title = 'again' and CateId = " + category));
    assertThat(found.path("MediaList").path(0).path("MediaId").asText()).isEqualTo(videoId);

    vod("DeleteVideo", Map.of("VideoIds", videoId));
    assertThat(next("DeleteMediaComplete").path("MediaId").asText()).isEqualTo(videoId);
    assertThat(next("MediaBaseChangeComplete").path("OperateMode").asText()).isEqualTo("delete");
    assertThatThrownBy(() -> video(videoId)).satisfies(e -> hasCode(e, "InvalidVideo.NotFound"));
  }

  @Test
  void a_picture_and_a_subtitle_are_told_in_their_own_words() throws Exception {
    JsonNode image = vod("CreateUploadImage", Map.of("ImageType", "default", "ImageExt", "png"));
    put(image, clips.resolve("picture.png"));
    assertThat(next("ImageUploadComplete").path("ImageId").asText())
        .isEqualTo(image.path("ImageId").asText());
    JsonNode subtitle =
        vod("CreateUploadAttachedMedia", Map.of("BusinessType", "subtitle", "MediaExt", "srt"));
    put(subtitle, clips.resolve("picture.png"));
    String subtitleId = subtitle.path("MediaId").asText();
    assertThat(next("AttachedMediaUploadComplete").toString()).contains(subtitleId);

    String imageId = image.path("ImageId").asText();
    JsonNode info =
        await()
            .until(
                () -> vod("GetImageInfo", Map.of("ImageId", imageId)).path("ImageInfo"),
                known -> known.path("Status").asText().equals("Normal"));
    assertThat(info.path("ImageType").asText()).isEqualTo("default");
    assertThat(info.path("Mezzanine").path("Width").asInt()).isPositive();
    assertThat(status(info.path("URL").asText())).isEqualTo(200);
    JsonNode attached = vod("GetAttachedMediaInfo", Map.of("MediaIds", subtitleId + "," + imageId));
    assertThat(attached.path("AttachedMediaList").path(0).path("Type").asText())
        .isEqualTo("subtitle");
    assertThat(attached.path("NonExistMediaIds").path(0).asText())
        .as("an image is no attached medium")
        .isEqualTo(imageId);

    assertThatThrownBy(() ->
            vod(
                "DeleteImage",
                Map.of("DeleteImageType", "ImageId", "ImageIds", imageId + "," + subtitleId)))
        .satisfies(e -> hasCode(e, "InvalidImage.NotFound"));
    vod("DeleteImage", Map.of("DeleteImageType", "ImageId", "ImageIds", imageId));
    assertThatThrownBy(() -> vod("GetImageInfo", Map.of("ImageId", imageId)))
        .satisfies(e -> hasCode(e, "InvalidImage.NotFound"));
    JsonNode deleted = vod("DeleteAttachedMedia", Map.of("MediaIds", subtitleId + ",none"));
    assertThat(deleted.path("NonExistMediaIds")).hasSize(1);
    assertThat(next("DeleteMediaComplete").path("MediaId").asText()).isEqualTo(imageId);
    assertThat(next("DeleteMediaComplete").path("MediaId").asText()).isEqualTo(subtitleId);
  }

  @Test
  void what_is_wrong_gets_the_codes_of_vod() throws Exception {
    Map<String, String> named =
        Map.of("Title", "x", "FileName", "a.mp4", "ReferenceId", "reference-1");
    vod("CreateUploadVideo", named);
    next("MediaBaseChangeComplete");
    assertThatThrownBy(() -> vod("CreateUploadVideo", named))
        .satisfies(e -> hasCode(e, "InvalidParameter"));
    assertThatThrownBy(
            () -> vod("CreateUploadVideo", Map.of("Title", "x", "FileName", "no-extension")))
        .satisfies(e -> hasCode(e, "InvalidFileName.Extension"));
    assertThatThrownBy(
            () -> vod("CreateUploadVideo", Map.of("Title", "x".repeat(129), "FileName", "a.mp4")))
        .satisfies(e -> hasCode(e, "LengthExceededMax"));
    assertThatThrownBy(() ->
            vod(
                "CreateUploadVideo",
                Map.of("Title", "x", "FileName", "a.mp4", "Tags", "t,".repeat(17))))
        .isInstanceOf(TeaException.class);
    assertThatThrownBy(() ->
            vod("CreateUploadVideo", Map.of("Title", "x", "FileName", "a.mp4", "CateId", "7")))
        .satisfies(e -> hasCode(e, "InvalidCateId.NotFound"));
    assertThatThrownBy(() -> vod("GetVideoInfo", Map.of("VideoId", "none")))
        .satisfies(e -> hasCode(e, "InvalidVideo.NotFound"));
    assertThatThrownBy(() -> vod("DeleteVideo", Map.of("VideoIds", "a,b")))
        .satisfies(e -> hasCode(e, "InvalidVideo.NotFound"));
  }

  private static byte[] read(String url) throws Exception {
    return get(url).body();
  }

  private static int status(String url) throws Exception {
    return get(url).statusCode();
  }

  private static HttpResponse<byte[]> get(String url) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofByteArray());
    }
  }

  private static void hasCode(Throwable problem, String code) {
    assertThat(problem)
        .isInstanceOfSatisfying(TeaException.class, e -> assertThat(e.getCode()).isEqualTo(code));
  }

  private JsonNode video(String videoId) throws Exception {
    return vod("GetVideoInfo", Map.of("VideoId", videoId)).path("Video");
  }

  private static JsonNode vod(String action, Map<String, String> parameters) throws Exception {
    return new VodCalls(clients).call(action, parameters);
  }

  private static void putInto(JsonNode place) throws Exception {
    put(place, clip);
  }

  private static void put(JsonNode place, Path file) throws Exception {
    UploadGrant.of(place).put(file);
  }

  private static JsonNode next(String type) {
    return Machine.next(clients, QUEUE, type);
  }
}

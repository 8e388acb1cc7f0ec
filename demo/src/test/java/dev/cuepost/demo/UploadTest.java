package dev.cuepost.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.aliyun.ice20201109.models.BatchGetMediaInfosRequest;
import com.aliyun.ice20201109.models.CreateUploadMediaRequest;
import com.aliyun.ice20201109.models.CreateUploadMediaResponseBody;
import com.aliyun.ice20201109.models.DeleteMediaInfosRequest;
import com.aliyun.ice20201109.models.GetMediaInfoRequest;
import com.aliyun.ice20201109.models.GetMediaInfoResponseBody.GetMediaInfoResponseBodyMediaInfo;
import com.aliyun.ice20201109.models.ListMediaBasicInfosRequest;
import com.aliyun.ice20201109.models.RefreshUploadMediaRequest;
import com.aliyun.ice20201109.models.RegisterMediaInfoRequest;
import com.aliyun.ice20201109.models.SetEventCallbackRequest;
import com.aliyun.ice20201109.models.UpdateMediaInfoRequest;
import com.aliyun.mns.model.QueueMeta;
import com.aliyun.oss.OSS;
import com.aliyun.oss.OSSException;
import com.aliyun.tea.TeaException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files become assets: a real server, the official clients of IMS, OSS and SMQ. */
class UploadTest {
  private static final String QUEUE = "ice-callback-assets";

  @TempDir private static Path clips;
  private static Path clip;

  @TempDir private Path directory;
  private Machine machine;
  private ServerProcess server;
  private Clients clients;

  @BeforeAll
  static void makeClips() throws Exception {
    clip = new Ffmpeg("ffmpeg").makeClips(clips).getFirst();
  }

  @BeforeEach
  void start() throws Exception {
    machine = new Machine(directory);
    server = machine.start();
    clients = new Clients(server);
    clients.queues().getQueueRef(QUEUE).create(new QueueMeta());
    clients
        .ims()
        .setEventCallback(
            new SetEventCallbackRequest()
                .setCallbackType("MNS")
                .setCallbackQueueName(QUEUE)
                .setEventTypeList(
                    "FileUploadComplete,ImageUploadComplete,VideoAnalysisComplete,"
                        + "MediaBaseChangeComplete,DeleteMediaComplete"));
  }

  @AfterEach
  void stop() {
    clients.close();
    server.close();
  }

  @Test
  void an_uploaded_video_is_told_analysed_found_changed_and_deleted() throws Exception {
    CreateUploadMediaResponseBody place = create("video", "landscape", "mp4");
    putInto(place, clip);

    JsonNode uploaded = next("FileUploadComplete");
    assertThat(uploaded.path("MediaId").asText()).isEqualTo(place.getMediaId());
    assertThat(uploaded.path("MediaType").asText()).isEqualTo("video");
    assertThat(uploaded.path("Size").asText()).isEqualTo(Long.toString(clip.toFile().length()));
    assertThat(uploaded.path("Status").asText()).isEqualTo("Success");
    JsonNode analysed = next("VideoAnalysisComplete");
    assertThat(analysed.path("Width").asText()).isEqualTo("1280");
    assertThat(analysed.path("Height").asText()).isEqualTo("720");
    assertThat(analysed.path("Status").asText()).isEqualTo("Success");

    GetMediaInfoResponseBodyMediaInfo info = info(place.getMediaId());
    assertThat(info.getMediaBasicInfo().getStatus()).isEqualTo("Normal");
    assertThat(info.getMediaBasicInfo().getTitle()).isEqualTo("A landscape");
    var file = info.getFileInfoList().getFirst();
    assertThat(file.getFileBasicInfo().getDuration()).startsWith("6.0");
    assertThat(file.getVideoStreamInfoList().getFirst().getCodecName()).isEqualTo("h264");
    assertThat(file.getAudioStreamInfoList().getFirst().getSampleRate()).isEqualTo("48000");

    clients
        .ims()
        .updateMediaInfo(
            new UpdateMediaInfoRequest().setMediaId(place.getMediaId()).setTitle("Renamed"));
    assertThat(next("MediaBaseChangeComplete").path("MediaId").asText())
        .isEqualTo(place.getMediaId());
    var listed =
        clients.ims().listMediaBasicInfos(new ListMediaBasicInfosRequest().setMediaType("video"));
    assertThat(listed.getBody().getMediaInfos()).hasSize(1);
    assertThat(listed.getBody().getMediaInfos().getFirst().getMediaBasicInfo().getTitle())
        .isEqualTo("Renamed");
    assertThat(listed(new ListMediaBasicInfosRequest().setMediaId(place.getMediaId())))
        .isEqualTo(1);
    assertThat(listed(new ListMediaBasicInfosRequest().setMediaId("none"))).isZero();
    assertThat(listed(new ListMediaBasicInfosRequest().setSource("general"))).isEqualTo(1);
    assertThat(listed(new ListMediaBasicInfosRequest().setSource("live"))).isZero();
    var batch =
        clients
            .ims()
            .batchGetMediaInfos(
                new BatchGetMediaInfosRequest()
                    .setMediaIds(place.getMediaId() + ",none")
                    .setAdditionType("FileInfo"))
            .getBody();
    assertThat(batch.getMediaInfos()).hasSize(1);
    assertThat(batch.getMediaInfos().getFirst().getFileInfoList()).hasSize(1);

    clients
        .ims()
        .deleteMediaInfos(
            new DeleteMediaInfosRequest()
                .setMediaIds(place.getMediaId() + ",none")
                .setDeletePhysicalFiles(true));
    assertThat(next("DeleteMediaComplete").path("MediaId").asText()).isEqualTo(place.getMediaId());
    assertThatThrownBy(() -> info(place.getMediaId()))
        .isInstanceOfSatisfying(
            TeaException.class, e -> assertThat(e.getCode()).isEqualTo("MediaNotFound"));
    UploadGrant grant = grant(place);
    assertThat(clients.objects().doesObjectExist(grant.bucket(), grant.key())).isFalse();
  }

  @Test
  void the_key_of_an_upload_opens_its_place_and_nothing_else() throws Exception {
    CreateUploadMediaResponseBody place = create("image", "picture", "png");
    UploadGrant grant = grant(place);
    OSS uploader = grant.client();
    assertThatThrownBy(() -> uploader.putObject("demo", "elsewhere.png", clip.toFile()))
        .isInstanceOfSatisfying(
            OSSException.class, e -> assertThat(e.getErrorCode()).isEqualTo("AccessDenied"));
    assertThatThrownBy(() -> uploader.getObject(grant.bucket(), grant.key()))
        .isInstanceOf(OSSException.class);
    uploader.shutdown();
    var refreshed =
        clients
            .ims()
            .refreshUploadMedia(new RefreshUploadMediaRequest().setMediaId(place.getMediaId()))
            .getBody();
    assertThat(refreshed.getUploadAddress()).isEqualTo(place.getUploadAddress());
    assertThat(refreshed.getUploadAuth()).isNotEqualTo(place.getUploadAuth());
  }

  @Test
  void a_file_that_is_no_media_is_told_as_a_failure() throws Exception {
    Path text = directory.resolve("text.mp4");
    Files.writeString(text, "no film at all");
    CreateUploadMediaResponseBody place = create("video", "text", "mp4");
    putInto(place, text);
    assertThat(next("FileUploadComplete").path("Status").asText()).isEqualTo("Success");
    JsonNode analysed = next("VideoAnalysisComplete");
    assertThat(analysed.path("Status").asText()).isEqualTo("Fail");
    assertThat(analysed.path("Code").asText()).isEqualTo("InvalidParameter.ResourceContentBad");
    assertThat(info(place.getMediaId()).getMediaBasicInfo().getStatus()).isEqualTo("PrepareFail");
  }

  @Test
  void a_registered_file_is_told_at_the_address_of_its_own_and_once() throws Exception {
    clients.queues().getQueueRef("ice-callback-own").create(new QueueMeta());
    Machine.upload(clients, "films/a.mp4", clip);
    var request =
        new RegisterMediaInfoRequest()
            .setInputURL(machine.url("films/a.mp4"))
            .setTitle("Registered")
            .setReferenceId("reference-1")
            .setUserData("{\"NotifyAddress\":\"ice-callback-own\"}");
    String mediaId = clients.ims().registerMediaInfo(request).getBody().getMediaId();

    JsonNode event =
        await()
            .until(
                () -> Machine.nextEvent(clients, "ice-callback-own", Duration.ofSeconds(5)),
                Optional::isPresent)
            .orElseThrow();
    assertThat(event.path("EventType").asText()).isEqualTo("RegisterMediaComplete");
    assertThat(event.path("MessageBody").path("MediaId").asText()).isEqualTo(mediaId);
    assertThat(event.path("MessageBody").path("Status").asText()).isEqualTo("Success");
    assertThatThrownBy(() -> clients.ims().registerMediaInfo(request))
        .isInstanceOfSatisfying(
            TeaException.class,
            e -> assertThat(e.getCode()).isEqualTo("InvalidParameter.DuplicateInputURL"));
    assertThat(clients.ims().registerMediaInfo(request.setOverwrite(true)).getBody().getMediaId())
        .isNotEqualTo(mediaId);
    assertThat(next("DeleteMediaComplete").path("MediaId").asText()).isEqualTo(mediaId);
  }

  @Tag("exhaustive")
  @Test
  void an_upload_that_was_acknowledged_before_a_kill_becomes_an_asset_after_it() throws Exception {
    CreateUploadMediaResponseBody place = create("video", "landscape", "mp4");
    putInto(place, clip);
    Machine.kill(server);
    clients.close();
    server = machine.start();
    clients = new Clients(server);
    Set<String> told = new HashSet<>();
    await("told at least once, in whatever order the kill left")
        .until(() -> {
          Machine.nextEvent(clients, QUEUE, Duration.ofSeconds(5))
              .ifPresent(event -> told.add(event.path("EventType").asText()));
          return told.equals(Set.of("FileUploadComplete", "VideoAnalysisComplete"));
        });
    assertThat(info(place.getMediaId()).getMediaBasicInfo().getStatus()).isEqualTo("Normal");
  }

  private CreateUploadMediaResponseBody create(String type, String name, String extension)
      throws Exception {
    return clients
        .ims()
        .createUploadMedia(
            new CreateUploadMediaRequest()
                .setFileInfo(
                    "{\"Type\":\"%s\",\"Name\":\"%s\",\"Ext\":\"%s\"}"
                        .formatted(type, name, extension))
                .setMediaMetaData("{\"Title\":\"A %s\",\"Tags\":\"a,b\"}".formatted(name)))
        .getBody();
  }

  private static void putInto(CreateUploadMediaResponseBody place, Path file) throws IOException {
    grant(place).put(file);
  }

  private static UploadGrant grant(CreateUploadMediaResponseBody place) throws IOException {
    return UploadGrant.of(place.getUploadAddress(), place.getUploadAuth());
  }

  private int listed(ListMediaBasicInfosRequest request) throws Exception {
    return clients.ims().listMediaBasicInfos(request).getBody().getMediaInfos().size();
  }

  private GetMediaInfoResponseBodyMediaInfo info(String mediaId) throws Exception {
    return clients
        .ims()
        .getMediaInfo(new GetMediaInfoRequest().setMediaId(mediaId))
        .getBody()
        .getMediaInfo();
  }

  /** The body of the next event on the queue, which must be of this type. */
  private JsonNode next(String type) {
    return Machine.next(clients, QUEUE, type).path("MessageBody");
  }
}

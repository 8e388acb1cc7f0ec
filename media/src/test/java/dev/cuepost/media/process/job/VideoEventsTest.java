package dev.cuepost.media.process.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuepost.callback.event.Product;
import dev.cuepost.media.asset.Asset;
import dev.cuepost.media.asset.AssetKind;
import dev.cuepost.media.asset.AssetSource;
import dev.cuepost.media.asset.AssetState;
import dev.cuepost.media.asset.Assets;
import dev.cuepost.media.asset.Details;
import dev.cuepost.media.process.template.StreamTemplate;
import dev.cuepost.media.process.template.TemplateGroup;
import dev.cuepost.media.store.MediaUrls;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The end of a job on a video is told where the video's application and its upload say. */
class VideoEventsTest {
  private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");
  private static final String OF_UPLOAD = "http://127.0.0.1:9/upload";
  private static final String OF_JOB = "http://127.0.0.1:9/job";

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path directory;
  private Plant plant;
  private Asset video;

  @BeforeEach
  void start() throws IOException {
    plant = new Plant(directory);
    video =
        new Asset(
            "00000000000000000000000000000001",
            Product.VOD,
            Plant.ACCOUNT,
            Plant.REGION,
            "app-2",
            AssetKind.VIDEO,
            AssetState.NORMAL,
            AssetSource.UPLOADED,
            "http://127.0.0.1:8701/demo/clip.mp4",
            Details.NONE,
            Optional.of(callback(OF_UPLOAD)),
            Optional.empty(),
            Optional.empty(),
            NOON,
            NOON);
    plant
        .database
        .jdbi()
        .useTransaction(
            tx -> new Assets(plant.database.jdbi(), new MediaUrls(Map.of())).insert(tx, video));
    plant.processing.start(1);
  }

  @AfterEach
  void stop() {
    plant.close();
  }

  @Test
  void the_event_belongs_to_the_application_of_the_video() {
    plant.ended(tag(Optional.empty()));
    assertThat(plant.apps()).containsExactly("app-2");
  }

  @Test
  void it_goes_where_the_upload_said_unless_the_job_says_otherwise() {
    plant.ended(tag(Optional.empty()));
    plant.ended(tag(Optional.of("{\"Extend\":\"e\"}")));
    plant.ended(tag(Optional.of(callback(OF_JOB))));
    assertThat(plant.addresses())
        .containsExactly(Optional.of(OF_UPLOAD), Optional.of(OF_UPLOAD), Optional.of(OF_JOB));
  }

  @Test
  void one_of_the_pictures_for_a_cover_becomes_the_cover() throws Exception {
    plant.clip("clip.mp4");
    ObjectNode config = JSON.createObjectNode().put("Type", "Normal").put("Count", "3");
    config.put("FrameType", "normal").put("Width", "64");
    ProcessJob job = snapshots(config.deepCopy());
    String middle =
        "http://127.0.0.1:8701/demo/snapshots/cover/%s-00002.jpg".formatted(job.jobId());
    JsonNode told = JSON.readTree(plant.events().getFirst());
    assertThat(told.path("EventType").asText()).isEqualTo("SnapshotComplete");
    assertThat(told.path("CoverUrl").asText()).isEqualTo(middle);
    assertThat(told.at("/SnapshotInfos/0/SnapshotType").asText()).isEqualTo("CoverSnapshot");
    assertThat(cover()).contains(middle);

    snapshots(config);
    assertThat(cover()).as("stays").contains(middle);
  }

  @Test
  void an_animated_image_becomes_the_cover_if_it_is_to() throws Exception {
    plant.clip("clip.mp4");
    ProcessJob first = animated(VideoJobs.Purpose.COVER);
    assertThat(cover()).contains("http://127.0.0.1:8701/demo/" + key(first));
    animated(VideoJobs.Purpose.ANY);
    assertThat(cover()).contains("http://127.0.0.1:8701/demo/" + key(first));
    ProcessJob last = animated(VideoJobs.Purpose.COVER);
    assertThat(cover()).contains("http://127.0.0.1:8701/demo/" + key(last));
  }

  private ProcessJob animated(VideoJobs.Purpose purpose) throws Exception {
    var wish = new VideoJobs.Wish(video, Optional.empty(), Optional.empty(), Optional.empty());
    var config =
        (ObjectNode)
            JSON.readTree("{\"Format\":\"gif\",\"Width\":128,\"TimeSpan\":{\"Duration\":\"0.2\"}}");
    return plant.ended(
        Plant.accepted(plant.processing.videos().dynamicImage(wish, config, purpose)));
  }

  private static String key(ProcessJob job) {
    return job.mainFile().orElseThrow().key();
  }

  @Test
  void the_name_of_sheets_of_previews_leads_to_them() throws Exception {
    plant.clip("clip.mp4");
    ProcessJob job =
        snapshots(JSON.createObjectNode().put("Type", "WebVtt"), VideoJobs.Purpose.ANY);
    JsonNode told = JSON.readTree(plant.events().getFirst()).at("/SnapshotInfos/0");
    assertThat(told.path("SnapshotType").asText()).isEqualTo("WebVttSnapshot");
    String first = told.path("SnapshotFormat").asText().replace("{SnapshotCount}", "00001");
    assertThat(job.result().orElseThrow().keys()).contains(first);
    assertThat(told.path("SnapshotRegular").asText().replace("{SnapshotCount}", "00001"))
        .isEqualTo("http://127.0.0.1:8701/demo/" + first);
  }

  @Test
  void a_stream_of_sound_alone_is_told_as_such_also_if_it_fails() throws Exception {
    var group =
        new TemplateGroup(
            "g",
            "app-2",
            "sound",
            List.of(
                new StreamTemplate(
                    "t",
                    "{\"Definition\":\"SQ\",\"Container\":{\"Format\":\"mp3\"},\"Audio\":{}}")),
            false,
            false,
            NOON,
            NOON);
    var wish = new VideoJobs.Wish(video, Optional.empty(), Optional.empty(), Optional.empty());
    JobGroup ended =
        plant.ended(
            Plant.accepted(
                plant
                    .processing
                    .videos()
                    .streams(wish, group, VideoJobs.Additions.NONE, Optional.empty())));
    assertThat(ended.state()).as("there is no clip").isEqualTo(JobState.FAIL);
    JsonNode stream = JSON.readTree(plant.events().getFirst());
    assertThat(stream.path("EventType").asText()).isEqualTo("StreamTranscodeComplete");
    assertThat(stream.path("Status").asText()).isEqualTo("fail");
    assertThat(stream.path("IsAudio").asBoolean()).isTrue();
    assertThat(stream.path("ErrorCode").asText()).isNotEmpty();
    JsonNode whole = JSON.readTree(plant.events().getLast());
    assertThat(whole.path("EventType").asText()).isEqualTo("TranscodeComplete");
    assertThat(whole.at("/StreamInfos/0/IsAudio").asBoolean()).isTrue();
  }

  private ProcessJob snapshots(ObjectNode config) {
    return snapshots(config, VideoJobs.Purpose.COVER);
  }

  private ProcessJob snapshots(ObjectNode config, VideoJobs.Purpose purpose) {
    var wish = new VideoJobs.Wish(video, Optional.empty(), Optional.empty(), Optional.empty());
    return plant.ended(Plant.accepted(plant.processing.videos().snapshots(wish, config, purpose)));
  }

  private Optional<String> cover() {
    return new Assets(plant.database.jdbi(), new MediaUrls(Map.of()))
        .find(video.mediaId())
        .flatMap(asset -> asset.details().coverUrl());
  }

  /** Fails at once, as there is nobody to look at the video. */
  private ProcessJob tag(Optional<String> userData) {
    return plant
        .processing
        .videos()
        .tag(new VideoJobs.Wish(video, userData, Optional.empty(), Optional.empty()), "{}");
  }

  private static String callback(String url) {
    return "{\"MessageCallback\":{\"CallbackURL\":\"%s\"}}".formatted(url);
  }
}

package dev.cuepost.media.process.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cuepost.callback.event.Product;
import dev.cuepost.media.asset.Asset;
import dev.cuepost.media.asset.AssetKind;
import dev.cuepost.media.asset.AssetSource;
import dev.cuepost.media.asset.AssetState;
import dev.cuepost.media.asset.Details;
import dev.cuepost.media.json.Verdict;
import dev.cuepost.media.store.ObjectName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Streams go with their jobs and files, all that were named or none, and only the video's own. */
@Tag("stored")
class StreamDeletionsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");
  private static final String VIDEO = "00000000000000000000000000000001";
  private static final Owner OWNER = new Owner(Product.VOD, Plant.ACCOUNT, Plant.REGION);

  @TempDir private Path directory;
  private Plant plant;

  @BeforeEach
  void start() throws IOException {
    plant = new Plant(directory);
    var jobs = List.of(job("a", VIDEO), job("b", VIDEO));
    new JobStore(plant.database.jdbi())
        .insert(
            new JobGroup(
                "task",
                OWNER,
                GroupKind.STREAMS,
                Optional.of("templates"),
                List.of(),
                "{}",
                Optional.empty(),
                new Schedule("pipeline", 6),
                Optional.empty(),
                Optional.of(VIDEO),
                JobState.INIT,
                NOON,
                Optional.empty(),
                jobs));
  }

  @AfterEach
  void stop() {
    plant.close();
  }

  @Test
  void a_stream_goes_with_its_job_and_files_and_the_others_stay() throws IOException {
    make("a");
    make("b");
    assertThat(Plant.accepted(delete("a", "unknown"))).containsExactly("a");
    assertThat(plant.has("a.m3u8")).isFalse();
    assertThat(plant.has("a-1.ts")).isFalse();
    assertThat(plant.has("b.m3u8")).isTrue();
    assertThat(plant.processing.videos().made().of(video(VIDEO), JobKind.TRANSCODE))
        .extracting(ProcessJob::jobId)
        .containsExactly("b");
    JsonNode told = JSON.readTree(plant.events().getFirst());
    assertThat(told.path("EventType").asText()).isEqualTo("DeleteMediaComplete");
    assertThat(told.path("DeleteType").asText()).isEqualTo("stream");
    assertThat(told.path("MediaId").asText()).isEqualTo(VIDEO);
    assertThat(told.path("JobIds").asText()).isEqualTo("a");
    assertThat(plant.apps()).containsExactly("app-2");
  }

  @Test
  void a_task_goes_with_the_last_of_its_streams() throws IOException {
    make("a");
    make("b");
    assertThat(Plant.accepted(delete("a"))).containsExactly("a");
    assertThat(plant.processing.videos().made().groupsOf(video(VIDEO))).hasSize(1);
    assertThat(Plant.accepted(delete("b"))).containsExactly("b");
    assertThat(plant.processing.videos().made().groupsOf(video(VIDEO))).isEmpty();
    assertThat(Plant.refused(delete("a", "b"))).startsWith("NoSuchResource");
  }

  @Test
  void a_file_that_a_later_stream_is_called_as_stays() throws IOException {
    make("a", List.of("same.mp4"));
    make("b", List.of("same.mp4"));
    assertThat(Plant.accepted(delete("a"))).containsExactly("a");
    assertThat(plant.has("same.mp4")).isTrue();
    assertThat(Plant.accepted(delete("b"))).containsExactly("b");
    assertThat(plant.has("same.mp4")).isFalse();
  }

  @Test
  void nothing_is_deleted_while_one_of_the_streams_is_being_made() throws IOException {
    make("a");
    assertThat(Plant.refused(delete("a", "b"))).startsWith("Forbidden.IllegalStatus");
    assertThat(plant.has("a.m3u8")).isTrue();
    assertThat(plant.processing.videos().made().of(video(VIDEO), JobKind.TRANSCODE)).hasSize(2);
    assertThat(plant.events()).isEmpty();
  }

  @Test
  void streams_of_another_video_or_account_are_out_of_reach() throws IOException {
    make("a");
    var other = video("00000000000000000000000000000002");
    assertThat(Plant.refused(plant.processing.streamDeletions().delete(other, Set.of("a"))))
        .startsWith("NoSuchResource");
    var foreign = video(VIDEO, "1000000000000002");
    assertThat(Plant.refused(plant.processing.streamDeletions().delete(foreign, Set.of("a"))))
        .startsWith("NoSuchResource");
    assertThat(plant.has("a.m3u8")).isTrue();
    assertThat(plant.events()).isEmpty();
  }

  private Verdict<List<String>> delete(String... jobIds) {
    return plant.processing.streamDeletions().delete(video(VIDEO), Set.of(jobIds));
  }

  /** What a worker leaves of a job that has made a stream. */
  private void make(String jobId) throws IOException {
    make(jobId, List.of(jobId + ".m3u8", jobId + "-1.ts"));
  }

  private void make(String jobId, List<String> keys) throws IOException {
    for (String key : keys) {
      Path file = Files.writeString(directory.resolve("made"), key);
      plant.objects.adopt(new ObjectName(Plant.DEMO, key), "video/mp2t", file);
    }
    plant
        .database
        .jdbi()
        .useTransaction(tx ->
            assertThat(
                    JobRows.end(
                        tx,
                        job(jobId, VIDEO)
                            .ended(
                                JobState.SUCCESS,
                                Optional.of(new Result(keys, Optional.empty())),
                                Optional.empty(),
                                NOON)))
                .isTrue());
  }

  private static ProcessJob job(String jobId, String mediaId) {
    var order =
        new Order(
            Optional.empty(),
            List.of(new NamedFile(NamedFile.Type.MEDIA, mediaId, Optional.empty())),
            Optional.empty(),
            Optional.of(new ObjectName(Plant.DEMO, jobId + ".m3u8")),
            Optional.empty(),
            "{}",
            "{}",
            Optional.empty(),
            List.of());
    return new ProcessJob(
        jobId,
        Optional.of("task"),
        jobId.equals("a") ? 1 : 2,
        OWNER,
        JobKind.TRANSCODE,
        order,
        new Schedule("pipeline", 6),
        Optional.of(mediaId),
        JobState.INIT,
        0,
        Optional.empty(),
        Optional.empty(),
        NOON,
        NOON,
        Optional.empty(),
        Optional.empty());
  }

  private static Asset video(String mediaId) {
    return video(mediaId, Plant.ACCOUNT);
  }

  private static Asset video(String mediaId, String account) {
    return new Asset(
        mediaId,
        Product.VOD,
        account,
        Plant.REGION,
        "app-2",
        AssetKind.VIDEO,
        AssetState.NORMAL,
        AssetSource.UPLOADED,
        "http://127.0.0.1:8701/demo/clip.mp4",
        Details.NONE,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        NOON,
        NOON);
  }
}

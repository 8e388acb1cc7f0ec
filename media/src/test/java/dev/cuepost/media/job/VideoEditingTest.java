package dev.cuepost.media.job;

import static dev.cuepost.media.job.Workshop.timelineOf;
import static dev.cuepost.media.job.Workshop.url;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cuepost.callback.event.Product;
import dev.cuepost.media.asset.Asset;
import dev.cuepost.media.asset.AssetState;
import dev.cuepost.media.asset.Details;
import dev.cuepost.media.job.SubmitOutcome.Accepted;
import dev.cuepost.media.job.SubmitOutcome.Refused;
import dev.cuepost.media.project.Content;
import dev.cuepost.media.project.Owner;
import dev.cuepost.media.project.Project;
import dev.cuepost.media.project.ProjectQuery;
import dev.cuepost.media.store.BucketId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Videos of VOD that are made of timelines. */
class VideoEditingTest {
  private static final Owner OWNER = new Owner(Product.VOD, Workshop.ACCOUNT, Workshop.REGION);

  @TempDir private Path directory;
  private Workshop shop;

  @BeforeEach
  void open() throws Exception {
    shop = new Workshop(directory);
    shop.clip("a.mp4", 1);
    shop.editing.start(0);
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void a_video_is_made_told_and_looked_at() throws Exception {
    Accepted job = accepted(wish(Optional.empty(), Content.ofTimeline(timelineOf(url("a.mp4")))));
    Asset awaited = video(job);
    assertThat(awaited.product()).isEqualTo(Product.VOD);
    assertThat(awaited.state()).isEqualTo(AssetState.UPLOADING);
    assertThat(awaited.details().title()).isEqualTo("Film");
    assertThat(shop.editing.jobs().find(Workshop.ACCOUNT, Workshop.REGION, job.jobId())).isEmpty();

    shop.library.start();
    shop.editing.start(1);
    await().atMost(Duration.ofSeconds(60)).until(() -> video(job).state() == AssetState.NORMAL);

    assertThat(shop.eventTypes())
        .containsExactly("ProduceMediaComplete", "FileUploadComplete", "VideoAnalysisComplete");
    assertThat(shop.events().getFirst())
        .contains("\"Status\":\"success\"")
        .contains("\"MediaId\":\"" + job.mediaId() + "\"")
        .contains("\"ProjectId\":\"" + job.projectId() + "\"")
        .doesNotContain("JobId");
    assertThat(project(job.projectId()).state()).isEqualTo(Project.State.PRODUCED);
    assertThat(project(job.projectId()).content().title()).contains("Cut");
  }

  @Test
  void a_timeline_beside_a_project_becomes_the_projects() {
    String id =
        shop.editing
            .projects()
            .create(OWNER, Content.ofTimeline("{}"), List.of(), "OpenAPI")
            .orThrow()
            .projectId();
    String timeline = timelineOf(url("a.mp4"));

    assertThat(refused(wish(Optional.of(id), Content.NONE)).message()).contains("video tracks");
    Accepted job = accepted(wish(Optional.of(id), Content.ofTimeline(timeline)));

    assertThat(job.projectId()).isEqualTo(id);
    assertThat(project(id).state()).isEqualTo(Project.State.PRODUCING);
    assertThat(project(id).content().timeline()).contains(timeline);
    assertThat(accepted(wish(Optional.of(id), Content.NONE)).projectId()).isEqualTo(id);
  }

  @Test
  void what_cannot_be_made_fails_and_says_why() {
    Accepted job =
        accepted(wish(Optional.empty(), Content.ofTimeline(timelineOf(url("none.mp4")))));
    shop.editing.start(1);
    await().atMost(Duration.ofSeconds(60)).until(() -> video(job).state() == AssetState.FAILED);

    assertThat(shop.eventTypes()).containsExactly("ProduceMediaComplete");
    assertThat(shop.events().getFirst())
        .contains("\"Status\":\"fail\"")
        .contains("\"ErrorCode\":\"InvalidMaterial.NotFound\"");
    assertThat(project(job.projectId()).state()).isEqualTo(Project.State.PRODUCE_FAILED);
  }

  @Test
  void a_video_that_is_deleted_meanwhile_leaves_no_file() throws Exception {
    Accepted job = accepted(wish(Optional.empty(), Content.ofTimeline(timelineOf(url("a.mp4")))));
    shop.database
        .jdbi()
        .useHandle(handle -> handle.execute("DELETE FROM asset WHERE media_id = ?", job.mediaId()));
    shop.editing.start(1);
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> project(job.projectId()).state() == Project.State.PRODUCE_FAILED);

    assertThat(project(job.projectId()).failure().orElseThrow().code()).isEqualTo("MediaNotFound");
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() ->
            shop.objects
                .list(new BucketId(Workshop.REGION, "outin-" + Workshop.ACCOUNT), "", "", 10)
                .isEmpty());
  }

  @Test
  void what_is_wrong_is_refused_and_nothing_is_stored() {
    assertThat(refused(wish(Optional.of("none"), Content.NONE)).code())
        .isEqualTo("ProjectNotFound");
    assertThat(refused(wish(Optional.empty(), Content.NONE)).message()).contains("Timeline");
    assertThat(refused(wish(Optional.empty(), Content.ofTimeline("[]"))).code())
        .startsWith("InvalidParameter");
    assertThat(
            shop.editing
                .projects()
                .list(
                    new ProjectQuery(
                        OWNER,
                        Set.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        true,
                        1,
                        10))
                .total())
        .isZero();
  }

  private Asset video(Accepted job) {
    return shop.library.assets().find(Workshop.ACCOUNT, job.mediaId()).orElseThrow();
  }

  private Project project(String id) {
    return shop.editing.projects().find(OWNER, id).orElseThrow();
  }

  private Accepted accepted(ProduceVideo wish) {
    return (Accepted) shop.editing.videos().produce(wish);
  }

  private Refused refused(ProduceVideo wish) {
    return (Refused) shop.editing.videos().produce(wish);
  }

  private static ProduceVideo wish(Optional<String> projectId, Content project) {
    return new ProduceVideo(
        Workshop.ACCOUNT,
        Workshop.REGION,
        "app-1000000",
        projectId,
        project.named(Optional.of("Cut"), Optional.empty()),
        Details.NONE.titled("Film"),
        Optional.empty());
  }
}

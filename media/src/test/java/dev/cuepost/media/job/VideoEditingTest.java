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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Videos of VOD that are made of timelines: one that can be made, one whose clip is missing, and
 * one that is deleted before its turn comes.
 */
@SuppressWarnings("NullAway.Init") // JUnit fills the fields
class VideoEditingTest {
  private static final Owner OWNER = new Owner(Product.VOD, Workshop.ACCOUNT, Workshop.REGION);

  @TempDir private static Path directory;
  private static Workshop shop;
  private static Accepted good;
  private static Accepted bad;
  private static Accepted gone;
  private static Asset before;

  @BeforeAll
  static void open() throws Exception {
    shop = new Workshop(directory);
    shop.clip("a.mp4", 1);
    shop.editing.start(0);
    good = accepted(wish(Optional.empty(), Content.ofTimeline(timelineOf(url("a.mp4")))));
    bad = accepted(wish(Optional.empty(), Content.ofTimeline(timelineOf(url("none.mp4")))));
    gone = accepted(wish(Optional.empty(), Content.ofTimeline(timelineOf(url("a.mp4")))));
    before = video(good);
    shop.database
        .jdbi()
        .useTransaction(
            handle -> handle.execute("DELETE FROM asset WHERE media_id = ?", gone.mediaId()));
    shop.library.start();
    shop.editing.start(1);
    await()
        .until(() ->
            video(good).state() == AssetState.NORMAL
                && project(gone.projectId()).state() == Project.State.PRODUCE_FAILED);
  }

  @AfterAll
  static void close() {
    shop.close();
  }

  @Test
  void a_video_is_made_told_and_looked_at() {
    assertThat(before.product()).isEqualTo(Product.VOD);
    assertThat(before.state()).isEqualTo(AssetState.UPLOADING);
    assertThat(before.details().title()).isEqualTo("Film");
    assertThat(shop.editing.jobs().find(Workshop.ACCOUNT, Workshop.REGION, good.jobId())).isEmpty();

    List<String> told = told(good);
    assertThat(told.stream().map(VideoEditingTest::type))
        .containsExactly("ProduceMediaComplete", "FileUploadComplete", "VideoAnalysisComplete");
    assertThat(told.getFirst())
        .contains("\"Status\":\"success\"")
        .contains("\"ProjectId\":\"" + good.projectId() + "\"")
        .doesNotContain("JobId");
    assertThat(project(good.projectId()).state()).isEqualTo(Project.State.PRODUCED);
    assertThat(project(good.projectId()).content().title()).contains("Cut");
  }

  @Test
  void what_cannot_be_made_fails_and_says_why() {
    assertThat(video(bad).state()).isEqualTo(AssetState.FAILED);
    assertThat(told(bad)).hasSize(1);
    assertThat(told(bad).getFirst())
        .contains("\"Status\":\"fail\"")
        .contains("\"ErrorCode\":\"InvalidMaterial.NotFound\"");
    assertThat(project(bad.projectId()).state()).isEqualTo(Project.State.PRODUCE_FAILED);
  }

  @Test
  void a_video_that_is_deleted_meanwhile_leaves_no_file() {
    assertThat(project(gone.projectId()).failure().orElseThrow().code()).isEqualTo("MediaNotFound");
    var bucket = new BucketId(Workshop.REGION, "outin-" + Workshop.ACCOUNT);
    await()
        .until(() ->
            shop.objects.list(bucket, "", "", 10).stream()
                .noneMatch(object -> object.name().key().contains(gone.mediaId())));
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
    assertThat(project(id).content().timeline()).contains(timeline);
    assertThat(accepted(wish(Optional.of(id), Content.NONE)).projectId()).isEqualTo(id);
  }

  @Test
  void what_is_wrong_is_refused_and_nothing_is_stored() {
    long earlier = projects();
    assertThat(refused(wish(Optional.of("none"), Content.NONE)).code())
        .isEqualTo("ProjectNotFound");
    assertThat(refused(wish(Optional.empty(), Content.NONE)).message()).contains("Timeline");
    assertThat(refused(wish(Optional.empty(), Content.ofTimeline("[]"))).code())
        .startsWith("InvalidParameter");
    assertThat(projects()).isEqualTo(earlier);
  }

  private static long projects() {
    return shop.editing
        .projects()
        .list(
            new ProjectQuery(
                OWNER,
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                true,
                1,
                1))
        .total();
  }

  private static List<String> told(Accepted job) {
    return shop.events().stream().filter(event -> event.contains(job.mediaId())).toList();
  }

  private static String type(String event) {
    return event.replaceAll(".*\"EventType\":\"(\\w+)\".*", "$1");
  }

  private static Asset video(Accepted job) {
    return shop.library.assets().find(Workshop.ACCOUNT, job.mediaId()).orElseThrow();
  }

  private static Project project(String id) {
    return shop.editing.projects().find(OWNER, id).orElseThrow();
  }

  private static Accepted accepted(ProduceVideo wish) {
    return (Accepted) shop.editing.videos().produce(wish);
  }

  private static Refused refused(ProduceVideo wish) {
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

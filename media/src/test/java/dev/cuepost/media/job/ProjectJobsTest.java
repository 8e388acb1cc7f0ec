package dev.cuepost.media.job;

import static dev.cuepost.media.job.EditingTest.ended;
import static dev.cuepost.media.job.EditingTest.submit;
import static dev.cuepost.media.job.Workshop.timelineOf;
import static dev.cuepost.media.job.Workshop.url;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.callback.event.Failure;
import dev.cuepost.callback.event.Product;
import dev.cuepost.media.job.EditingJob.State;
import dev.cuepost.media.job.SubmitOutcome.Accepted;
import dev.cuepost.media.job.SubmitOutcome.Refused;
import dev.cuepost.media.project.Content;
import dev.cuepost.media.project.Owner;
import dev.cuepost.media.project.Project;
import dev.cuepost.media.template.EditingTemplates;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs of projects and templates, on everything that they stand on. */
@Tag("stored")
@SuppressWarnings("NullAway.Init") // JUnit fills the fields
class ProjectJobsTest {
  private static final Owner OWNER = new Owner(Product.IMS, Workshop.ACCOUNT, Workshop.REGION);
  private static final EditingTemplates.Owner TEMPLATES =
      new EditingTemplates.Owner(Workshop.ACCOUNT, Workshop.REGION);
  private static final String TEMPLATE =
      "{\"VideoTracks\":[{\"VideoTrackClips\":[{\"MediaURL\":\"$Clip\",\"Out\":\"$End:1\"}]}]}";

  @TempDir private static Path directory;
  private static Workshop shop;
  private static String rendered;
  private static Accepted rendering;
  private static Project.State before;
  private static String edited;

  /** One project is submitted, and one that is edited again before its turn comes. */
  @BeforeAll
  static void open() throws Exception {
    shop = new Workshop(directory);
    shop.clip("a.mp4", 2);
    shop.editing.start(0);
    rendered = project(Content.ofTimeline(timelineOf(url("a.mp4"))));
    rendering = submit(shop, wish(new Script.OfProject(rendered), Optional.empty()));
    before = state(rendered);
    edited = project(Content.ofTimeline(timelineOf(url("none.mp4"))));
    Accepted early = submit(shop, wish(new Script.OfProject(edited), Optional.empty()));
    shop.editing.projects().update(OWNER, edited, Content.ofTimeline("{}"), "WebSDK").orThrow();
    shop.editing.start(1);
    ended(shop, rendering.jobId());
    ended(shop, early.jobId());
  }

  @AfterAll
  static void close() {
    shop.close();
  }

  @Test
  void a_projects_timeline_is_rendered_and_its_state_is_that_of_the_job() {
    assertThat(rendering.projectId()).isEqualTo(rendered);
    assertThat(before).isEqualTo(Project.State.PRODUCING);
    assertThat(shop.job(rendering.jobId()).state()).isEqualTo(State.SUCCESS);
    assertThat(shop.job(rendering.jobId()).order().timeline()).isEqualTo(timelineOf(url("a.mp4")));
    Project produced = shop.editing.projects().find(OWNER, rendered).orElseThrow();
    assertThat(produced.state()).isEqualTo(Project.State.PRODUCED);
    assertThat(produced.length().orElseThrow())
        .isBetween(Duration.ofMillis(1_920), Duration.ofMillis(2_080));
    assertThat(shop.events())
        .anyMatch(event -> event.contains("\"ProjectId\":\"" + rendered + "\""));
  }

  @Test
  void a_project_that_is_edited_while_it_is_rendered_stays_edited() {
    assertThat(state(edited)).isEqualTo(Project.State.EDITING);
  }

  @Test
  void a_project_whose_job_failed_says_why_and_can_be_rendered_again() throws Exception {
    String project = project(Content.ofTimeline(timelineOf(url("late.mp4"))));
    assertThat(state(project)).isEqualTo(Project.State.EDITING);

    ended(shop, submit(shop, wish(new Script.OfProject(project), Optional.empty())).jobId());
    Project failed = shop.editing.projects().find(OWNER, project).orElseThrow();
    assertThat(failed.state()).isEqualTo(Project.State.PRODUCE_FAILED);
    assertThat(failed.failure().map(Failure::code)).contains("InvalidMaterial.NotFound");

    shop.clip("late.mp4", 1);
    ended(shop, submit(shop, wish(new Script.OfProject(project), Optional.empty())).jobId());
    assertThat(state(project)).isEqualTo(Project.State.PRODUCED);
    assertThat(shop.editing.projects().find(OWNER, project).orElseThrow().failure()).isEmpty();
    assertThat(jobs(project)).hasSize(2);
    assertThat(found(project)).isEqualTo(jobs(project));
    String job = jobs(project).getFirst().jobId();
    assertThat(found(job)).extracting(EditingJob::jobId).containsExactly(job);
    assertThat(found(job.substring(1))).isEmpty();
  }

  private static List<EditingJob> jobs(String project) {
    return list(Optional.of(project), Optional.empty());
  }

  private static List<EditingJob> found(String word) {
    return list(Optional.empty(), Optional.of(word));
  }

  private static List<EditingJob> list(Optional<String> project, Optional<String> word) {
    return shop.editing
        .jobs()
        .list(
            new JobQuery(
                Product.IMS,
                Workshop.ACCOUNT,
                Workshop.REGION,
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                project,
                Optional.empty(),
                word,
                true,
                10,
                Optional.empty()))
        .jobs();
  }

  @Test
  void a_job_of_no_project_makes_one_that_the_metadata_names() {
    Accepted job =
        submit(
            shop,
            wish(
                new Script.Timeline(timelineOf(url("a.mp4"))),
                Optional.of("{\"Title\":\"Trip\",\"Description\":\"Two days\"}")));

    Project made = shop.editing.projects().find(OWNER, job.projectId()).orElseThrow();
    assertThat(made.content().title()).contains("Trip");
    assertThat(made.content().description()).contains("Two days");
    assertThat(made.content().timeline()).contains(timelineOf(url("a.mp4")));

    assertThat(refused(wish(new Script.Timeline("{}"), Optional.of("[]"))).message())
        .startsWith("ProjectMetadata must be a JSON object");
  }

  @Test
  void a_template_is_filled_when_the_job_is_submitted() {
    String template = template(TEMPLATE);
    String values = "{\"Clip\":\"%s\"}".formatted(url("a.mp4"));

    Accepted job = submit(shop, wish(new Script.OfTemplate(template, values), Optional.empty()));
    assertThat(shop.editing.templates().delete(TEMPLATES, List.of(template))).isOne();
    EditingJob ended = ended(shop, job.jobId());

    assertThat(ended.duration().orElseThrow())
        .isBetween(Duration.ofMillis(920), Duration.ofMillis(1_080));
    assertThat(ended.order().template()).contains(new Script.OfTemplate(template, values));
    assertThat(ended.order().timeline())
        .isEqualTo(
            "{\"VideoTracks\":[{\"VideoTrackClips\":[{\"MediaURL\":\"%s\",\"Out\":1}]}]}"
                .formatted(url("a.mp4")));
  }

  @Test
  void a_project_may_name_a_template_and_what_to_fill_it_with() {
    var content =
        new Content(
            Optional.of("Trip"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(template(TEMPLATE)),
            Optional.of("{\"Clip\":\"%s\",\"End\":2}".formatted(url("a.mp4"))),
            Optional.empty(),
            Optional.empty());

    Accepted job = submit(shop, wish(new Script.OfProject(project(content)), Optional.empty()));

    assertThat(shop.job(job.jobId()).order().timeline()).contains("\"Out\":2");
  }

  @Test
  void what_cannot_be_rendered_is_refused_and_nothing_is_stored() {
    String template = template(TEMPLATE);
    String draft = project(Content.ofTimeline("{}").named(Optional.of("t"), Optional.empty()));

    assertThat(refused(wish(new Script.OfProject("none"), Optional.empty())).code())
        .isEqualTo("ProjectNotFound");
    assertThat(refused(wish(new Script.OfProject(draft), Optional.empty())).message())
        .contains("video tracks");
    assertThat(refused(wish(new Script.OfTemplate("none", "{}"), Optional.empty())).code())
        .isEqualTo("ResourceNotFound");
    assertThat(refused(wish(new Script.OfTemplate(template, "{}"), Optional.empty())).message())
        .contains("ClipsParam.Clip must be given");
    assertThat(jobs(draft)).isEmpty();
  }

  private static String project(Content content) {
    return shop.editing
        .projects()
        .create(OWNER, content, List.of(), "OpenAPI")
        .orThrow()
        .projectId();
  }

  private static Project.State state(String projectId) {
    return shop.editing.projects().find(OWNER, projectId).orElseThrow().state();
  }

  private static String template(String config) {
    return shop.editing
        .templates()
        .create(
            TEMPLATES,
            new dev.cuepost.media.template.Content(
                "cut",
                config,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                dev.cuepost.media.template.Content.State.AVAILABLE),
            "OpenAPI")
        .orThrow()
        .templateId();
  }

  private static Refused refused(SubmitEditing wish) {
    return (Refused) shop.editing.jobs().submit(wish);
  }

  private static SubmitEditing wish(Script script, Optional<String> projectMetadata) {
    return new SubmitEditing(
        Workshop.ACCOUNT,
        Workshop.REGION,
        script,
        "{\"MediaURL\":\"%s\"}".formatted(url("out.mp4")),
        Target.OBJECT,
        Optional.empty(),
        projectMetadata,
        Optional.empty(),
        Optional.empty());
  }
}

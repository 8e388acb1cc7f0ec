package dev.cuepost.media.job;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.cuepost.callback.event.Product;
import dev.cuepost.media.asset.AssetKind;
import dev.cuepost.media.asset.Assets;
import dev.cuepost.media.asset.NewAsset;
import dev.cuepost.media.asset.Uploads;
import dev.cuepost.media.json.Fields;
import dev.cuepost.media.json.Rejection;
import dev.cuepost.media.json.Verdict;
import dev.cuepost.media.project.Content;
import dev.cuepost.media.project.Owner;
import dev.cuepost.media.project.Project;
import dev.cuepost.media.project.ProjectRows;
import dev.cuepost.media.project.Projects;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Videos of VOD that are made of timelines: an editing job whose output is an uploaded asset. */
public final class VideoEditing {
  private final Jdbi jdbi;
  private final EditingJobs jobs;
  private final EditingQueue work;
  private final Projects projects;
  private final SubmitCheck check;
  private final Assets assets;
  private final Uploads uploads;
  private final InstantSource clock;
  private final Supplier<String> ids;

  VideoEditing(
      Jdbi jdbi,
      EditingJobs jobs,
      EditingQueue work,
      Projects projects,
      SubmitCheck check,
      Assets assets,
      Uploads uploads,
      InstantSource clock,
      Supplier<String> ids) {
    this.jdbi = jdbi;
    this.jobs = jobs;
    this.work = work;
    this.projects = projects;
    this.check = check;
    this.assets = assets;
    this.uploads = uploads;
    this.clock = clock;
    this.ids = ids;
  }

  /**
   * Stores the job, its project and the video, whose file is awaited, and hands the job to the
   * workers. Once this returns {@link SubmitOutcome.Accepted} the job will come to its end and be
   * told of.
   */
  public SubmitOutcome produce(ProduceVideo wish) {
    return switch (plan(wish)) {
      case Verdict.Rejected<Plan>(Rejection why) ->
          new SubmitOutcome.Refused(why.code(), why.message());
      case Verdict.Accepted<Plan>(Plan plan, _) ->
          switch (check.check(plan.job().order())) {
            case SubmitCheck.Refusal(String code, String message) ->
                new SubmitOutcome.Refused(code, message);
            case SubmitCheck.Passed _ -> {
              jdbi.useTransaction(tx -> store(tx, plan, wish.project()));
              work.enqueue(plan.job().jobId());
              yield new SubmitOutcome.Accepted(
                  plan.job().jobId(), plan.job().projectId(), plan.job().mediaId());
            }
          };
    };
  }

  /**
   * What is to be stored.
   *
   * @param project as it is; empty if it is made for the job
   */
  private record Plan(EditingJob job, Optional<Project> project, Uploads.Awaited video) {}

  private Verdict<Plan> plan(ProduceVideo wish) {
    var owner = new Owner(Product.VOD, wish.account(), wish.region());
    Optional<Project> project = wish.projectId().flatMap(id -> projects.find(owner, id));
    if (wish.projectId().isPresent() && project.isEmpty()) {
      return new Verdict.Rejected<>(Projects.notFound(wish.projectId().get()));
    }
    Optional<String> timeline =
        wish.project().timeline().or(() -> project.flatMap(old -> old.content().timeline()));
    return timeline
        .<Verdict<Plan>>map(json -> new Verdict.Accepted<>(plan(wish, json, project), List.of()))
        .orElseGet(() ->
            new Verdict.Rejected<>(
                Fields.invalid("Timeline", "must be given, by itself or in the project")
                    .rejection()));
  }

  private Plan plan(ProduceVideo wish, String timeline, Optional<Project> project) {
    Uploads.Awaited video =
        uploads.prepare(
            new NewAsset(
                Product.VOD,
                wish.account(),
                wish.region(),
                wish.app(),
                AssetKind.VIDEO,
                wish.video(),
                wish.userData()),
            "mp4",
            clock.instant().truncatedTo(ChronoUnit.MILLIS));
    String url = video.asset().url();
    var order =
        new EditingOrder(
            Product.VOD,
            wish.account(),
            wish.region(),
            timeline,
            Optional.empty(),
            JsonNodeFactory.instance.objectNode().put("MediaURL", url).toString(),
            Optional.empty(),
            wish.userData(),
            Optional.empty(),
            new Target(Target.Kind.VIDEO, wish.video()),
            Optional.empty());
    return new Plan(
        jobs.fresh(
            order, project.map(Project::projectId).orElseGet(ids), video.asset().mediaId(), url),
        project,
        video);
  }

  private void store(Handle tx, Plan plan, Content words) {
    EditingJob job = plan.job();
    assets.insert(tx, plan.video().asset());
    plan.project().ifPresent(project -> ProjectRows.describe(tx, project, words, job.createdAt()));
    jobs.insert(tx, job, plan.project().isEmpty(), words);
  }
}

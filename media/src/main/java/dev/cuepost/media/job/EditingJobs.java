package dev.cuepost.media.job;

import dev.cuepost.callback.event.Product;
import dev.cuepost.media.asset.Asset;
import dev.cuepost.media.asset.Assets;
import dev.cuepost.media.job.EditingJob.State;
import dev.cuepost.media.job.SubmitOutcome.Accepted;
import dev.cuepost.media.job.SubmitOutcome.Refused;
import dev.cuepost.media.json.Rejection;
import dev.cuepost.media.json.Verdict;
import dev.cuepost.media.project.Content;
import dev.cuepost.media.project.Owner;
import dev.cuepost.media.project.Project;
import dev.cuepost.media.project.ProjectRows;
import dev.cuepost.media.work.JobLog;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Editing jobs as their users see them: submit one, look at one, list them. */
public final class EditingJobs {
  private final Jdbi jdbi;
  private final JobStore store;
  private final EditingQueue work;
  private final Scripts scripts;
  private final OutputPlaces outputs;
  private final Assets assets;
  private final SubmitCheck check;
  private final JobLog log;
  private final InstantSource clock;
  private final Supplier<String> ids;

  /**
   * Constructs the jobs of all accounts and regions.
   *
   * @param ids gives 32 lower-case hex digits, never the same twice
   */
  EditingJobs(
      Jdbi jdbi,
      JobStore store,
      EditingQueue work,
      Scripts scripts,
      OutputPlaces outputs,
      Assets assets,
      SubmitCheck check,
      JobLog log,
      InstantSource clock,
      Supplier<String> ids) {
    this.jdbi = jdbi;
    this.store = store;
    this.work = work;
    this.scripts = scripts;
    this.outputs = outputs;
    this.assets = assets;
    this.check = check;
    this.log = log;
    this.clock = clock;
    this.ids = ids;
  }

  /**
   * Stores the job and hands it to the workers. Once this returns {@link Accepted} the job will
   * come to its end and be told of, whatever crashes in between.
   */
  public SubmitOutcome submit(SubmitEditing request) {
    Optional<EditingJob> earlier =
        request
            .clientToken()
            .flatMap(token -> store.findByToken(request.account(), request.region(), token));
    if (earlier.isPresent()) {
      return accepted(earlier.get());
    }
    return switch (wish(request)) {
      case Verdict.Rejected<Wish>(Rejection why) -> refused(why);
      case Verdict.Accepted<Wish>(Wish good, _) ->
          switch (check.check(good.order())) {
            case SubmitCheck.Refusal(String code, String message) -> new Refused(code, message);
            case SubmitCheck.Passed(String mediaUrl) -> accepted(store(good, mediaUrl));
          };
    };
  }

  /** Why the request would be refused if it were submitted; empty if it would not. */
  public Optional<Refused> check(SubmitEditing request) {
    return switch (wish(request)) {
      case Verdict.Rejected<Wish>(Rejection why) -> Optional.of(refused(why));
      case Verdict.Accepted<Wish>(Wish good, _) ->
          switch (check.check(good.order())) {
            case SubmitCheck.Refusal(String code, String message) ->
                Optional.of(new Refused(code, message));
            case SubmitCheck.Passed _ -> Optional.empty();
          };
    };
  }

  private static Refused refused(Rejection why) {
    return new Refused(why.code(), why.message());
  }

  private Verdict<Wish> wish(SubmitEditing request) {
    return scripts
        .resolve(new Owner(Product.IMS, request.account(), request.region()), request.script())
        .then(script -> wish(request, script));
  }

  /**
   * What is to be stored.
   *
   * @param video which the output is to be, whose file is awaited
   */
  private record Wish(
      Scripts.Resolved script, ProjectName name, EditingOrder order, Optional<Asset> video) {}

  private Wish wish(SubmitEditing request, Scripts.Resolved script) {
    OutputPlaces.Place output = outputs.of(request);
    return new Wish(script, name(request), order(request, script, output.config()), output.video());
  }

  private static ProjectName name(SubmitEditing request) {
    return request
        .projectMetadata()
        .map(json -> ProjectName.read(json).orThrow())
        .orElse(ProjectName.NONE);
  }

  private static EditingOrder order(SubmitEditing request, Scripts.Resolved script, String output) {
    return new EditingOrder(
        Product.IMS,
        request.account(),
        request.region(),
        script.timeline(),
        script.template(),
        output,
        request.produceConfig(),
        request.userData(),
        request.clientToken(),
        request.target(),
        Optional.empty());
  }

  private static Accepted accepted(EditingJob job) {
    return new Accepted(job.jobId(), job.projectId(), job.mediaId());
  }

  /** Stores the job unless one with the same client token stands; the one that stands is sent. */
  private EditingJob store(Wish wish, String mediaUrl) {
    EditingJob fresh =
        fresh(
            wish.order(),
            wish.script().projectId().orElseGet(ids),
            wish.video().map(Asset::mediaId).orElseGet(ids),
            mediaUrl);
    EditingJob job =
        jdbi.inTransaction(tx -> {
          Optional<EditingJob> earlier =
              wish.order()
                  .clientToken()
                  .flatMap(token ->
                      store.findByToken(tx, wish.order().account(), wish.order().region(), token));
          if (earlier.isEmpty()) {
            wish.video().ifPresent(video -> assets.insert(tx, video));
            insert(tx, fresh, wish.script().projectId().isEmpty(), wish.name().words());
          }
          return earlier.orElse(fresh);
        });
    work.enqueue(job.jobId());
    return job;
  }

  /**
   * Stores a job, which its project waits for from now on.
   *
   * @param newProject whether the project is made for it
   * @param words what is said of the project then; it has the job's timeline
   */
  void insert(Handle tx, EditingJob job, boolean newProject, Content words) {
    store.insert(tx, job);
    if (newProject) {
      ProjectRows.insert(tx, project(job, words));
    }
    ProjectRows.producing(tx, job.projectId(), job.jobId(), job.createdAt());
  }

  private static Project project(EditingJob job, Content words) {
    EditingOrder order = job.order();
    return new Project(
        job.projectId(),
        new Owner(order.product(), order.account(), order.region()),
        words.withTimeline(order.timeline()),
        Project.State.PRODUCING,
        Optional.empty(),
        Optional.empty(),
        "OpenAPI",
        "OpenAPI",
        job.createdAt(),
        job.createdAt());
  }

  /** The account's job of this id in this region, if there is one of IMS. */
  public Optional<EditingJob> find(String account, String region, String jobId) {
    return find(Product.IMS, account, region, jobId);
  }

  /** The account's job of this id in this region, if this product shows it. */
  public Optional<EditingJob> find(Product product, String account, String region, String jobId) {
    return store
        .find(jobId)
        .filter(job ->
            job.order().product() == product
                && job.order().account().equals(account)
                && job.order().region().equals(region));
  }

  /** What workers did with a job. */
  public JobLog log() {
    return log;
  }

  public JobPage list(JobQuery query) {
    return store.list(query);
  }

  /** How many jobs of an account in a region are in each state; none of a state that has none. */
  public Map<State, Long> counts(Product product, String account, String region) {
    return store.counts(product, account, region);
  }

  EditingJob fresh(EditingOrder order, String projectId, String mediaId, String mediaUrl) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return new EditingJob(
        order,
        ids.get(),
        projectId,
        mediaId,
        mediaUrl,
        State.INIT,
        0,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        now,
        now,
        Optional.empty());
  }
}

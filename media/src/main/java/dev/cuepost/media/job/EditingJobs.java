package dev.cuepost.media.job;

import dev.cuepost.media.job.EditingJob.State;
import dev.cuepost.media.job.SubmitOutcome.Accepted;
import dev.cuepost.media.job.SubmitOutcome.Refused;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Editing jobs as their users see them: submit one, look at one, list them. */
public final class EditingJobs {
  private final JobStore store;
  private final EditingQueue work;
  private final SubmitCheck check;
  private final InstantSource clock;
  private final Supplier<String> ids;

  /**
   * Constructs the jobs of all accounts and regions.
   *
   * @param ids gives 32 lower-case hex digits, never the same twice
   */
  EditingJobs(
      JobStore store,
      EditingQueue work,
      SubmitCheck check,
      InstantSource clock,
      Supplier<String> ids) {
    this.store = store;
    this.work = work;
    this.check = check;
    this.clock = clock;
    this.ids = ids;
  }

  /**
   * Stores the job and hands it to the workers. Once this returns {@link Accepted} the job will
   * come to its end and be told of, whatever crashes in between.
   */
  public SubmitOutcome submit(SubmitEditing request) {
    return switch (check.check(request)) {
      case SubmitCheck.Refusal(String code, String message) -> new Refused(code, message);
      case SubmitCheck.Passed(String mediaUrl) -> {
        EditingJob job = store.insert(fresh(request, mediaUrl));
        work.enqueue(job.jobId());
        yield new Accepted(job.jobId(), job.projectId(), job.mediaId());
      }
    };
  }

  /** The account's job of this id in this region, if there is one. */
  public Optional<EditingJob> find(String account, String region, String jobId) {
    return store
        .find(jobId)
        .filter(job ->
            job.request().account().equals(account) && job.request().region().equals(region));
  }

  public JobPage list(JobQuery query) {
    return store.list(query);
  }

  private EditingJob fresh(SubmitEditing request, String mediaUrl) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return new EditingJob(
        request,
        ids.get(),
        ids.get(),
        ids.get(),
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

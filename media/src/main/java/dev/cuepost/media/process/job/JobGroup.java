package dev.cuepost.media.process.job;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Jobs that were submitted together.
 *
 * @param groupId 32 hex digits
 * @param request what its user is shown of it again, a JSON object
 * @param mediaId the asset that it belongs to, where it belongs to one
 * @param state {@code SUCCESS} if one of its jobs succeeded, once all have ended
 * @param jobs in their places
 */
public record JobGroup(
    String groupId,
    Owner owner,
    GroupKind kind,
    Optional<String> name,
    List<NamedFile> inputs,
    String request,
    Optional<String> userData,
    Schedule schedule,
    Optional<String> clientToken,
    Optional<String> mediaId,
    JobState state,
    Instant createdAt,
    Optional<Instant> finishedAt,
    List<ProcessJob> jobs) {
  public JobGroup {
    inputs = List.copyOf(inputs);
    jobs = List.copyOf(jobs);
  }

  /** How much of all its jobs is done, 0 to 100. */
  public int percent() {
    return state.ended()
        ? 100
        : (int)
            jobs.stream()
                .mapToInt(job -> job.state().ended() ? 100 : job.percent())
                .average()
                .orElse(0);
  }

  JobGroup with(List<ProcessJob> jobs) {
    return with(state, finishedAt, jobs);
  }

  JobGroup ended(JobState state, Instant at) {
    return with(state, Optional.of(at), jobs);
  }

  private JobGroup with(JobState state, Optional<Instant> finishedAt, List<ProcessJob> jobs) {
    return new JobGroup(
        groupId,
        owner,
        kind,
        name,
        inputs,
        request,
        userData,
        schedule,
        clientToken,
        mediaId,
        state,
        createdAt,
        finishedAt,
        jobs);
  }
}

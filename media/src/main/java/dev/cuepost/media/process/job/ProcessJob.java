package dev.cuepost.media.process.job;

import dev.cuepost.callback.event.Failure;
import dev.cuepost.media.store.BucketId;
import dev.cuepost.media.store.ObjectName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A job.
 *
 * @param jobId 32 hex digits
 * @param group the group that it was submitted with
 * @param place among the jobs of its group, from 1
 * @param mediaId the asset that it belongs to, where it belongs to one
 * @param percent how much is done
 * @param result once it has succeeded
 * @param failure once it has failed
 * @param startedAt when its turn came
 */
public record ProcessJob(
    String jobId,
    Optional<String> group,
    int place,
    Owner owner,
    JobKind kind,
    Order order,
    Schedule schedule,
    Optional<String> mediaId,
    JobState state,
    int percent,
    Optional<Result> result,
    Optional<Failure> failure,
    Instant createdAt,
    Instant modifiedAt,
    Optional<Instant> startedAt,
    Optional<Instant> finishedAt) {
  /** The file that a job made, the one that names the others; empty if it made none. */
  public Optional<ObjectName> mainFile() {
    return files().stream().findFirst();
  }

  /** The files that a job made. */
  public List<ObjectName> files() {
    if (result.isEmpty() || order.target().isEmpty()) {
      return List.of();
    }
    BucketId bucket = order.target().get().bucket();
    return result.get().keys().stream().map(key -> new ObjectName(bucket, key)).toList();
  }

  /** The same at its end. */
  ProcessJob ended(JobState state, Optional<Result> result, Optional<Failure> failure, Instant at) {
    return new ProcessJob(
        jobId,
        group,
        place,
        owner,
        kind,
        order,
        schedule,
        mediaId,
        state,
        state == JobState.SUCCESS ? 100 : percent,
        result,
        failure,
        createdAt,
        at,
        startedAt,
        Optional.of(at));
  }
}

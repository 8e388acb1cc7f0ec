package dev.cuepost.media.job;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An editing job as it stands.
 *
 * @param order what was asked
 * @param jobId its name
 * @param projectId its editing project
 * @param mediaId the asset id of its output, given before the output exists
 * @param mediaUrl where the output is, or will be
 * @param state how far it is
 * @param progress 0 to 100
 * @param duration length of the output, once it succeeded
 * @param code error code, once it failed
 * @param message what went wrong, once it failed
 * @param warnings what of the request was ignored, and why
 */
public record EditingJob(
    EditingOrder order,
    String jobId,
    String projectId,
    String mediaId,
    String mediaUrl,
    State state,
    int progress,
    Optional<Duration> duration,
    Optional<String> code,
    Optional<String> message,
    List<String> warnings,
    Instant createdAt,
    Instant modifiedAt,
    Optional<Instant> completedAt) {

  public EditingJob {
    warnings = List.copyOf(warnings);
  }

  /** States in the order a job goes through them; the last two are ends. */
  public enum State {
    INIT,
    QUEUING,
    PROCESSING,
    SUCCESS,
    FAILED
  }
}

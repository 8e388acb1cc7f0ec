package dev.cuepost.media.job;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Several editing jobs that were submitted as one.
 *
 * @param request what was asked
 * @param jobs its parts, in their order; empty in lists
 * @param completedAt when the last of them had ended
 */
public record Batch(
    String batchId,
    SubmitBatch request,
    State state,
    List<EditingJob> jobs,
    Instant createdAt,
    Optional<Instant> completedAt) {
  public Batch {
    jobs = List.copyOf(jobs);
  }

  /** How far a batch is. */
  public enum State {
    /** None of its jobs has begun. */
    INIT,
    PROCESSING,
    /** All have ended, one way or the other. */
    FINISHED
  }
}

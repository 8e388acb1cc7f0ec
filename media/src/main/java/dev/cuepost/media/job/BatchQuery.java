package dev.cuepost.media.job;

import java.time.Instant;
import java.util.Optional;

/**
 * Which of an account's batches in a region to list.
 *
 * @param from only batches made then or later
 * @param to only batches made before
 * @param limit 1 to 100
 * @param after the {@link BatchPage#next} of the page before
 */
public record BatchQuery(
    String account,
    String region,
    Optional<String> batchId,
    Optional<Batch.State> state,
    Optional<Instant> from,
    Optional<Instant> to,
    boolean newestFirst,
    int limit,
    Optional<String> after) {
  public BatchQuery {
    if (limit < 1 || limit > 100) {
      throw new IllegalArgumentException("limit must be in 1..100, was " + limit);
    }
  }
}

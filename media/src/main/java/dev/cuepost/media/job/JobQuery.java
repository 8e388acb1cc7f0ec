package dev.cuepost.media.job;

import dev.cuepost.callback.event.Product;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Which of an account's jobs in a region to list.
 *
 * @param product by which they are seen
 * @param states only jobs in one of these; empty for all
 * @param from only jobs created then or later
 * @param to only jobs created before
 * @param projectId only jobs of this project
 * @param batchId only parts of this batch
 * @param word only the job of this id, the jobs of this project, or what makes this media asset
 * @param newestFirst order by creation
 * @param limit 1 to 100
 * @param after the {@link JobPage#next} of the page before
 */
public record JobQuery(
    Product product,
    String account,
    String region,
    Set<EditingJob.State> states,
    Optional<Instant> from,
    Optional<Instant> to,
    Optional<String> projectId,
    Optional<String> batchId,
    Optional<String> word,
    boolean newestFirst,
    int limit,
    Optional<String> after) {
  public JobQuery {
    states = Set.copyOf(states);
    if (limit < 1 || limit > 100) {
      throw new IllegalArgumentException("limit must be in 1..100, was " + limit);
    }
  }
}

package dev.cuepost.media.process.job;

import java.time.Instant;
import java.util.Optional;

/**
 * Which jobs or groups a list shows.
 *
 * @param id one alone
 * @param pipelineId of jobs, where they wait
 * @param from made at this time or later
 * @param to made before this time
 * @param newestFirst the order, by when they were made
 * @param limit of a page, 1 or more
 * @param after what the page before gave as its {@code next}
 * @param skip how many of those that come then are left out first
 */
public record ListQuery(
    Owner owner,
    Optional<String> id,
    Optional<String> pipelineId,
    Optional<JobState> state,
    Optional<Instant> from,
    Optional<Instant> to,
    boolean newestFirst,
    int limit,
    Optional<String> after,
    long skip) {
  /** From the first one on. */
  public ListQuery(
      Owner owner,
      Optional<String> id,
      Optional<String> pipelineId,
      Optional<JobState> state,
      Optional<Instant> from,
      Optional<Instant> to,
      boolean newestFirst,
      int limit,
      Optional<String> after) {
    this(owner, id, pipelineId, state, from, to, newestFirst, limit, after, 0);
  }
}

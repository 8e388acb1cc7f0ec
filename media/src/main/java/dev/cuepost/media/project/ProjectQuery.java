package dev.cuepost.media.project;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Which of an owner's projects to list.
 *
 * @param states only these; empty for all
 * @param from only projects made then or later
 * @param to only projects made before
 * @param title part of the title
 * @param filling only projects that fill a template, or only the others
 * @param page from 1
 * @param size of a page, 1 to 100
 */
public record ProjectQuery(
    Owner owner,
    Set<Project.State> states,
    Optional<Instant> from,
    Optional<Instant> to,
    Optional<String> title,
    Optional<String> createSource,
    Optional<Boolean> filling,
    boolean newestFirst,
    int page,
    int size) {
  public ProjectQuery {
    states = Set.copyOf(states);
    if (page < 1 || size < 1 || size > 100) {
      throw new IllegalArgumentException("no such page: %d of %d".formatted(page, size));
    }
  }
}

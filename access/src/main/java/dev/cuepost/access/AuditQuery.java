package dev.cuepost.access;

import dev.cuepost.identity.audit.Outcome;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Which entries of the audit log are wanted.
 *
 * @param account empty for all, and for what concerns no account that is known
 * @param from the first moment
 * @param until the moment after the last
 * @param caller full name of who asked
 * @param outcomes none for all
 * @param limit the newest so many, 1 to 10,000
 */
public record AuditQuery(
    Optional<String> account,
    Instant from,
    Instant until,
    Optional<String> caller,
    Set<Outcome> outcomes,
    int limit) {
  public AuditQuery {
    outcomes = outcomes.isEmpty() ? Set.of(Outcome.values()) : Set.copyOf(outcomes);
    if (limit < 1 || limit > 10_000) {
      throw new IllegalArgumentException("limit must be in 1..10000, was " + limit);
    }
  }
}

package dev.cuepost.audit.check;

import dev.cuepost.audit.check.Violation.Kind;
import java.util.List;

/** What the histories show. */
public record Verdict(Counts counts, List<Violation> violations) {
  public Verdict {
    violations = List.copyOf(violations);
  }

  public boolean clean() {
    return violations.isEmpty();
  }

  /** How many messages broke a promise in this way. */
  public long count(Kind kind) {
    return violations.stream()
        .filter(violation -> violation.kind() == kind)
        .map(violation -> violation.queue() + " " + violation.key())
        .distinct()
        .count();
  }
}

package dev.cuepost.audit.check;

import dev.cuepost.audit.check.Trail.Outcome;
import dev.cuepost.audit.check.Trail.Sight;
import dev.cuepost.audit.check.Violation.Kind;
import java.util.stream.Stream;

/** A message is seen only if it was sent and not refused, and not before. */
final class OnlyWhatWasSent implements Rule {
  @Override
  public Stream<Violation> violations(Trail trail, Circumstances circumstances) {
    return trail.sights().stream()
        .flatMap(sight -> violation(trail, sight, circumstances.timeline()));
  }

  private static Stream<Violation> violation(Trail trail, Sight sight, Timeline timeline) {
    if (trail.outcome() == Outcome.FAILED) {
      return Stream.of(
          trail.violation(
              Kind.NEVER_SENT,
              "%s saw message %s, whose send %s was refused"
                  .formatted(sight.by().id(), sight.told().id(), trail.send().id())));
    }
    if (timeline.before(sight.by().ended(), trail.send().invoked())) {
      return Stream.of(
          trail.violation(
              Kind.NEVER_SENT,
              "%s saw message %s before %s sent it"
                  .formatted(sight.by().id(), sight.told().id(), trail.send().id())));
    }
    return Stream.of();
  }
}

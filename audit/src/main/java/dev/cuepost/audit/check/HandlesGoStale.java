package dev.cuepost.audit.check;

import dev.cuepost.audit.check.Trail.Outcome;
import dev.cuepost.audit.check.Trail.Use;
import dev.cuepost.audit.check.Violation.Kind;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A receipt handle is accepted until its lease is over, the message is received again or it is
 * deleted, and not after that. The handles of one lease, which changes of its visibility add to,
 * are not told apart.
 */
final class HandlesGoStale implements Rule {
  @Override
  public Stream<Violation> violations(Trail trail, Circumstances circumstances) {
    return trail.uses().stream()
        .filter(use -> use.outcome() == Outcome.ACKNOWLEDGED)
        .flatMap(use ->
            reason(trail, use, circumstances)
                .map(reason ->
                    trail.violation(
                        Kind.STALE_HANDLE,
                        "the handle that %s got was accepted from %s although %s"
                            .formatted(use.lease().by().id(), use.by().id(), reason)))
                .stream());
  }

  private static Optional<String> reason(Trail trail, Use use, Circumstances circumstances) {
    Timeline timeline = circumstances.timeline();
    long used = use.by().invoked();
    for (var receive : trail.receives()) {
      if (receive.told().dequeueCount() > use.lease().number()
          && timeline.before(receive.by().ended(), used)
          && circumstances.remembers(trail.queue(), use.lease().by().invoked(), used)) {
        return Optional.of(receive.by().id() + " had received the message again");
      }
    }
    for (Use delete : trail.deletesDone()) {
      if (timeline.before(delete.by().ended(), used)
          && circumstances.remembers(trail.queue(), delete.by().invoked(), used)) {
        return Optional.of(delete.by().id() + " had deleted the message");
      }
    }
    long end = use.lease().latestEnd(timeline, use.by());
    return end != Long.MAX_VALUE && timeline.afterServerTime(used, end)
        ? Optional.of("its lease had been over for %d ms".formatted((used - end) / 1_000_000))
        : Optional.empty();
  }
}

package dev.cuepost.audit.check;

import dev.cuepost.audit.check.Trail.Outcome;
import dev.cuepost.audit.check.Violation.Kind;
import java.util.stream.Stream;

/** What was acknowledged is there until it is deleted or its retention is over. */
final class NothingIsLost implements Rule {
  /** What became of a message in the end. */
  enum Fate {
    /** It is not known to have been sent, or it was deleted, or found by the drain. */
    SETTLED,
    /** Its queue is in memory, and its server has ended since. */
    FORGOTTEN,
    /** Its retention was over before the drain was. */
    EXPIRED,
    /** No drain says whether it is still there. */
    UNDECIDED,
    LOST
  }

  static Fate fate(Trail trail, Circumstances circumstances) {
    if (trail.outcome() != Outcome.ACKNOWLEDGED || trail.maybeDeleted()) {
      return Fate.SETTLED;
    }
    String queue = trail.queue();
    var began = circumstances.drainBegan(queue);
    if (began.isEmpty()) {
      return Fate.UNDECIDED;
    }
    var timeline = circumstances.timeline();
    if (trail.sights().stream()
        .anyMatch(sight -> !timeline.before(sight.by().ended(), began.get()))) {
      return Fate.SETTLED;
    }
    long ended = circumstances.drainEnded(queue);
    if (!circumstances.remembers(queue, trail.send().invoked(), ended)) {
      return Fate.FORGOTTEN;
    }
    return timeline.beforeServerTime(ended, trail.send().invoked() + circumstances.retention(queue))
        ? Fate.LOST
        : Fate.EXPIRED;
  }

  @Override
  public Stream<Violation> violations(Trail trail, Circumstances circumstances) {
    return fate(trail, circumstances) == Fate.LOST
        ? Stream.of(
            trail.violation(
                Kind.LOST,
                ("%s was told that message %s is stored; it was never deleted and the drain did not"
                        + " find it")
                    .formatted(
                        trail.send().id(),
                        trail.accepted().map(accepted -> accepted.id()).orElse(""))))
        : Stream.of();
  }
}

package dev.cuepost.audit.check;

import dev.cuepost.audit.check.Trail.Sight;
import dev.cuepost.audit.check.Violation.Kind;
import dev.cuepost.audit.history.OperationId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * While a message is leased, or delayed, nobody else sees it.
 *
 * <p>Dequeue counts give the order in which the server itself handed a message out, so that calls
 * that overlap in time can be judged: one of count n cannot have been served before every lease
 * with a lower count was over. A peek that shows count n saw the message visible after lease n.
 */
final class OneLeaseAtATime implements Rule {
  @Override
  public Stream<Violation> violations(Trail trail, Circumstances circumstances) {
    List<Violation> found = new ArrayList<>(twiceInOneAnswer(trail));
    List<Lease> leases =
        trail.leases().stream().sorted(Comparator.comparingInt(Lease::number)).toList();
    for (Sight sight : trail.sights()) {
      for (Lease lease : leases) {
        if (lease.number() > sight.told().dequeueCount()) {
          break;
        }
        if (!lease.by().equals(sight.by())
            && !circumstances.timeline().before(sight.by().ended(), lease.by().invoked())
            && circumstances.remembers(trail.queue(), lease.by().invoked(), sight.by().ended())) {
          judge(trail, lease, sight, circumstances.timeline(), found);
        }
      }
    }
    return found.stream();
  }

  private static List<Violation> twiceInOneAnswer(Trail trail) {
    Set<OperationId> seen = new HashSet<>();
    return trail.receives().stream()
        .filter(sight -> !seen.add(sight.by().id()))
        .map(sight ->
            trail.violation(
                Kind.LEASED_TWICE,
                "%s received message %s twice in one answer"
                    .formatted(sight.by().id(), sight.told().id())))
        .toList();
  }

  private static void judge(
      Trail trail, Lease lease, Sight sight, Timeline timeline, List<Violation> found) {
    boolean sameCount = lease.number() == sight.told().dequeueCount();
    if (sameCount && !sight.isPeek()) {
      // Each pair is met from both sides; one violation is enough.
      if (lease.by().id().toString().compareTo(sight.by().id().toString()) < 0) {
        found.add(
            trail.violation(
                Kind.LEASED_TWICE,
                "%s and %s both received message %s with dequeue count %d"
                    .formatted(
                        lease.by().id(), sight.by().id(), sight.told().id(), lease.number())));
      }
    } else if (timeline.beforeServerTime(
        sight.by().ended(), lease.earliestEnd(sight.by().ended(), timeline))) {
      found.add(
          trail.violation(
              lease.number() == 0 ? Kind.EARLY : Kind.LEASED_TWICE,
              "%s hid message %s, and %s saw it %d ms before that was over"
                  .formatted(
                      lease.by().id(),
                      sight.told().id(),
                      sight.by().id(),
                      (lease.earliestEnd(sight.by().ended(), timeline) - sight.by().ended())
                          / 1_000_000)));
    }
  }
}

package dev.cuepost.audit.check;

import dev.cuepost.audit.check.Trail.Sight;
import dev.cuepost.audit.check.Violation.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Each receive tells a dequeue count of 1 or more that is higher than those before it. */
final class CountsRise implements Rule {
  @Override
  public Stream<Violation> violations(Trail trail, Circumstances circumstances) {
    List<Violation> found = new ArrayList<>();
    List<Sight> ended =
        trail.receives().stream()
            .sorted(Comparator.comparingLong(sight -> sight.by().ended()))
            .toList();
    for (Sight sight : trail.sights()) {
      int least = sight.isPeek() ? 0 : 1;
      String why = "the least possible";
      for (Sight earlier : ended) {
        if (!circumstances.timeline().before(earlier.by().ended(), sight.by().invoked())) {
          break;
        }
        int next = earlier.told().dequeueCount() + (sight.isPeek() ? 0 : 1);
        if (next > least
            && circumstances.remembers(trail.queue(), earlier.by().invoked(), sight.by().ended())) {
          least = next;
          why = "%s had seen %d".formatted(earlier.by().id(), earlier.told().dequeueCount());
        }
      }
      if (sight.told().dequeueCount() < least) {
        found.add(
            trail.violation(
                Kind.COUNT_NOT_RISING,
                "%s saw message %s with dequeue count %d, which must be %d or more: %s"
                    .formatted(
                        sight.by().id(),
                        sight.told().id(),
                        sight.told().dequeueCount(),
                        least,
                        why)));
      }
    }
    return found.stream();
  }
}

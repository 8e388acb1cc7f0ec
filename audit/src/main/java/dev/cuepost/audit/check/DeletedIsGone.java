package dev.cuepost.audit.check;

import dev.cuepost.audit.check.Trail.Sight;
import dev.cuepost.audit.check.Trail.Use;
import dev.cuepost.audit.check.Violation.Kind;
import java.util.stream.Stream;

/**
 * Once a delete is acknowledged, nobody sees the message again.
 *
 * <p>A receive that was under way at the same time may have been first only if its dequeue count
 * says so: had the message been received again before the delete, the delete's handle would have
 * been void, and the delete could not have been acknowledged.
 */
final class DeletedIsGone implements Rule {
  @Override
  public Stream<Violation> violations(Trail trail, Circumstances circumstances) {
    return trail.deletesDone().stream()
        .flatMap(delete ->
            trail.sights().stream()
                .filter(sight -> after(delete, sight, circumstances.timeline()))
                .filter(sight ->
                    circumstances.remembers(
                        trail.queue(), delete.by().invoked(), sight.by().ended()))
                .map(sight ->
                    trail.violation(
                        Kind.SEEN_AFTER_DELETE,
                        "%s deleted message %s, %s saw it after that"
                            .formatted(delete.by().id(), sight.told().id(), sight.by().id()))));
  }

  private static boolean after(Use delete, Sight sight, Timeline timeline) {
    return timeline.before(delete.by().ended(), sight.by().invoked())
        || (!sight.isPeek()
            && sight.told().dequeueCount() > delete.lease().number()
            && !timeline.before(sight.by().ended(), delete.by().invoked()));
  }
}

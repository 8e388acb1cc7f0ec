package dev.cuepost.audit.check;

import dev.cuepost.audit.check.Trail.Sight;
import dev.cuepost.audit.check.Violation.Kind;
import dev.cuepost.audit.history.Answer.SendResult.Accepted;
import dev.cuepost.audit.history.Answer.Sighting;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Body, digest and id of a message are the same wherever they are told. */
final class NothingIsAltered implements Rule {
  @Override
  public Stream<Violation> violations(Trail trail, Circumstances circumstances) {
    List<Violation> found = new ArrayList<>();
    String sent = trail.draft().md5();
    trail
        .accepted()
        .filter(accepted -> !accepted.md5().equalsIgnoreCase(sent))
        .ifPresent(accepted ->
            found.add(
                trail.violation(
                    Kind.ALTERED,
                    "%s sent a body of MD5 %s and was told %s"
                        .formatted(trail.send().id(), sent, accepted.md5()))));
    String id = trail.accepted().map(Accepted::id).orElseGet(() -> firstId(trail));
    for (Sight sight : trail.sights()) {
      Sighting told = sight.told();
      if (!told.md5().equalsIgnoreCase(sent) || !told.toldMd5().equalsIgnoreCase(sent)) {
        found.add(
            trail.violation(
                Kind.ALTERED,
                "%s sent a body of MD5 %s; %s got one of %s and was told %s"
                    .formatted(
                        trail.send().id(), sent, sight.by().id(), told.md5(), told.toldMd5())));
      } else if (!told.id().equals(id)) {
        found.add(
            trail.violation(
                Kind.ALTERED,
                "message %s of %s was seen by %s under the id %s"
                    .formatted(id, trail.send().id(), sight.by().id(), told.id())));
      }
    }
    return found.stream();
  }

  /** Nobody was told an id when the send's outcome is unknown; then all must see the same one. */
  private static String firstId(Trail trail) {
    return trail.sights().stream().map(sight -> sight.told().id()).findFirst().orElse("");
  }
}

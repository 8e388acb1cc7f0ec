package dev.cuepost.audit.check;

import dev.cuepost.audit.check.NothingIsLost.Fate;
import dev.cuepost.audit.check.Trail.Outcome;
import dev.cuepost.audit.check.Trail.Purpose;
import dev.cuepost.audit.history.Answer;
import dev.cuepost.audit.history.Note;
import dev.cuepost.audit.history.Request;
import java.util.Collection;
import java.util.List;

/** Counts what happened. */
final class Tally {
  private Tally() {}

  static Counts of(List<Attempt> attempts, Trails trails, Circumstances circumstances) {
    Collection<Trail> all = trails.all();
    return new Counts(
        attempts.stream().map(attempt -> attempt.id().client()).distinct().count(),
        sends(all, Outcome.ACKNOWLEDGED),
        sends(all, Outcome.FAILED) - unreached(all),
        unreached(all),
        sends(all, Outcome.UNKNOWN),
        all.stream()
            .filter(trail -> trail.outcome() == Outcome.UNKNOWN && !trail.sights().isEmpty())
            .count(),
        all.stream().mapToLong(trail -> trail.receives().size()).sum(),
        attempts.stream()
            .filter(attempt -> attempt.request() instanceof Request.Receive && attempt.unknown())
            .count(),
        all.stream().mapToLong(trail -> Math.max(0, trail.receives().size() - 1)).sum(),
        all.stream().mapToLong(trail -> trail.sights().size() - trail.receives().size()).sum(),
        uses(all, Purpose.DELETE, Outcome.ACKNOWLEDGED),
        uses(all, Purpose.DELETE, Outcome.FAILED),
        uses(all, Purpose.DELETE, Outcome.UNKNOWN),
        uses(all, Purpose.HIDE, Outcome.ACKNOWLEDGED),
        uses(all, Purpose.HIDE, Outcome.UNKNOWN),
        trails.unmatched(),
        all.stream().filter(trail -> drained(trail, circumstances)).count(),
        fates(all, circumstances, Fate.FORGOTTEN),
        fates(all, circumstances, Fate.EXPIRED),
        fates(all, circumstances, Fate.UNDECIDED),
        circumstances.endings().stream().filter(how -> how != Note.Ending.TERMINATED).count(),
        circumstances.endings().stream().filter(how -> how == Note.Ending.TERMINATED).count());
  }

  private static long sends(Collection<Trail> trails, Outcome outcome) {
    return trails.stream().filter(trail -> trail.outcome() == outcome).count();
  }

  private static long unreached(Collection<Trail> trails) {
    return trails.stream()
        .filter(
            trail -> trail.send().answer() instanceof Answer.Failed failed && failed.unreachable())
        .count();
  }

  private static long uses(Collection<Trail> trails, Purpose purpose, Outcome outcome) {
    return trails.stream()
        .flatMap(trail -> trail.uses().stream())
        .filter(use -> use.purpose() == purpose && use.outcome() == outcome)
        .count();
  }

  private static boolean drained(Trail trail, Circumstances circumstances) {
    return circumstances
        .drainBegan(trail.queue())
        .filter(began ->
            trail.deletesDone().stream().anyMatch(delete -> delete.by().invoked() >= began))
        .isPresent();
  }

  private static long fates(Collection<Trail> trails, Circumstances circumstances, Fate fate) {
    return trails.stream()
        .filter(trail -> NothingIsLost.fate(trail, circumstances) == fate)
        .count();
  }
}

package dev.cuepost.audit.check;

import dev.cuepost.audit.history.Durability;
import dev.cuepost.audit.history.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Judges the histories of all clients of a queue.
 *
 * @param slack by how much the clocks of two machines may be off
 * @param durability what the queues promise, if not what the histories say
 */
public record Checker(Duration slack, Optional<Durability> durability) {
  public static final Duration SLACK = Duration.ofMillis(500);

  private static final List<Rule> RULES =
      List.of(
          new NothingIsLost(),
          new DeletedIsGone(),
          new OnlyWhatWasSent(),
          new NothingIsAltered(),
          new OneLeaseAtATime(),
          new HandlesGoStale(),
          new CountsRise());

  /** A checker for clients and a server of one machine, that believes what the histories say. */
  public Checker() {
    this(SLACK, Optional.empty());
  }

  /**
   * What the histories show.
   *
   * @param events of all the histories, those of one client in their order
   * @throws dev.cuepost.audit.history.AuditProblem if they contradict themselves
   */
  public Verdict check(Collection<Event> events) {
    var timeline = Timeline.of(events, slack);
    var circumstances = Circumstances.of(events, timeline, durability);
    List<Attempt> attempts = Attempts.of(events, timeline);
    var trails = Trails.of(attempts, timeline);
    List<Violation> violations = new ArrayList<>(trails.strangers());
    for (Trail trail : trails.all()) {
      RULES.stream()
          .flatMap(rule -> rule.violations(trail, circumstances))
          .forEach(violations::add);
    }
    return new Verdict(Tally.of(attempts, trails, circumstances), violations);
  }
}

package dev.cuepost.audit.check;

import dev.cuepost.audit.check.Trail.Outcome;
import dev.cuepost.audit.check.Trail.Purpose;
import dev.cuepost.audit.history.Answer;
import dev.cuepost.audit.history.Answer.SendResult;
import dev.cuepost.audit.history.Answer.Sighting;
import dev.cuepost.audit.history.AuditProblem;
import dev.cuepost.audit.history.Request;
import dev.cuepost.audit.history.Request.Draft;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts together what happened to each message, from the calls in the order of their beginnings. */
final class Trails {
  private final Timeline timeline;
  private final Map<Name, Trail> byKey = new HashMap<>();
  private final Map<Name, Trail> byId = new HashMap<>();
  private final Map<Name, Holding> byHandle = new HashMap<>();
  private final List<Violation> strangers = new ArrayList<>();
  private long unmatched;

  /** A key, an id or a handle within its queue. */
  private record Name(String queue, String text) {}

  private record Holding(Trail trail, Lease lease) {}

  private Trails(Timeline timeline) {
    this.timeline = timeline;
  }

  static Trails of(List<Attempt> attempts, Timeline timeline) {
    var trails = new Trails(timeline);
    // Others may use what a call brought about before the call itself has ended.
    attempts.forEach(trails::sent);
    attempts.forEach(trails::seen);
    attempts.forEach(trails::hidden);
    attempts.forEach(trails::deleted);
    return trails;
  }

  Collection<Trail> all() {
    return byKey.values();
  }

  /** Messages that were seen and that nobody sent. */
  List<Violation> strangers() {
    return strangers;
  }

  /** How many handles were used whose origin no history tells. */
  long unmatched() {
    return unmatched;
  }

  private void sent(Attempt attempt) {
    if (!(attempt.request() instanceof Request.Send(var queue, var drafts))) {
      return;
    }
    for (int index = 0; index < drafts.size(); index++) {
      Draft draft = drafts.get(index);
      Trail trail = trail(queue, draft, attempt, index);
      if (byKey.put(new Name(queue, draft.key()), trail) != null) {
        throw new AuditProblem(
            "the message %s is sent twice to %s; a repeated send must be a message with a key of"
                    .formatted(draft.key(), queue)
                + " its own");
      }
      trail.accepted().ifPresent(accepted -> byId.put(new Name(queue, accepted.id()), trail));
      delayed(trail);
    }
  }

  private static Trail trail(String queue, Draft draft, Attempt attempt, int index) {
    return switch (attempt.answer()) {
      case Answer.Sent(var results)
          when results.get(index) instanceof SendResult.Accepted accepted ->
          new Trail(queue, draft, attempt, Outcome.ACKNOWLEDGED, Optional.of(accepted));
      case Answer.Unknown _ -> new Trail(queue, draft, attempt, Outcome.UNKNOWN, Optional.empty());
      default -> new Trail(queue, draft, attempt, Outcome.FAILED, Optional.empty());
    };
  }

  /** A delay is known before anybody sees the message, even if the send's outcome is not. */
  private void delayed(Trail trail) {
    Attempt send = trail.send();
    long delay = trail.draft().delay().toNanos();
    boolean handled = trail.accepted().flatMap(SendResult.Accepted::handle).isPresent();
    if (delay == 0 && !handled) {
      return;
    }
    // A handle without a delay of the message's own comes from a delay of the queue, not told here.
    long latest = delay == 0 || send.unknown() ? Long.MAX_VALUE : send.ended() + delay;
    var lease = new Lease(0, send, send.invoked() + delay, latest);
    trail.add(lease);
    trail
        .accepted()
        .flatMap(SendResult.Accepted::handle)
        .ifPresent(
            handle -> byHandle.put(new Name(trail.queue(), handle), new Holding(trail, lease)));
  }

  private void seen(Attempt attempt) {
    if (attempt.answer() instanceof Answer.Seen(var messages)) {
      messages.forEach(message -> seen(attempt, message));
    }
  }

  private void seen(Attempt attempt, Sighting message) {
    String queue = attempt.request().queue();
    Trail trail = byKey.get(new Name(queue, message.key()));
    if (trail == null) {
      trail = byId.get(new Name(queue, message.id())); // then its body is not the one sent
    }
    if (trail == null) {
      strangers.add(
          new Violation(
              Violation.Kind.NEVER_SENT,
              queue,
              message.key(),
              "%s saw message %s, which nobody sent".formatted(attempt.id(), message.id())));
      return;
    }
    trail.add(new Trail.Sight(attempt, message));
    if (message.lease().isPresent()) {
      var told = message.lease().get();
      long until = timeline.at(told.until());
      var lease = new Lease(message.dequeueCount(), attempt, until, until);
      trail.add(lease);
      byHandle.put(new Name(queue, told.handle()), new Holding(trail, lease));
    }
  }

  private void hidden(Attempt attempt) {
    if (!(attempt.request() instanceof Request.Hide(var queue, var handle, _))) {
      return;
    }
    Holding holding = byHandle.get(new Name(queue, handle));
    if (holding == null) {
      unmatched++;
      return;
    }
    Outcome outcome = outcome(attempt);
    holding.trail().add(new Trail.Use(attempt, holding.lease(), Purpose.HIDE, outcome));
    if (outcome != Outcome.FAILED) {
      holding.lease().add(attempt);
    }
    if (attempt.answer() instanceof Answer.Hidden(var next, _)) {
      byHandle.put(new Name(queue, next), holding);
    }
  }

  private void deleted(Attempt attempt) {
    if (!(attempt.request() instanceof Request.Delete(var queue, var handles))) {
      return;
    }
    for (String handle : handles) {
      Holding holding = byHandle.get(new Name(queue, handle));
      if (holding == null) {
        unmatched++;
      } else {
        Outcome outcome =
            attempt.answer() instanceof Answer.Deleted(var refused) && refused.containsKey(handle)
                ? Outcome.FAILED
                : outcome(attempt);
        holding.trail().add(new Trail.Use(attempt, holding.lease(), Purpose.DELETE, outcome));
      }
    }
  }

  private static Outcome outcome(Attempt attempt) {
    return switch (attempt.answer()) {
      case Answer.Failed _ -> Outcome.FAILED;
      case Answer.Unknown _ -> Outcome.UNKNOWN;
      case Answer.Sent _, Answer.Seen _, Answer.Deleted _, Answer.Hidden _ -> Outcome.ACKNOWLEDGED;
    };
  }
}

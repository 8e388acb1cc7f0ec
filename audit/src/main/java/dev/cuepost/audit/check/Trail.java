package dev.cuepost.audit.check;

import dev.cuepost.audit.history.Answer.SendResult;
import dev.cuepost.audit.history.Answer.Sighting;
import dev.cuepost.audit.history.Request.Draft;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Everything that the histories tell about one message. */
final class Trail {
  private final String queue;
  private final Draft draft;
  private final Attempt send;
  private final Outcome outcome;
  private final Optional<SendResult.Accepted> accepted;
  private final List<Sight> sights = new ArrayList<>();
  private final List<Lease> leases = new ArrayList<>();
  private final List<Use> uses = new ArrayList<>();

  /** What its sender knows. */
  enum Outcome {
    ACKNOWLEDGED,
    FAILED,
    UNKNOWN
  }

  /** That a receive or a peek showed it. */
  record Sight(Attempt by, Sighting told) {
    boolean isPeek() {
      return told.lease().isEmpty();
    }
  }

  /** That a handle of it was used, to delete it or to hide it longer. */
  record Use(Attempt by, Lease lease, Purpose purpose, Outcome outcome) {
    boolean done(Purpose what) {
      return purpose == what && outcome == Outcome.ACKNOWLEDGED;
    }
  }

  /** What a handle is used for. */
  enum Purpose {
    DELETE,
    HIDE
  }

  Trail(
      String queue,
      Draft draft,
      Attempt send,
      Outcome outcome,
      Optional<SendResult.Accepted> accepted) {
    this.queue = queue;
    this.draft = draft;
    this.send = send;
    this.outcome = outcome;
    this.accepted = accepted;
  }

  void add(Sight sight) {
    sights.add(sight);
  }

  void add(Lease lease) {
    leases.add(lease);
  }

  void add(Use use) {
    uses.add(use);
  }

  String queue() {
    return queue;
  }

  String key() {
    return draft.key();
  }

  Draft draft() {
    return draft;
  }

  Attempt send() {
    return send;
  }

  Outcome outcome() {
    return outcome;
  }

  /** What the server answered, if it took the message. */
  Optional<SendResult.Accepted> accepted() {
    return accepted;
  }

  List<Sight> sights() {
    return sights;
  }

  List<Sight> receives() {
    return sights.stream().filter(sight -> !sight.isPeek()).toList();
  }

  List<Lease> leases() {
    return leases;
  }

  List<Use> uses() {
    return uses;
  }

  List<Use> deletesDone() {
    return uses.stream().filter(use -> use.done(Purpose.DELETE)).toList();
  }

  /**
   * Whether it is gone, or may be, by a delete. One of unknown outcome did nothing if the message
   * was received under a later lease: it had not been done by then, and its handle was void from
   * then on.
   */
  boolean maybeDeleted() {
    int latest =
        sights.stream()
            .filter(sight -> !sight.isPeek())
            .mapToInt(sight -> sight.told().dequeueCount())
            .max()
            .orElse(0);
    return uses.stream()
        .filter(use -> use.purpose() == Purpose.DELETE)
        .anyMatch(use ->
            switch (use.outcome()) {
              case ACKNOWLEDGED -> true;
              case UNKNOWN -> use.lease().number() >= latest;
              case FAILED -> false;
            });
  }

  Violation violation(Violation.Kind kind, String sentence) {
    return new Violation(kind, queue, key(), sentence);
  }
}

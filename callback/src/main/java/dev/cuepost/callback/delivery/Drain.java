package dev.cuepost.callback.delivery;

import dev.cuepost.callback.delivery.Delivery.State;
import dev.cuepost.queue.LeasedMessage;
import dev.cuepost.queue.MessageId;
import dev.cuepost.queue.QueueEngine;
import dev.cuepost.queue.QueueId;
import dev.cuepost.queue.QueueOwner;
import dev.cuepost.queue.ReceiptHandle;
import dev.cuepost.queue.ReceiveOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Takes dead letters back from their queue, when their user asks for it: each event is told once
 * more to the target that did not take it, by the terms in force now.
 *
 * <p>A message is deleted once its delivery is planned. After a crash in between it is found again,
 * and told once more only if that delivery was given up as well. What is no dead letter stays on
 * the queue.
 */
public final class Drain {
  /** How many dead letters are taken at most by one request, unless it says another number. */
  public static final int MOST_BY_DEFAULT = 100;

  /** How many one request may ask for. */
  public static final int MOST = 1_000;

  /** So many messages are left lying at most, before the rest of the queue is left for later. */
  private static final int MOST_LEFT = 1_000;

  private static final int PAGE = 64;
  private static final Duration AT_ONCE = Duration.ofMillis(1);

  private final Jdbi jdbi;
  private final QueueEngine engine;
  private final Deliveries deliveries;
  private final Terms.InForce terms;

  public Drain(Jdbi jdbi, QueueEngine engine, Deliveries deliveries, Terms.InForce terms) {
    this.jdbi = jdbi;
    this.engine = engine;
    this.deliveries = deliveries;
    this.terms = terms;
  }

  /** Why a message stays where it is. */
  public enum Reason {
    /** It does not say which delivery it is of. */
    NO_DEAD_LETTER,

    /**
     * The account has no delivery of an event of that name in the region that was given up; an
     * event that was kept long enough is forgotten with its deliveries.
     */
    NOT_IN_LOG
  }

  /** What came of the wish to drain a queue. */
  public sealed interface Outcome {
    /**
     * As far as it was drained.
     *
     * @param planned the deliveries that are made now
     * @param outdated how many dead letters were deleted because a later delivery of their event to
     *     the same target was taken, or is on its way
     * @param passedOver how many messages stay, and why
     * @param more whether as many as asked for were taken, so that others may be left
     */
    record Drained(
        List<DeliveryId> planned, int outdated, Map<Reason, Integer> passedOver, boolean more)
        implements Outcome {
      public Drained {
        planned = List.copyOf(planned);
        passedOver = Map.copyOf(passedOver);
      }
    }

    /** There is no such queue. */
    record NoSuchQueue() implements Outcome {}
  }

  /**
   * Drains a queue.
   *
   * @param account whose queue it is, and whose deliveries are planned
   * @param region of the queue and of the deliveries
   * @param queue its name
   * @param most how many dead letters to take, 1 to {@link #MOST}
   * @param sentUntil messages that were sent later stay, so that what fails again does not go round
   *     for ever
   */
  public Outcome drain(String account, String region, String queue, int most, Instant sentUntil) {
    if (most < 1 || most > MOST) {
      throw new IllegalArgumentException("most must be in 1..%d, was %d".formatted(MOST, most));
    }
    var round = new Round(new QueueOwner(account, region).queue(queue), most, sentUntil);
    try {
      return round.make();
    } finally {
      round.letGo();
    }
  }

  /** One walk through a queue. What stays is held until its end, so as not to be met again. */
  private final class Round {
    private final QueueId queue;
    private final int most;
    private final Instant sentUntil;
    private final List<DeliveryId> planned = new ArrayList<>();
    private int outdated;
    private final Map<Reason, Integer> passedOver = new EnumMap<>(Reason.class);
    private final Map<MessageId, ReceiptHandle> held = new LinkedHashMap<>();

    Round(QueueId queue, int most, Instant sentUntil) {
      this.queue = queue;
      this.most = most;
      this.sentUntil = sentUntil;
    }

    Outcome make() {
      while (taken() < most && held.size() < MOST_LEFT) {
        int wanted = Math.min(PAGE, most - taken());
        switch (engine.receive(queue, wanted, Optional.of(Duration.ZERO))) {
          case ReceiveOutcome.Received(List<LeasedMessage> messages) -> {
            if (!takeBack(messages)) {
              return drained();
            }
          }
          case ReceiveOutcome.Nothing() -> {
            return drained();
          }
          case ReceiveOutcome.NoSuchQueue() -> {
            return taken() == 0 ? new Outcome.NoSuchQueue() : drained();
          }
        }
      }
      return drained();
    }

    private int taken() {
      return planned.size() + outdated;
    }

    private Outcome drained() {
      return new Outcome.Drained(planned, outdated, passedOver, taken() == most);
    }

    /** Returns whether there was anything new among them. */
    private boolean takeBack(List<LeasedMessage> messages) {
      List<LeasedMessage> met =
          messages.stream()
              .filter(found -> held.put(found.message().id(), found.lease().handle()) == null)
              .toList();
      List<LeasedMessage> old =
          met.stream().filter(found -> !found.message().enqueuedAt().isAfter(sentUntil)).toList();
      List<Verdict> verdicts =
          jdbi.inTransaction(tx -> old.stream().map(found -> judge(tx, found)).toList());
      verdicts.forEach(this::count);
      delete(
          verdicts.stream()
              .filter(verdict -> !(verdict instanceof Verdict.Left))
              .map(Verdict::found)
              .toList());
      return !met.isEmpty();
    }

    private Verdict judge(Handle tx, LeasedMessage found) {
      Optional<DeliveryId> named = DeadLetter.delivery(found.message().properties());
      if (named.isEmpty()) {
        return new Verdict.Left(found, Reason.NO_DEAD_LETTER);
      }
      return ReplayTable.find(tx, queue.owner().account(), queue.owner().region(), named.get())
          .filter(row -> row.state() == State.GIVEN_UP && row.again().gaveUp().isEmpty())
          .map(row -> tellAgain(tx, found, row))
          .orElseGet(() -> new Verdict.Left(found, Reason.NOT_IN_LOG));
    }

    private Verdict tellAgain(Handle tx, LeasedMessage found, ReplayTable.Row row) {
      return ReplayTable.isOutdated(tx, row.id())
          ? new Verdict.Outdated(found)
          : new Verdict.Planned(found, deliveries.planAnother(tx, row.id().event(), again(row)));
    }

    /** What fails again comes back to this queue, if no other one is chosen by now. */
    private Plan again(ReplayTable.Row row) {
      Terms now = terms.of(queue.owner().account(), queue.owner().region(), row.product());
      return row.again()
          .under(new Terms(now.schedule(), now.deadLetters().or(() -> Optional.of(queue.name()))));
    }

    private void count(Verdict verdict) {
      switch (verdict) {
        case Verdict.Planned(_, DeliveryId by) -> planned.add(by);
        case Verdict.Outdated _ -> outdated++;
        case Verdict.Left(_, Reason why) -> passedOver.merge(why, 1, Integer::sum);
      }
    }

    /** A lease that is over by now leaves the message to be found once more. */
    private void delete(List<LeasedMessage> told) {
      if (!told.isEmpty()) {
        engine.delete(queue, told.stream().map(found -> found.lease().handle()).toList());
        told.forEach(found -> held.remove(found.message().id()));
      }
    }

    /** Shows everybody what stays, without waiting for the end of its lease. */
    void letGo() {
      held.values().forEach(handle -> engine.changeVisibility(queue, handle, AT_ONCE));
    }
  }

  /** What becomes of a message. */
  private sealed interface Verdict {
    LeasedMessage found();

    record Planned(LeasedMessage found, DeliveryId by) implements Verdict {}

    record Outdated(LeasedMessage found) implements Verdict {}

    record Left(LeasedMessage found, Reason why) implements Verdict {}
  }
}

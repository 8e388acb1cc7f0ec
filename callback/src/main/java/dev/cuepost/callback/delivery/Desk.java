package dev.cuepost.callback.delivery;

import dev.cuepost.callback.delivery.Delivery.Kind;
import dev.cuepost.queue.TimeSource;
import dev.cuepost.state.Bulletin;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where attempts are made: looks for what is due, starts it and has written down what came of it.
 * Each server on a database has a desk, for the targets in the parts that it has taken.
 */
final class Desk implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Desk.class);

  private final HttpCallbacks overHttp;
  private final QueueCallbacks toQueues;
  private final TimeSource time;
  private final Listener listener;
  private final Set<Integer> parts = ConcurrentHashMap.newKeySet();
  private final Coalescing coalescing;
  private final AttemptLedger ledger;
  private final Dispatcher dispatcher;

  /** Is told what happens at a desk. */
  interface Listener {
    /** The transaction plans another delivery, in that lane. */
    void planned(Handle tx, String lane);

    /** An attempt is written down. */
    void ended(Ended attempt);
  }

  Desk(
      Jdbi jdbi,
      HttpCallbacks overHttp,
      QueueCallbacks toQueues,
      TimeSource time,
      DeliveryPolicy policy,
      Listener listener) {
    this.overHttp = overHttp;
    this.toQueues = toQueues;
    this.time = time;
    this.listener = listener;
    this.coalescing = new Coalescing(jdbi);
    this.dispatcher =
        new Dispatcher(new DeliveryTable(jdbi), this::serves, this::attempt, time, policy);
    this.ledger = new AttemptLedger(jdbi, coalescing, listener::planned, new Recorded());
  }

  /** Begins to attempt what is due in the parts that it takes. */
  void open() {
    ledger.start();
    dispatcher.start();
  }

  /** Begins with parts of the lanes, with what earlier processes left of them. */
  void take(Set<Integer> taken) {
    try {
      coalescing.recover(lane -> taken.contains(Bulletin.part(lane)), time.instant());
    } catch (RuntimeException e) {
      LOG.warn("Progress that is stale may be told all the same: {}", e.getMessage());
    }
    parts.addAll(taken);
    dispatcher.wakeAll();
  }

  /**
   * Starts nothing more in that part.
   *
   * @param left is run when what was under way is written down
   */
  void leave(int part, Runnable left) {
    parts.remove(part);
    dispatcher.leave(lane -> Bulletin.part(lane) == part, left);
  }

  /** Whether the lane's deliveries are made here. */
  boolean serves(String lane) {
    return parts.contains(Bulletin.part(lane));
  }

  /** Lets what the plan makes stale, and nobody has begun to tell, be superseded. */
  void makeWay(Handle tx, Plan plan) {
    coalescing.makeWay(tx, plan, time.instant());
  }

  /** Tells that the lane may have got a delivery, which is committed. Never blocks. */
  void wake(String lane) {
    dispatcher.wake(lane);
  }

  /** Tells that any lane may have got some. Never blocks. */
  void wakeAll() {
    dispatcher.wakeAll();
  }

  /** Stops, after what is under way, within eight seconds. */
  @Override
  public void close() {
    dispatcher.close();
    ledger.close();
  }

  private void attempt(List<Due> deliveries) {
    Thread.ofVirtual()
        .name("callback-" + deliveries.getFirst().id())
        .start(() -> attemptNow(deliveries));
  }

  private void attemptNow(List<Due> deliveries) {
    List<Ended> ended = List.of();
    try {
      Due first = deliveries.getFirst();
      if (coalescing.begin(deliveries)) {
        ended =
            first.kind() == Kind.HTTP
                ? overHttp.post(first).map(List::of).orElse(List.of())
                : send(deliveries);
      }
    } catch (RuntimeException e) {
      LOG.error("Delivery {} could not be attempted; it will be", deliveries.getFirst().id(), e);
    }
    if (ended.isEmpty()) {
      coalescing.end(deliveries);
      dispatcher.abandoned(deliveries);
    } else {
      ledger.record(ended);
    }
  }

  private List<Ended> send(List<Due> deliveries) {
    Instant started = time.instant();
    List<AttemptOutcome> outcomes = toQueues.send(deliveries);
    Duration took = Duration.between(started, time.instant());
    Duration duration = took.isNegative() ? Duration.ZERO : took;
    var ended = new ArrayList<Ended>();
    for (int i = 0; i < deliveries.size(); i++) {
      ended.add(new Ended(deliveries.get(i), started, duration, outcomes.get(i), Optional.empty()));
    }
    return ended;
  }

  /** Tells of what has been written down. */
  private final class Recorded implements AttemptLedger.Listener {
    @Override
    public void recorded(List<List<Ended>> attempts) {
      attempts.forEach(attempt -> attempt.forEach(listener::ended));
      dispatcher.recorded(attempts);
    }

    @Override
    public void unrecorded(List<List<Ended>> attempts) {
      attempts.forEach(one -> coalescing.end(one.stream().map(Ended::due).toList()));
      dispatcher.unrecorded(attempts);
    }
  }
}

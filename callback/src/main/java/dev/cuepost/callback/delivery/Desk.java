package dev.cuepost.callback.delivery;

import dev.cuepost.callback.delivery.Delivery.Kind;
import dev.cuepost.queue.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where attempts are made: looks for what is due, starts it and has written down what came of it.
 * Of all servers on a database one has its desk open.
 */
final class Desk implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Desk.class);

  private final HttpCallbacks overHttp;
  private final QueueCallbacks toQueues;
  private final TimeSource time;
  private final Consumer<Ended> told;
  private final Coalescing coalescing;
  private final AttemptLedger ledger;
  private final Dispatcher dispatcher;

  /**
   * @param told hears of each attempt that is written down
   */
  Desk(
      Jdbi jdbi,
      HttpCallbacks overHttp,
      QueueCallbacks toQueues,
      TimeSource time,
      DeliveryPolicy policy,
      Consumer<Ended> told) {
    this.overHttp = overHttp;
    this.toQueues = toQueues;
    this.time = time;
    this.told = told;
    this.coalescing = new Coalescing(jdbi);
    this.dispatcher = new Dispatcher(new DeliveryTable(jdbi), this::attempt, time, policy);
    this.ledger = new AttemptLedger(jdbi, coalescing, new Recorded());
  }

  /** Begins to attempt what is due, with what an earlier process left. */
  void open() {
    coalescing.recover(time.instant());
    ledger.start();
    dispatcher.start();
  }

  /** Lets what the plan makes stale, and nobody has begun to tell, be superseded. */
  void makeWay(Handle tx, Plan plan) {
    coalescing.makeWay(tx, plan, time.instant());
  }

  /** Tells that the lane has got a delivery, which is committed. Never blocks. */
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
    public void recorded(List<List<Ended>> attempts, Set<String> lanes) {
      attempts.forEach(attempt -> attempt.forEach(told));
      dispatcher.recorded(attempts, lanes);
    }

    @Override
    public void unrecorded(List<List<Ended>> attempts) {
      attempts.forEach(one -> coalescing.end(one.stream().map(Ended::due).toList()));
      dispatcher.unrecorded(attempts);
    }
  }
}

package dev.cuepost.callback.delivery;

import dev.cuepost.callback.delivery.Delivery.Kind;
import dev.cuepost.callback.event.EventId;
import dev.cuepost.egress.Egress;
import dev.cuepost.queue.QueueEngine;
import dev.cuepost.queue.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gets events to their targets, however often it takes, and whatever happens to this process.
 *
 * <p>Each attempt has a virtual thread of its own. A delivery has one attempt under way at most.
 */
public final class Deliveries implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);

  private final HttpCallbacks overHttp;
  private final QueueCallbacks toQueues;
  private final TimeSource time;
  private final Coalescing coalescing;
  private final AttemptLedger ledger;
  private final Dispatcher dispatcher;
  private final LongAdder delivered = new LongAdder();
  private final LongAdder failedAttempts = new LongAdder();
  private final LongAdder givenUp = new LongAdder();

  public Deliveries(
      Jdbi jdbi,
      QueueEngine engine,
      QueuePermission permission,
      Egress egress,
      SigningKeys keys,
      BodySecrets secrets,
      TimeSource time,
      DeliveryPolicy policy) {
    this.overHttp = new HttpCallbacks(egress, policy, keys, secrets, time);
    this.toQueues = new QueueCallbacks(engine, permission);
    this.time = time;
    this.coalescing = new Coalescing(jdbi);
    this.dispatcher = new Dispatcher(new DeliveryTable(jdbi), this::attempt, time, policy);
    this.ledger = new AttemptLedger(jdbi, coalescing, new Recorded());
  }

  /** Begins to attempt what is due, with what an earlier process left. */
  public void start() {
    coalescing.recover(time.instant());
    ledger.start();
    dispatcher.start();
  }

  /**
   * Plans the first delivery of an event, which is made once the transaction is committed; should
   * the process die before it is made, the next one makes it.
   */
  public void planFirst(Handle tx, EventId event, Plan plan) {
    coalescing.makeWay(tx, plan, time.instant());
    DeliveryTable.plan(tx, new DeliveryId(event, 1), plan, time.instant());
    tx.afterCommit(() -> dispatcher.wake(plan.lane()));
  }

  /** Plans one more delivery of an event that has had some. */
  public DeliveryId planAnother(Handle tx, EventId event, Plan plan) {
    DeliveryId id = DeliveryTable.plan(tx, event, plan, time.instant());
    tx.afterCommit(() -> dispatcher.wake(plan.lane()));
    return id;
  }

  public DeliveryCounts counts() {
    return new DeliveryCounts(delivered.sum(), failedAttempts.sum(), givenUp.sum());
  }

  /**
   * Stops, after what is under way, within eight seconds. The engine, the database and the egress
   * must still be open.
   */
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

  /** Tells the log and the counters what has been written down. */
  private final class Recorded implements AttemptLedger.Listener {
    @Override
    public void recorded(List<List<Ended>> attempts, Set<String> lanes) {
      attempts.forEach(attempt -> attempt.forEach(Deliveries.this::tell));
      dispatcher.recorded(attempts, lanes);
    }

    @Override
    public void unrecorded(List<List<Ended>> attempts) {
      attempts.forEach(one -> coalescing.end(one.stream().map(Ended::due).toList()));
      dispatcher.unrecorded(attempts);
    }
  }

  private void tell(Ended attempt) {
    if (attempt.outcome() instanceof AttemptOutcome.Failed) {
      failedAttempts.increment();
    }
    switch (attempt.state()) {
      case DELIVERED -> delivered.increment();
      case PENDING, SUPERSEDED ->
          LOG.debug(
              "Delivery {}, attempt {}: {}",
              attempt.due().id(),
              attempt.number(),
              attempt.outcome().sentence());
      case GIVEN_UP -> {
        givenUp.increment();
        LOG.warn(
            "Event {} of account {} in {} was not delivered to {} and is given up after {}"
                + " attempts: {}",
            attempt.due().id().event(),
            attempt.due().account(),
            attempt.due().eventRegion(),
            withoutQuery(attempt.due().target()),
            attempt.number(),
            attempt.outcome().sentence());
      }
    }
  }

  /** Query strings may hold secrets. */
  private static String withoutQuery(String target) {
    int query = target.indexOf('?');
    return query < 0 ? target : target.substring(0, query) + "?…";
  }
}

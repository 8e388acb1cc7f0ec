package dev.cuepost.callback.delivery;

import dev.cuepost.callback.event.EventId;
import dev.cuepost.egress.Egress;
import dev.cuepost.queue.QueueEngine;
import dev.cuepost.queue.TimeSource;
import dev.cuepost.state.Bulletin;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gets events to their targets, however often it takes, and whatever happens to this process.
 *
 * <p>Each attempt has a virtual thread of its own. A delivery has one attempt under way at most: of
 * several servers one has the duty to deliver, and the others tell it what they have planned. When
 * the duty changes hands while attempts are under way, their targets may hear them twice.
 */
public final class Deliveries implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);
  private static final String DUTY = "deliver";
  private static final String TOPIC = "delivery";

  private final TimeSource time;
  private final Bulletin bulletin;
  private final Supplier<Desk> desks;
  private volatile Desk desk;
  private volatile boolean serving;
  private final LongAdder delivered = new LongAdder();
  private final LongAdder failedAttempts = new LongAdder();
  private final LongAdder givenUp = new LongAdder();

  /**
   * Deliveries that are planned, and not made until they are started.
   *
   * @param bulletin by which several servers agree on who delivers
   */
  public Deliveries(
      Jdbi jdbi,
      Bulletin bulletin,
      QueueEngine engine,
      QueuePermission permission,
      Egress egress,
      SigningKeys keys,
      BodySecrets secrets,
      TimeSource time,
      DeliveryPolicy policy) {
    this.time = time;
    this.bulletin = bulletin;
    var overHttp = new HttpCallbacks(egress, policy, keys, secrets, time);
    var toQueues = new QueueCallbacks(engine, permission);
    this.desks = () -> new Desk(jdbi, overHttp, toQueues, time, policy, this::tell);
    this.desk = desks.get();
    this.serving = !bulletin.hasOthers();
  }

  /**
   * Begins to attempt what is due, with what an earlier process left, once it is the turn of this.
   */
  public void start() {
    bulletin.listen(TOPIC, lane -> desk.wake(lane), () -> desk.wakeAll());
    bulletin.serve(DUTY, this::begin, this::end);
  }

  private void begin() {
    desk.open();
    serving = true;
  }

  private void end() {
    serving = false;
    desk.close();
    desk = desks.get();
  }

  /**
   * Plans the first delivery of an event, which is made once the transaction is committed; should
   * the process die before it is made, the next one makes it.
   */
  public void planFirst(Handle tx, EventId event, Plan plan) {
    if (serving) { // who does not serve cannot know what is being told right now
      desk.makeWay(tx, plan);
    }
    DeliveryTable.plan(tx, new DeliveryId(event, 1), plan, time.instant());
    announce(tx, plan.lane());
  }

  /** Plans one more delivery of an event that has had some. */
  public DeliveryId planAnother(Handle tx, EventId event, Plan plan) {
    DeliveryId id = DeliveryTable.plan(tx, event, plan, time.instant());
    announce(tx, plan.lane());
    return id;
  }

  private void announce(Handle tx, String lane) {
    if (!serving) {
      bulletin.tell(tx, TOPIC, lane);
    }
    tx.afterCommit(() -> desk.wake(lane));
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
    desk.close();
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

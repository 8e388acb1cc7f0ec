package dev.cuepost.callback.delivery;

import dev.cuepost.callback.event.EventId;
import dev.cuepost.egress.Egress;
import dev.cuepost.queue.QueueEngine;
import dev.cuepost.queue.TimeSource;
import dev.cuepost.state.Bulletin;
import dev.cuepost.state.PartHolder;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gets events to their targets, however often it takes, and whatever happens to this process.
 *
 * <p>Each attempt has a virtual thread of its own. A delivery has one attempt under way at most:
 * several servers have each its part of the targets, and tell each other what they have planned.
 * When a server is cut off while attempts are under way, their targets may hear them twice.
 */
public final class Deliveries implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);
  private static final String WORK = "deliver";
  private static final String TOPIC = "delivery";

  private final Jdbi jdbi;
  private final TimeSource time;
  private final Bulletin bulletin;
  private final Supplier<Desk> desks;
  private volatile Desk desk;
  private final LongAdder delivered = new LongAdder();
  private final LongAdder failedAttempts = new LongAdder();
  private final LongAdder givenUp = new LongAdder();

  /**
   * Deliveries that are planned, and not made until they are started.
   *
   * @param bulletin by which several servers agree on who delivers what
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
    this.jdbi = jdbi;
    this.time = time;
    this.bulletin = bulletin;
    var overHttp = new HttpCallbacks(egress, policy, keys, secrets, time);
    var toQueues = new QueueCallbacks(engine, permission);
    this.desks = () -> new Desk(jdbi, overHttp, toQueues, time, policy, new Heard());
    this.desk = desks.get();
  }

  /** Begins to attempt what is due and falls to this server, with what earlier ones left. */
  public void start() {
    desk.open();
    bulletin.listen(TOPIC, lane -> desk.wake(lane), () -> desk.wakeAll());
    bulletin.share(WORK, new Targets());
  }

  /** The targets that fall to this server. */
  private final class Targets implements PartHolder {
    @Override
    public void take(Set<Integer> parts) {
      desk.take(parts);
    }

    @Override
    public void leave(int part, Runnable left) {
      desk.leave(part, left);
    }

    @Override
    public void lose() {
      Desk lost = desk;
      desk = desks.get();
      desk.open();
      lost.close();
    }
  }

  /**
   * Plans the first delivery of an event, which is made once the transaction is committed; should
   * the process die before it is made, the next one makes it.
   */
  public void planFirst(Handle tx, EventId event, Plan plan) {
    // Who shares the targets knows only of its own what is being told right now.
    if (!bulletin.hasOthers() || desk.serves(plan.lane())) {
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
    if (desk.serves(lane)) {
      tx.afterCommit(() -> wake(lane));
    } else {
      bulletin.tell(tx, TOPIC, lane);
    }
  }

  /** What this server was to deliver may fall to another one before it is committed. */
  private void wake(String lane) {
    if (desk.serves(lane)) {
      desk.wake(lane);
    } else {
      Thread.ofVirtual().start(() -> jdbi.useTransaction(tx -> bulletin.tell(tx, TOPIC, lane)));
    }
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

  /** What the desk says. */
  private final class Heard implements Desk.Listener {
    @Override
    public void planned(Handle tx, String lane) {
      announce(tx, lane);
    }

    @Override
    public void ended(Ended attempt) {
      tell(attempt);
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

package dev.cuepost.callback;

import dev.cuepost.callback.setting.CallbackSettings;
import dev.cuepost.callback.setting.Routes;
import dev.cuepost.callback.setting.Sealing;
import dev.cuepost.egress.Egress;
import dev.cuepost.queue.QueueEngine;
import dev.cuepost.queue.TimeSource;
import org.jdbi.v3.core.Jdbi;

/**
 * Everything between an event that is recorded and a target that has it.
 *
 * <p>{@link EventLog} takes an event within a transaction; {@link EventRouter} finds out where it
 * goes and queues a delivery; {@link Deliveries} makes the attempts; {@link DeliveryLog} tells what
 * came of them.
 */
public final class Callbacks implements AutoCloseable {
  private final CallbackSettings settings;
  private final DeliveryQueue queue;
  private final EventRouter router;
  private final AttemptLedger ledger;
  private final Deliveries deliveries;
  private final EventLog events;
  private final DeliveryLog log;

  /**
   * Callbacks that neither route nor deliver until they are started.
   *
   * @param jdbi where events, deliveries and settings are kept; the tables are there
   * @param engine holds the queue of deliveries and the users' queues
   * @param permission whether the users let their queues be written to
   * @param egress calls the users' HTTP endpoints
   * @param sealing encrypts the keys that callbacks are signed with
   */
  public Callbacks(
      Jdbi jdbi,
      QueueEngine engine,
      QueuePermission permission,
      Egress egress,
      Sealing sealing,
      TimeSource time,
      DeliveryPolicy policy) {
    var store = new DeliveryStore(jdbi);
    this.settings = CallbackSettings.open(jdbi, sealing);
    var routes = new Routes(settings);
    this.queue = new DeliveryQueue(engine, policy.lease());
    this.router = new EventRouter(store, routes, queue, time);
    this.ledger = new AttemptLedger(jdbi, store, policy.schedule());
    this.deliveries =
        new Deliveries(
            store,
            routes,
            queue,
            new HttpCallbacks(egress, policy.deadline(), time),
            new QueueCallbacks(engine, permission),
            ledger,
            time,
            policy.inFlight());
    this.events = new EventLog(router::wake);
    this.log = new DeliveryLog(jdbi);
  }

  /** Begins to route and to deliver, with what an earlier process left. */
  public void start() {
    queue.open();
    ledger.start();
    deliveries.start();
    router.start();
  }

  public EventLog events() {
    return events;
  }

  public CallbackSettings settings() {
    return settings;
  }

  public DeliveryLog log() {
    return log;
  }

  public DeliveryCounts counts() {
    return deliveries.counts();
  }

  /**
   * Stops routing and delivering, after what is under way, within eight seconds. The engine, the
   * database and the egress must still be open.
   */
  @Override
  public void close() {
    router.close();
    deliveries.close();
    ledger.close();
  }
}

package dev.cuepost.callback;

import dev.cuepost.callback.delivery.Deliveries;
import dev.cuepost.callback.delivery.Delivery.Kind;
import dev.cuepost.callback.delivery.Delivery.Purpose;
import dev.cuepost.callback.delivery.DeliveryCounts;
import dev.cuepost.callback.delivery.DeliveryLog;
import dev.cuepost.callback.delivery.DeliveryPolicy;
import dev.cuepost.callback.delivery.Plan;
import dev.cuepost.callback.delivery.QueuePermission;
import dev.cuepost.callback.delivery.Replay;
import dev.cuepost.callback.delivery.RetrySchedule;
import dev.cuepost.callback.event.Event;
import dev.cuepost.egress.Egress;
import dev.cuepost.queue.QueueEngine;
import dev.cuepost.queue.TimeSource;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Everything between an event that is recorded and a target that has it.
 *
 * <p>{@link EventLog} takes an event within a transaction and plans its delivery; {@link
 * Deliveries} makes the attempts; {@link DeliveryLog} tells what came of them.
 */
public final class Callbacks implements AutoCloseable {
  private final CallbackSettings settings;
  private final Deliveries deliveries;
  private final EventLog events;
  private final DeliveryLog log;
  private final Replay replay;
  private final TestEvents tests;

  /**
   * Callbacks that do not deliver until they are started.
   *
   * @param jdbi where events, deliveries and settings are kept; the tables are there
   * @param engine holds the users' queues
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
    this.settings = CallbackSettings.open(jdbi, sealing);
    this.deliveries =
        new Deliveries(
            jdbi,
            engine,
            permission,
            egress,
            (account, region) -> settings.find(account, region).flatMap(ImsSetting::signingKey),
            time,
            policy);
    this.events = new EventLog(this::plan);
    this.log = new DeliveryLog(jdbi);
    this.replay = new Replay(jdbi, deliveries);
    this.tests = new TestEvents(jdbi, deliveries, time);
  }

  private void plan(Handle tx, Event event) {
    route(event).ifPresent(plan -> deliveries.planFirst(tx, event.id(), plan));
  }

  private Optional<Plan> route(Event event) {
    Optional<Destination> own = event.notifyAddress().flatMap(Destination::read);
    return own.or(() ->
            settings
                .find(event.account(), event.region())
                .filter(setting -> setting.covers(event.body().eventType()))
                .map(Destination::of))
        .map(to ->
            new Plan(
                event.account(),
                Purpose.EVENT,
                to instanceof Destination.Http ? Kind.HTTP : Kind.QUEUE,
                to.target(),
                event.region(),
                RetrySchedule.DOCUMENTED,
                Optional.empty(),
                Optional.empty()));
  }

  /** Begins to deliver, with what an earlier process left. */
  public void start() {
    deliveries.start();
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

  public Replay replay() {
    return replay;
  }

  public TestEvents tests() {
    return tests;
  }

  public DeliveryCounts counts() {
    return deliveries.counts();
  }

  /**
   * Stops delivering, after what is under way, within eight seconds. The engine, the database and
   * the egress must still be open.
   */
  @Override
  public void close() {
    deliveries.close();
  }
}

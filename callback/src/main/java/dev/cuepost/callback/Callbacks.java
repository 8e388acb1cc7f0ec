package dev.cuepost.callback;

import dev.cuepost.callback.delivery.Deliveries;
import dev.cuepost.callback.delivery.DeliveryCounts;
import dev.cuepost.callback.delivery.DeliveryLog;
import dev.cuepost.callback.delivery.DeliveryPolicy;
import dev.cuepost.callback.delivery.Drain;
import dev.cuepost.callback.delivery.LogRetention;
import dev.cuepost.callback.delivery.Pace;
import dev.cuepost.callback.delivery.QueuePermission;
import dev.cuepost.callback.delivery.Replay;
import dev.cuepost.callback.delivery.Terms;
import dev.cuepost.callback.event.Product;
import dev.cuepost.callback.setting.CallbackSettings;
import dev.cuepost.callback.setting.DeliveryOptions;
import dev.cuepost.callback.setting.Routes;
import dev.cuepost.callback.setting.Sealing;
import dev.cuepost.callback.setting.SigningKey;
import dev.cuepost.egress.Egress;
import dev.cuepost.queue.QueueEngine;
import dev.cuepost.queue.TimeSource;
import dev.cuepost.state.Bulletin;
import java.time.Duration;
import java.util.Optional;
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
  private final LogRetention retention;
  private final EventLog events;
  private final DeliveryLog log;
  private final Pace pace;
  private final Replay replay;
  private final Drain drain;
  private final TestEvents tests;

  /** Callbacks of the only server on its database. */
  public Callbacks(
      Jdbi jdbi,
      QueueEngine engine,
      QueuePermission permission,
      Egress egress,
      Sealing sealing,
      TimeSource time,
      DeliveryPolicy policy,
      Duration kept) {
    this(jdbi, Bulletin.ALONE, engine, permission, egress, sealing, time, policy, kept);
  }

  /**
   * Callbacks that do not deliver until they are started.
   *
   * @param bulletin by which servers on the database know of each other; it is started by others
   * @param jdbi where events, deliveries and settings are kept; the tables are there
   * @param engine holds the users' queues
   * @param permission whether the users let their queues be written to
   * @param egress calls the users' HTTP endpoints
   * @param sealing encrypts the keys that callbacks are signed with
   * @param kept how long events are kept with what became of them
   */
  public Callbacks(
      Jdbi jdbi,
      Bulletin bulletin,
      QueueEngine engine,
      QueuePermission permission,
      Egress egress,
      Sealing sealing,
      TimeSource time,
      DeliveryPolicy policy,
      Duration kept) {
    this.settings = CallbackSettings.open(jdbi, bulletin, sealing);
    var routes = new Routes(settings);
    this.deliveries =
        new Deliveries(
            jdbi,
            bulletin,
            engine,
            permission,
            egress,
            (product, account, region, app) -> key(routes, product, account, region, app),
            (product, account, region, now) ->
                settings.webhookSecrets().at(account, region, product, now),
            time,
            policy);
    this.events = new EventLog(new Planning(routes, settings.options(), deliveries));
    this.log = new DeliveryLog(jdbi);
    this.pace = new Pace(jdbi);
    this.retention = new LogRetention(jdbi, time, kept);
    this.replay = new Replay(jdbi, deliveries);
    this.drain =
        new Drain(
            jdbi,
            engine,
            deliveries,
            (account, region, product) -> terms(settings, account, region, product));
    this.tests = new TestEvents(jdbi, deliveries, time);
  }

  private static Optional<String> key(
      Routes routes, Product product, String account, String region, String app) {
    Optional<SigningKey> key =
        switch (product) {
          case IMS -> routes.imsKey(account, region);
          case VOD -> routes.vodKey(account, region, app);
        };
    return key.map(SigningKey::text);
  }

  private static Terms terms(
      CallbackSettings settings, String account, String region, Product product) {
    DeliveryOptions chosen = settings.options().of(account, region, product);
    return new Terms(chosen.retries().schedule(), chosen.deadLetters());
  }

  /** Begins to deliver, with what an earlier process left. */
  public void start() {
    deliveries.start();
    retention.start();
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

  public Pace pace() {
    return pace;
  }

  public Replay replay() {
    return replay;
  }

  public Drain drain() {
    return drain;
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
    retention.close();
    deliveries.close();
  }
}

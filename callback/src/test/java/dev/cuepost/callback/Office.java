package dev.cuepost.callback;

import dev.cuepost.callback.delivery.Delivery;
import dev.cuepost.callback.delivery.DeliveryLog;
import dev.cuepost.callback.delivery.DeliveryPolicy;
import dev.cuepost.callback.event.Event;
import dev.cuepost.callback.event.EventId;
import dev.cuepost.callback.event.EventJson;
import dev.cuepost.callback.event.Product;
import dev.cuepost.callback.event.ims.ProduceMediaComplete;
import dev.cuepost.callback.setting.Method;
import dev.cuepost.callback.setting.Reversed;
import dev.cuepost.callback.setting.VodSetting;
import dev.cuepost.egress.Egress;
import dev.cuepost.egress.EgressGuard;
import dev.cuepost.egress.EgressGuard.Reach;
import dev.cuepost.queue.ManualClock;
import dev.cuepost.queue.QueueAttributes;
import dev.cuepost.queue.QueueEngine;
import dev.cuepost.queue.QueueId;
import dev.cuepost.queue.QueueOwner;
import dev.cuepost.queue.ReceiveOutcome;
import dev.cuepost.queue.rocks.RocksQueueEngine;
import dev.cuepost.state.Database;
import dev.cuepost.state.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** A database, an engine and callbacks on them, under a clock that a test moves. */
final class Office implements AutoCloseable {
  static final String ACCOUNT = "1000000000000001";
  static final String REGION = "cn-shanghai";
  static final QueueOwner OWNER = new QueueOwner(ACCOUNT, REGION);

  final ManualClock clock = new ManualClock();
  final Database database;
  final QueueEngine engine;
  private final Egress egress = new Egress(new EgressGuard(Reach.LOCAL, List.of()));
  private final DeliveryPolicy policy;
  private Callbacks callbacks;

  /** Whether the service may write to users' queues. */
  volatile boolean authorised = true;

  /** Who may not write to queues, where the others may. */
  volatile Optional<Product> refused = Optional.empty();

  Office(Path directory, DeliveryPolicy policy) throws IOException {
    this(directory, policy, UnaryOperator.identity());
  }

  /**
   * @param looks what others see of the engine
   */
  Office(Path directory, DeliveryPolicy policy, UnaryOperator<QueueEngine> looks)
      throws IOException {
    this.policy = policy;
    database = TestDatabase.open(directory);
    engine = looks.apply(RocksQueueEngine.open(directory.resolve("queues"), clock));
    callbacks = hired();
  }

  static DeliveryPolicy within(Duration deadline) {
    return new DeliveryPolicy(deadline, deadline, 8, 8, 5);
  }

  private Callbacks hired() {
    return new Callbacks(
        database.jdbi(),
        engine,
        this::refusal,
        egress,
        new Reversed("k1"),
        clock,
        policy,
        Duration.ofDays(14));
  }

  private Optional<String> refusal(Product product, QueueOwner owner, String queue) {
    return authorised && !refused.equals(Optional.of(product))
        ? Optional.empty()
        : Optional.of("nobody may write to " + queue);
  }

  Callbacks callbacks() {
    return callbacks;
  }

  /** Has all events of an application of VOD told to a URL, signed if there is a key. */
  void tellVod(String app, String url, Optional<String> key) {
    callbacks
        .settings()
        .vod()
        .put(
            ACCOUNT,
            REGION,
            app,
            new VodSetting(
                Method.HTTP,
                Optional.of(url),
                Optional.empty(),
                Optional.empty(),
                List.of("ALL"),
                key.isPresent(),
                key));
  }

  /** Other callbacks on the same data, as after the end of the process; not started yet. */
  void restart() {
    callbacks.close();
    callbacks = hired();
  }

  /** Records the event, whose delivery is planned with it. */
  void happens(Event event) {
    database.jdbi().useTransaction(tx -> callbacks.events().record(tx, event));
  }

  Event event(String id, String notifyAddress) {
    return new Event(
        new EventId(id),
        ACCOUNT,
        REGION,
        clock.instant(),
        new ProduceMediaComplete(
            "job-" + id,
            "project-1",
            "media-1",
            "http://o.test/a.mp4",
            Optional.empty(),
            Optional.empty()),
        Optional.of(notifyAddress).filter(a -> !a.isEmpty()));
  }

  /** In which the event must be told. */
  static String text(Event event) {
    return EventJson.write(event.account(), event.at(), event.body());
  }

  void create(String queue) {
    engine.create(OWNER.queue(queue), QueueAttributes.DEFAULT);
  }

  /** The texts of the events on a user's queue, which are taken. */
  List<String> told(String queue) {
    return switch (engine.receive(OWNER.queue(queue), 16, Optional.of(Duration.ZERO))) {
      case ReceiveOutcome.Received(var messages) ->
          messages.stream().map(m -> decoded(m.message().body())).toList();
      case ReceiveOutcome.Nothing _, ReceiveOutcome.NoSuchQueue _ -> List.of();
    };
  }

  private static String decoded(String body) {
    return new String(Base64.getDecoder().decode(body), StandardCharsets.UTF_8);
  }

  /** The one delivery of the event. */
  DeliveryLog.Journey journey(String event) {
    List<DeliveryLog.Journey> all = callbacks.log().of(new EventId(event));
    if (all.size() != 1) {
      throw new AssertionError("expected one delivery of %s, found %s".formatted(event, all));
    }
    return all.getFirst();
  }

  void awaitAttempts(String event, int attempts) {
    await()
        .until(() -> {
          var all = callbacks.log().of(new EventId(event));
          return !all.isEmpty() && all.getFirst().delivery().attempts() == attempts;
        });
  }

  void awaitState(String event, Delivery.State state) {
    await()
        .until(() -> {
          var all = callbacks.log().of(new EventId(event));
          return !all.isEmpty() && all.getFirst().delivery().state() == state;
        });
  }

  /** Waits until so many failed attempts are followed by another one. */
  void awaitRetriesPlanned(int count) {
    await().until(() -> retries() == count);
  }

  private int retries() {
    return database
        .jdbi()
        .withHandle(handle ->
            handle
                .select(
                    """
                    SELECT COUNT(*) FROM attempt a
                    JOIN delivery d ON d.event_id = a.event_id AND d.number = a.delivery_number
                    WHERE a.succeeded = 0 AND NOT (d.state = 'GIVEN_UP' AND a.number = d.attempts)
                    """)
                .mapTo(Integer.class)
                .one());
  }

  /** Lets time pass until every delivery has ended. */
  void settle() {
    await()
        .until(() -> {
          clock.advance(Duration.ofMillis(250));
          return database
              .jdbi()
              .withHandle(h ->
                  h.select("SELECT COUNT(*) FROM delivery WHERE state = 'PENDING'")
                      .mapTo(Integer.class)
                      .one()
                      .equals(0));
        });
  }

  static QueueId queue(String name) {
    return OWNER.queue(name);
  }

  static ConditionFactory await() {
    return Awaitility.await().pollInterval(Duration.ofMillis(5));
  }

  @Override
  public void close() {
    callbacks.close();
    egress.close();
    engine.close();
    database.close();
  }
}

package dev.cuepost.callback;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.callback.delivery.DeliveryCounts;
import dev.cuepost.callback.delivery.DeliveryPolicy;
import dev.cuepost.callback.delivery.RetryPolicy;
import dev.cuepost.callback.event.Event;
import dev.cuepost.callback.event.EventId;
import dev.cuepost.callback.event.Product;
import dev.cuepost.callback.event.ims.ProduceMediaComplete;
import dev.cuepost.callback.setting.DeliveryOptions;
import dev.cuepost.callback.setting.Reversed;
import dev.cuepost.egress.Egress;
import dev.cuepost.egress.EgressGuard;
import dev.cuepost.egress.EgressGuard.Reach;
import dev.cuepost.queue.ManualClock;
import dev.cuepost.queue.QueueAttributes;
import dev.cuepost.queue.QueueEngine;
import dev.cuepost.queue.rocks.RocksQueueEngine;
import dev.cuepost.state.Database;
import dev.cuepost.state.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers on one database deliver side by side, each to its part of the targets. */
class SharedTargetsTest {
  private static final Duration DEADLINE = Duration.ofSeconds(20);
  private static final int TARGETS = 40;
  private static final String DEAD = "ice-callback-dlq";

  @TempDir Path directory;
  private final ManualClock clock = new ManualClock();
  private final Queue<String> heard = new ConcurrentLinkedQueue<>();
  private final MockWebServer receiver = new MockWebServer();
  private volatile int answer = 200;
  private QueueEngine engine;
  private Server first;
  private Server second;
  private int events;

  private final class Server {
    private final Database database = TestDatabase.join(directory);
    private final Egress egress = new Egress(new EgressGuard(Reach.LOCAL, List.of()));
    private final Callbacks callbacks =
        new Callbacks(
            database.jdbi(),
            database.bulletin(),
            engine,
            (_, _, _) -> Optional.empty(),
            egress,
            new Reversed("k1"),
            clock,
            new DeliveryPolicy(DEADLINE, DEADLINE, 64, 8, TARGETS + 1),
            Duration.ofDays(14));

    Server() {
      callbacks.start();
      database.bulletin().start();
    }

    DeliveryCounts counts() {
      return callbacks.counts();
    }

    void close() throws Exception {
      database.bulletin().close(); // which leaves the targets to the other
      callbacks.close();
      database.close();
      egress.close();
    }
  }

  @BeforeEach
  void open() throws IOException {
    receiver.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            heard.add(request.getUrl().encodedPath());
            return new MockResponse.Builder().code(answer).build();
          }
        });
    receiver.start(InetAddress.ofLiteral("127.0.0.1"), 0);
    engine = RocksQueueEngine.open(directory.resolve("queues"), clock);
    first = new Server();
    second = new Server();
  }

  @AfterEach
  void close() throws Exception {
    second.close();
    first.close();
    engine.close();
    receiver.close();
  }

  @Test
  void each_delivers_to_its_targets_and_each_event_is_told_once() {
    untilBothDeliver();
    heard.clear();
    for (int target = 0; target < TARGETS; target++) {
      tell(target);
      tell(target);
    }
    Office.await().until(() -> heard.size() >= 2 * TARGETS && pending() == 0);
    Map<String, Long> times = heard.stream().collect(groupingBy(path -> path, counting()));
    assertThat(times).hasSize(TARGETS).allSatisfy((_, count) -> assertThat(count).isEqualTo(2));
  }

  @Test
  void what_one_server_leaves_is_delivered_by_the_other() throws Exception {
    untilBothDeliver();
    heard.clear();
    second.close();
    for (int target = 0; target < TARGETS; target++) {
      tell(target);
    }
    Office.await().until(() -> heard.size() == TARGETS && pending() == 0);
    second = new Server();
    untilBothDeliver();
  }

  @Test
  void a_dead_letter_goes_to_its_queue_whoever_has_that() throws Exception {
    untilBothDeliver();
    answer = 500;
    engine.create(Office.OWNER.queue(DEAD), QueueAttributes.DEFAULT);
    first
        .callbacks
        .settings()
        .options()
        .put(
            Office.ACCOUNT,
            Office.REGION,
            Product.IMS,
            new DeliveryOptions(RetryPolicy.DOCUMENTED, Optional.of(DEAD), 0));
    Office.await().until(() -> knowsDeadLetters(second));
    for (int target = 0; target < TARGETS; target++) {
      tell(target);
    }
    Office.await()
        .until(() -> {
          clock.advance(Duration.ofMillis(250));
          return engine.status(Office.OWNER.queue(DEAD)).orElseThrow().active() == TARGETS;
        });
    assertThat(first.counts().givenUp()).isPositive();
    assertThat(second.counts().givenUp()).isPositive();
  }

  private static boolean knowsDeadLetters(Server server) {
    return server
        .callbacks
        .settings()
        .options()
        .of(Office.ACCOUNT, Office.REGION, Product.IMS)
        .deadLetters()
        .isPresent();
  }

  /** Tells something to all, again and again, until each server has delivered some of it. */
  private void untilBothDeliver() {
    long before = first.counts().delivered();
    long others = second.counts().delivered();
    Office.await()
        .until(() -> {
          for (int target = 0; target < TARGETS; target++) {
            tell(target);
          }
          Office.await().until(() -> pending() == 0);
          return first.counts().delivered() > before && second.counts().delivered() > others;
        });
  }

  private void tell(int target) {
    String id = "e" + events++;
    var event =
        new Event(
            new EventId(id),
            Office.ACCOUNT,
            Office.REGION,
            clock.instant(),
            new ProduceMediaComplete(
                "job-" + id,
                "project",
                "media",
                "http://o.test",
                Optional.empty(),
                Optional.empty()),
            Optional.of(receiver.url("/t" + target).toString()));
    first.database.jdbi().useTransaction(tx -> first.callbacks.events().record(tx, event));
  }

  private int pending() {
    return first
        .database
        .jdbi()
        .withHandle(handle ->
            handle
                .select("SELECT COUNT(*) FROM delivery WHERE state = 'PENDING'")
                .mapTo(Integer.class)
                .one());
  }
}

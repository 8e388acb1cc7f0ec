package dev.cuepost.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuepost.queue.Draft;
import dev.cuepost.queue.Durability;
import dev.cuepost.queue.LeasedMessage;
import dev.cuepost.queue.ManualClock;
import dev.cuepost.queue.Message;
import dev.cuepost.queue.MessageProperties;
import dev.cuepost.queue.PeekOutcome;
import dev.cuepost.queue.Property;
import dev.cuepost.queue.QueueAttributes;
import dev.cuepost.queue.QueueEngine;
import dev.cuepost.queue.QueueId;
import dev.cuepost.queue.QueueOwner;
import dev.cuepost.queue.QueueStatus;
import dev.cuepost.queue.ReceiveOutcome;
import dev.cuepost.queue.TimeSource;
import dev.cuepost.queue.engine.transfer.CarriedQueue;
import dev.cuepost.queue.engine.transfer.QueueStock;
import dev.cuepost.queue.engine.transfer.QueueSum;
import dev.cuepost.queue.postgres.Nodes;
import dev.cuepost.queue.postgres.PostgresServer;
import dev.cuepost.queue.postgres.QueueImport;
import dev.cuepost.queue.postgres.ShardedQueueEngine;
import dev.cuepost.queue.rocks.RocksQueueEngine;
import dev.cuepost.queue.rocks.StoppedQueues;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Queues of a directory that move to databases, message by message. */
@SuppressWarnings("NullAway.Init") // JUnit fills the fields
class QueueMigrationTest {
  private static final QueueOwner OWNER = new QueueOwner("1000000000000001", "cn-shanghai");
  private static final QueueId ORDERS = OWNER.queue("orders");
  private static final QueueId WORK = QueueOwner.internal().queue("work");
  private static final QueueId VOLATILE = OWNER.queue("volatile");
  private static final Optional<Duration> NO_WAIT = Optional.of(Duration.ZERO);
  private static final QueueAttributes ATTRIBUTES =
      new QueueAttributes(
          Duration.ofSeconds(0),
          2_048,
          Duration.ofHours(5),
          Duration.ofMinutes(40),
          Duration.ofSeconds(3),
          true);

  private static @TempDir Path machine;
  private static PostgresServer postgres;
  private static int targets;

  private @TempDir Path directory;
  private final ManualClock clock = new ManualClock(Instant.parse("2026-11-22T00:00:00.123Z"));
  private List<String> urls;
  private List<Message> next;
  private List<QueueStatus> before;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    postgres =
        PostgresServer.start(Files.createDirectory(machine.resolve("postgres")), "fsync=off");
  }

  @AfterAll
  static void stop() throws IOException {
    postgres.close();
  }

  /** Messages that are had, held, held for longer, back again, delayed, over; with properties. */
  @BeforeEach
  void fill() throws IOException, SQLException {
    targets++;
    urls = List.of(postgres.create("one" + targets), postgres.create("two" + targets));
    try (QueueEngine engine =
        RocksQueueEngine.open(
            directory,
            clock,
            (id, own) -> id.equals(VOLATILE) ? Durability.MEMORY : own,
            new SecureRandom())) {
      engine.create(ORDERS, ATTRIBUTES);
      engine.create(WORK, QueueAttributes.DEFAULT);
      engine.create(VOLATILE, QueueAttributes.DEFAULT);
      engine.send(VOLATILE, List.of(Draft.of("gone")));
      IntStream.range(0, 12)
          .forEach(i -> engine.create(OWNER.queue("q" + i), QueueAttributes.DEFAULT));
      engine.send(ORDERS, drafts(0, 4));
      clock.advance(Duration.ofSeconds(1));
      List<LeasedMessage> held = receive(engine, ORDERS, 3);
      engine.changeVisibility(ORDERS, held.get(1).lease().handle(), Duration.ofHours(2));
      engine.changeVisibility(ORDERS, held.get(2).lease().handle(), Duration.ofSeconds(5));
      clock.advance(Duration.ofSeconds(6));
      engine.send(ORDERS, drafts(4, 1_100));
      engine.send(
          ORDERS,
          List.of(
              new Draft("late", 3, Optional.of(Duration.ofHours(1))),
              new Draft(
                  "with properties",
                  1,
                  Optional.empty(),
                  new MessageProperties(
                      Optional.of("g"),
                      List.of(new Property("a", Property.Type.STRING, "ü\u4e2d")),
                      List.of()))));
      engine.change(ORDERS, own -> own);
      engine.send(WORK, drafts(0, 3));
      next =
          engine.peek(ORDERS, 16) instanceof PeekOutcome.Seen(var messages) ? messages : List.of();
      before = List.of(engine.status(ORDERS).orElseThrow(), engine.status(WORK).orElseThrow());
    }
    clock.advance(Duration.ofMinutes(10)); // stopped for a while
  }

  private static List<Draft> drafts(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(i -> new Draft("m" + i, 1 + i % 3 * 5, Optional.empty()))
        .toList();
  }

  private static List<LeasedMessage> receive(QueueEngine engine, QueueId queue, int max) {
    return engine.receive(queue, max, NO_WAIT) instanceof ReceiveOutcome.Received(var messages)
        ? messages
        : List.of();
  }

  private List<QueueSum> bring(String state, int batches) throws IOException {
    try (var stopped = StoppedQueues.open(directory);
        var arriving = QueueImport.open(urls, "source", state, new SecureRandom())) {
      arriving.begin(stopped.time(clock));
      int[] left = {batches};
      arriving.bring(
          stopped,
          _ -> {
            if (--left[0] == 0) {
              throw new IllegalStateException("broken off");
            }
          });
      List<QueueSum> here = sums(stopped);
      assertThat(sums(arriving.arrived())).isEqualTo(here);
      arriving.finish();
      return here;
    }
  }

  private static List<QueueSum> sums(QueueStock stock) throws IOException {
    List<QueueSum> sums = new ArrayList<>();
    for (CarriedQueue queue : stock.queues()) {
      sums.add(QueueSum.of(stock, queue, _ -> {}));
    }
    return sums;
  }

  private ShardedQueueEngine open() throws IOException {
    return ShardedQueueEngine.open(
        urls, Nodes.MANY, 3, TimeSource.system(), (_, own) -> own, new SecureRandom());
  }

  @Test
  void every_message_arrives_as_it_was_and_in_its_place() throws IOException {
    List<QueueSum> sums = bring("1", Integer.MAX_VALUE);
    assertThat(sums).hasSize(15);
    try (var engine = open()) {
      assertThat(engine.status(ORDERS).orElseThrow()).isEqualTo(before.getFirst());
      assertThat(engine.status(WORK).orElseThrow()).isEqualTo(before.getLast());
      assertThat(engine.status(VOLATILE).orElseThrow().active()).isZero();
      assertThat(engine.list(OWNER, "", Optional.empty(), 100).queues()).hasSize(14);
      assertThat(receive(engine, ORDERS, 16).stream().map(LeasedMessage::message))
          .usingRecursiveFieldByFieldElementComparatorIgnoringFields(
              "dequeueCount", "firstDequeuedAt")
          .isEqualTo(next);
      assertThat(receive(engine, WORK, 16))
          .extracting(message -> message.message().body())
          .containsExactly("m0", "m1", "m2");
      assertThat(engine.send(ORDERS, List.of(Draft.of("new")))).isNotNull();
    }
  }

  @Tag("exhaustive")
  @Test
  void what_was_broken_off_anywhere_goes_on_behind_the_last_batch() throws IOException {
    for (int batch : new int[] {1, 2, 3, 5}) {
      assertThatThrownBy(() -> bring("1", batch)).hasMessage("broken off");
      assertThatThrownBy(this::open).hasMessageContaining("run 'cuepost migrate' again");
    }
    assertThat(bring("1", Integer.MAX_VALUE)).hasSize(15);
    try (var engine = open()) {
      assertThat(engine.status(ORDERS).orElseThrow()).isEqualTo(before.getFirst());
    }
  }

  @Tag("exhaustive")
  @Test
  void a_source_that_was_changed_between_two_runs_comes_anew() throws IOException {
    assertThatThrownBy(() -> bring("1", 2)).hasMessage("broken off");
    try (QueueEngine engine = RocksQueueEngine.open(directory, clock)) {
      engine.delete(ORDERS);
    }
    assertThat(bring("2", Integer.MAX_VALUE)).hasSize(14);
    try (var engine = open()) {
      assertThat(engine.status(ORDERS)).isEmpty();
    }
  }

  @Tag("exhaustive")
  @Test
  void queues_of_others_are_left_alone() throws IOException {
    try (var engine = open()) {
      engine.create(ORDERS, QueueAttributes.DEFAULT);
      assertThatThrownBy(() -> bring("1", 1)).hasMessageContaining("stop it first");
    }
    assertThatThrownBy(() -> bring("1", 1)).hasMessageContaining("has queues already");
  }
}

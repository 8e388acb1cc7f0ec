package dev.cuepost.queue.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.cuepost.queue.CreateOutcome;
import dev.cuepost.queue.DeleteOutcome;
import dev.cuepost.queue.Draft;
import dev.cuepost.queue.Durability;
import dev.cuepost.queue.LeasedMessage;
import dev.cuepost.queue.QueueAttributes;
import dev.cuepost.queue.QueueEngine;
import dev.cuepost.queue.QueueId;
import dev.cuepost.queue.QueueOwner;
import dev.cuepost.queue.ReceiveOutcome;
import dev.cuepost.queue.SendOutcome;
import dev.cuepost.queue.TimeSource;
import dev.cuepost.queue.VisibilityOutcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes on one database do together what one does alone. */
@Tag("slow")
final class NodesTest {
  private static final QueueId QUEUE = new QueueOwner("1000000000000001", "cn-shanghai").queue("q");
  private static final Optional<Duration> NO_WAIT = Optional.of(Duration.ZERO);
  private static final Optional<Duration> WAIT = Optional.of(Duration.ofSeconds(30));

  private static @TempDir Path machine;
  private static PostgresServer server;

  private String address;
  private final WrongClock right = new WrongClock(Duration.ZERO);
  private final WrongClock late = new WrongClock(Duration.ofMinutes(-5));
  private QueueEngine one;
  private QueueEngine other;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    server = PostgresServer.start(Files.createDirectory(machine.resolve("postgres")));
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  @BeforeEach
  void open(TestInfo test) throws Exception {
    address = server.create(test.getTestMethod().orElseThrow().getName().substring(0, 20));
    one = node(right);
    other = node(late);
    assertThat(one.create(QUEUE, QueueAttributes.DEFAULT)).isEqualTo(CreateOutcome.CREATED);
  }

  @AfterEach
  void close() {
    one.close();
    other.close();
  }

  private QueueEngine node(TimeSource clock) throws IOException {
    return PostgresQueueEngine.open(
        address, Nodes.MANY, 4, clock, (_, own) -> own, new SecureRandom());
  }

  /**
   * The machine's clocks, but for the one on the wall; it knows how many polls are parked. Those
   * that would look by themselves, in case a word went missing, do so too late for any test.
   */
  private static final class WrongClock implements TimeSource {
    private static final long SOON_MILLIS = 3_000;
    private static final long LATE_MILLIS = 300_000;

    private final Duration by;
    private final AtomicInteger parked = new AtomicInteger();
    private final AtomicInteger waits = new AtomicInteger();

    WrongClock(Duration by) {
      this.by = by;
    }

    @Override
    public Instant instant() {
      return TimeSource.system().instant().plus(by);
    }

    @Override
    public long steadyMillis() {
      return TimeSource.system().steadyMillis();
    }

    @Override
    public void await(Condition condition, long until) throws InterruptedException {
      waits.incrementAndGet();
      parked.incrementAndGet();
      try {
        boolean soon = until - steadyMillis() < SOON_MILLIS;
        TimeSource.system().await(condition, soon ? until : until + LATE_MILLIS);
      } finally {
        parked.decrementAndGet();
      }
    }

    void awaitParked() {
      Awaitility.await().until(() -> parked.get() > 0);
    }
  }

  private static SendOutcome send(QueueEngine node, Draft draft) {
    return node.send(QUEUE, List.of(draft));
  }

  private static List<LeasedMessage> receive(QueueEngine node, Optional<Duration> wait) {
    return receive(node, 16, wait);
  }

  private static List<LeasedMessage> receive(QueueEngine node, int most, Optional<Duration> wait) {
    return node.receive(QUEUE, most, wait) instanceof ReceiveOutcome.Received(var messages)
        ? messages
        : List.of();
  }

  private static CompletableFuture<List<LeasedMessage>> poll(QueueEngine node) {
    return poll(node, 16);
  }

  private static CompletableFuture<List<LeasedMessage>> poll(QueueEngine node, int most) {
    return CompletableFuture.supplyAsync(
        () -> receive(node, most, WAIT), Thread::startVirtualThread);
  }

  @Test
  void a_message_for_which_a_poll_waits_on_its_node_wakes_none_on_the_other() throws Exception {
    var here = poll(one);
    right.awaitParked();
    var there = poll(other);
    late.awaitParked();
    send(one, Draft.of("for here"));
    assertThat(here.get(60, TimeUnit.SECONDS)).hasSize(1);
    send(one, Draft.of("for there"));
    assertThat(there.get(60, TimeUnit.SECONDS)).hasSize(1);
    assertThat(late.waits).hasValue(1); // woken once, and not in vain
  }

  @Test
  void what_is_more_than_the_polls_of_its_node_wakes_others_elsewhere() throws Exception {
    var here = poll(one, 1);
    right.awaitParked();
    var there = poll(other, 1);
    late.awaitParked();
    var late = new Draft("c", Draft.DEFAULT_PRIORITY, Optional.of(Duration.ofSeconds(2)));
    one.send(QUEUE, List.of(Draft.of("a"), Draft.of("b"), late));
    assertThat(here.get(60, TimeUnit.SECONDS)).hasSize(1);
    assertThat(there.get(60, TimeUnit.SECONDS)).hasSize(1);
    assertThat(poll(other).get(60, TimeUnit.SECONDS)).hasSize(1);
  }

  @Test
  void a_message_sent_on_one_node_wakes_a_poll_on_the_other() throws Exception {
    var poll = poll(other);
    late.awaitParked();

    send(one, Draft.of("m"));

    assertThat(poll.get(60, TimeUnit.SECONDS)).hasSize(1);
  }

  @Test
  void the_end_of_a_lease_given_by_one_node_wakes_a_poll_on_the_other() throws Exception {
    send(one, Draft.of("m"));
    var poll = poll(other);
    var lease = poll.get(60, TimeUnit.SECONDS).getFirst().lease();
    var second = poll(other);
    late.awaitParked();

    assertThat(one.changeVisibility(QUEUE, lease.handle(), Duration.ofSeconds(1)))
        .isInstanceOf(VisibilityOutcome.Changed.class);

    assertThat(second.get(60, TimeUnit.SECONDS)).hasSize(1);
  }

  @Test
  void a_handle_given_by_one_node_is_honoured_once_by_the_other() {
    send(one, Draft.of("m"));
    var handle = receive(one, NO_WAIT).getFirst().lease().handle();

    assertThat(other.delete(QUEUE, List.of(handle)))
        .isEqualTo(new DeleteOutcome.Done(List.of(Optional.empty())));
    assertThat(one.delete(QUEUE, List.of(handle)))
        .isNotEqualTo(new DeleteOutcome.Done(List.of(Optional.empty())));
  }

  @Test
  void what_one_node_changes_holds_on_the_other_at_once() throws Exception {
    one.change(
        QUEUE,
        _ ->
            new QueueAttributes(
                Duration.ofSeconds(9),
                1_024,
                Duration.ofHours(1),
                Duration.ofSeconds(5),
                Duration.ZERO,
                false));

    assertThat(send(other, Draft.of("x".repeat(1_025)))).isEqualTo(new SendOutcome.TooLong(1_024));

    var poll =
        CompletableFuture.supplyAsync(
            () -> other.receive(QUEUE, 1, WAIT), Thread::startVirtualThread);
    late.awaitParked();
    one.delete(QUEUE);
    assertThat(poll.get(60, TimeUnit.SECONDS)).isEqualTo(new ReceiveOutcome.NoSuchQueue());
    assertThat(send(other, Draft.of("m"))).isEqualTo(new SendOutcome.NoSuchQueue());
  }

  @Test
  void times_are_the_databases_whatever_a_node_believes() {
    send(other, Draft.of("m"));
    var message = receive(one, NO_WAIT).getFirst().message();

    assertThat(message.enqueuedAt())
        .isBetween(
            TimeSource.system().instant().minusSeconds(60),
            TimeSource.system().instant().plusSeconds(60));
    assertThat(receive(other, NO_WAIT)).as("held by the first").isEmpty();
  }

  @Test
  void a_queue_in_memory_lives_while_any_node_does() throws Exception {
    one.change(QUEUE, attributes -> attributes.with(Durability.MEMORY));
    send(one, Draft.of("m"));
    one.close();
    one = node(right);
    assertThat(one.status(QUEUE).orElseThrow().active()).isEqualTo(1);

    one.close();
    other.close();
    one = node(right);
    other = node(late);
    assertThat(one.status(QUEUE).orElseThrow().active()).isZero();
  }

  @Test
  void what_a_queue_promises_is_looked_at_again_at_each_opening() throws Exception {
    one.change(QUEUE, attributes -> attributes.with(Durability.MEMORY));
    send(one, Draft.of("kept"));
    one.close();
    other.close();

    one =
        PostgresQueueEngine.open(
            address, Nodes.MANY, 4, right, (_, _) -> Durability.FSYNC, new SecureRandom());
    assertThat(one.status(QUEUE).orElseThrow().attributes().durability())
        .isEqualTo(Durability.FSYNC);
    assertThat(receive(one, NO_WAIT)).as("promised before queues in memory go").hasSize(1);
  }

  @Test
  void a_node_that_is_to_be_the_only_one_is_refused_beside_others() {
    assertThatThrownBy(() ->
            PostgresQueueEngine.open(
                address, Nodes.ONE, 1, right, (_, own) -> own, new SecureRandom()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("another server");
  }

  @Test
  void nodes_fail_clearly_without_their_database_and_go_on_when_it_is_back() throws Exception {
    send(one, Draft.of("m"));
    server.kill();
    assertThatThrownBy(() -> send(one, Draft.of("n"))).isInstanceOf(UncheckedIOException.class);
    assertThatThrownBy(() -> receive(other, NO_WAIT)).isInstanceOf(UncheckedIOException.class);

    server.startAgain();

    await()
        .ignoreExceptionsInstanceOf(UncheckedIOException.class)
        .until(() -> receive(other, NO_WAIT).size() == 1);
    await()
        .ignoreExceptionsInstanceOf(UncheckedIOException.class)
        .until(() -> one.status(QUEUE).orElseThrow().inactive() == 1);
    var poll = poll(other);
    late.awaitParked();
    send(one, Draft.of("heard again"));
    assertThat(poll.get(60, TimeUnit.SECONDS)).hasSize(1);
  }
}

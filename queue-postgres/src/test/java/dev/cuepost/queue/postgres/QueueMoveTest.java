package dev.cuepost.queue.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuepost.queue.DeleteOutcome;
import dev.cuepost.queue.Draft;
import dev.cuepost.queue.HandleRefusal;
import dev.cuepost.queue.LeasedMessage;
import dev.cuepost.queue.QueueAttributes;
import dev.cuepost.queue.QueueId;
import dev.cuepost.queue.QueueOwner;
import dev.cuepost.queue.ReceiptHandle;
import dev.cuepost.queue.ReceiveOutcome;
import dev.cuepost.queue.SendOutcome;
import dev.cuepost.queue.TimeSource;
import dev.cuepost.queue.VisibilityOutcome;
import dev.cuepost.queue.postgres.QueueMove.Step;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Queues that move between databases while their users go on. */
@Tag("slow")
final class QueueMoveTest {
  private static final QueueId QUEUE =
      new QueueOwner("1000000000000001", "cn-shanghai").queue("orders");
  private static final Optional<Duration> NO_WAIT = Optional.of(Duration.ZERO);
  private static final AtomicInteger DATABASES = new AtomicInteger();

  private static @TempDir Path machine;
  private static PostgresServer server;

  private List<String> urls;
  private ShardedQueueEngine one;
  private ShardedQueueEngine other;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    server = PostgresServer.start(Files.createDirectory(machine.resolve("postgres")), "fsync=off");
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  @BeforeEach
  void open() throws Exception {
    int number = DATABASES.incrementAndGet();
    urls = List.of(server.create("first" + number), server.create("second" + number));
    one = node();
    other = node();
    one.create(QUEUE, QueueAttributes.DEFAULT);
    move(0);
  }

  @AfterEach
  void close() {
    one.close();
    other.close();
  }

  private ShardedQueueEngine node() throws IOException {
    return ShardedQueueEngine.open(
        urls, Nodes.MANY, 3, TimeSource.system(), (_, own) -> own, new SecureRandom());
  }

  private void move(int to) throws IOException {
    QueueMove.move(urls, QUEUE, to, _ -> {});
  }

  /** Ends a move in the middle, as far as the databases see. */
  private static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  private void moveAndBeKilled(int to, Step last) {
    assertThatThrownBy(() ->
            QueueMove.move(
                urls,
                QUEUE,
                to,
                progress -> {
                  if (progress.step() == last) {
                    throw new Killed();
                  }
                }))
        .isInstanceOf(Killed.class);
  }

  private static List<LeasedMessage> receive(ShardedQueueEngine node, int max) {
    return node.receive(QUEUE, max, NO_WAIT) instanceof ReceiveOutcome.Received(var messages)
        ? messages
        : List.of();
  }

  private static List<String> drain(ShardedQueueEngine node) {
    List<String> bodies = new ArrayList<>();
    List<LeasedMessage> some = receive(node, 16);
    while (!some.isEmpty()) {
      some.forEach(message -> bodies.add(message.message().body()));
      some = receive(node, 16);
    }
    return bodies;
  }

  private static void send(ShardedQueueEngine node, IntStream numbers) {
    node.send(QUEUE, numbers.mapToObj(number -> Draft.of("m" + number)).toList());
  }

  private static Optional<HandleRefusal> delete(ShardedQueueEngine node, ReceiptHandle handle) {
    return ((DeleteOutcome.Done) node.delete(QUEUE, List.of(handle))).results().getFirst();
  }

  @Tag("exhaustive")
  @ParameterizedTest
  @EnumSource
  void a_move_that_was_killed_is_finished_by_running_it_again(Step last) throws Exception {
    send(one, IntStream.range(0, 250));
    List<LeasedMessage> held = receive(one, 4);
    assertThat(delete(one, held.getFirst().lease().handle())).isEmpty();
    var extended =
        (VisibilityOutcome.Changed)
            one.changeVisibility(QUEUE, held.get(1).lease().handle(), Duration.ofMinutes(5));
    one.send(QUEUE, List.of(new Draft("late", 8, Optional.of(Duration.ofMinutes(5)))));
    var before = one.status(QUEUE).orElseThrow();

    moveAndBeKilled(1, last);
    move(1);

    assertThat(other.status(QUEUE)).contains(before);
    assertThat(delete(other, held.getFirst().lease().handle())).contains(HandleRefusal.EXPIRED);
    assertThat(delete(other, extended.lease().handle())).as("an extended lease").isEmpty();
    assertThat(delete(one, held.get(2).lease().handle())).as("a lease").isEmpty();
    move(0); // back, where its messages lay before
    assertThat(drain(one))
        .containsExactlyElementsOf(IntStream.range(4, 250).mapToObj(n -> "m" + n).toList());
    assertThat(one.status(QUEUE).orElseThrow().delayed()).isEqualTo(1);
    assertThat(delete(one, held.get(3).lease().handle())).isEmpty();
  }

  @Test
  void a_queue_on_its_way_is_refused_for_a_while_and_goes_nowhere_else() throws Exception {
    send(one, IntStream.range(0, 3));
    moveAndBeKilled(1, Step.TAKEN_OUT);

    assertThatThrownBy(() -> send(one, IntStream.range(3, 4)))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("is being moved");
    assertThatThrownBy(() -> one.create(QUEUE, QueueAttributes.DEFAULT))
        .isInstanceOf(UncheckedIOException.class);
    assertThat(one.list(QUEUE.owner(), "", Optional.empty(), 10).queues()).hasSize(1);
    assertThatThrownBy(() -> move(7)).isInstanceOf(IOException.class);

    move(1);
    assertThat(drain(one)).containsExactly("m0", "m1", "m2");
    assertThat(one.delete(QUEUE)).isTrue();
    assertThat(other.status(QUEUE)).isEmpty();
  }

  @Test
  void a_poll_goes_on_where_the_queue_is() throws Exception {
    var poll =
        CompletableFuture.supplyAsync(
            () -> other.receive(QUEUE, 1, Optional.of(Duration.ofSeconds(30))),
            Thread::startVirtualThread);
    move(1);
    send(one, IntStream.of(5));

    assertThat(poll.get(20, TimeUnit.SECONDS)).isInstanceOf(ReceiveOutcome.Received.class);
  }

  @Test
  void nothing_is_lost_or_comes_back_while_a_queue_moves_to_and_fro_under_load() throws Exception {
    var over = new AtomicBoolean();
    Set<String> sent = ConcurrentHashMap.newKeySet();
    Set<String> deleted = ConcurrentHashMap.newKeySet();
    Set<String> seenAgain = ConcurrentHashMap.newKeySet();
    var numbers = new AtomicInteger();
    List<Thread> load = new ArrayList<>();
    for (ShardedQueueEngine node : List.of(one, other)) {
      load.add(
          Thread.startVirtualThread(() -> {
            while (!over.get()) {
              String body = "m" + numbers.incrementAndGet();
              retried(() -> {
                if (node.send(QUEUE, List.of(Draft.of(body))) instanceof SendOutcome.Sent) {
                  sent.add(body);
                }
              });
            }
          }));
      load.add(
          Thread.startVirtualThread(() -> {
            while (!over.get() || deleted.size() < sent.size()) {
              retried(() -> {
                for (LeasedMessage message : receive(node, 8)) {
                  if (deleted.contains(message.message().body())) {
                    seenAgain.add(message.message().body());
                  }
                  if (delete(node, message.lease().handle()).isEmpty()) {
                    deleted.add(message.message().body());
                  }
                }
              });
            }
          }));
    }
    for (int to : new int[] {1, 0, 1}) {
      int before = deleted.size();
      Awaitility.await().until(() -> deleted.size() > before + 100);
      move(to);
    }
    over.set(true);
    for (Thread thread : load) {
      assertThat(thread.join(Duration.ofSeconds(60))).isTrue();
    }

    assertThat(deleted).containsAll(sent);
    assertThat(seenAgain).isEmpty();
    assertThat(one.status(QUEUE).orElseThrow().active()).isZero();
  }

  private static void retried(Runnable call) {
    try {
      call.run();
    } catch (UncheckedIOException _) {
      // Being moved: the next one may succeed.
    }
  }
}

package dev.cuepost.queue.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls that are done by one statement, each with its own outcome. */
@Tag("slow")
final class TogetherTest {
  private static final String QUEUE = "q";

  private static @TempDir Path machine;
  private static PostgresServer server;
  private static DataSource database;

  private final ConcurrentLinkedQueue<Integer> groups = new ConcurrentLinkedQueue<>();
  private final CountDownLatch door = new CountDownLatch(1);
  private final List<Thread> callers = new ArrayList<>();
  private Lanes lanes;

  @BeforeAll
  static void start() throws Exception {
    server = PostgresServer.start(Files.createDirectory(machine.resolve("postgres")), "fsync=off");
    database = PostgresQueueEngine.database(server.create("queues"));
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  @BeforeEach
  void open() {
    lanes = new Lanes(new Reach(database), 4);
  }

  @AfterEach
  void close() {
    lanes.close();
  }

  /** Divides a hundred by each of them, all at once. */
  private List<Integer> divide(Connection connection, String queue, List<Integer> calls)
      throws SQLException {
    groups.add(calls.size());
    awaitDoor();
    List<Integer> quotients = new ArrayList<>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select 100 / d from unnest(?::integer[]) with ordinality as u(d, n) order by n")) {
      statement.setArray(1, connection.createArrayOf("int4", calls.toArray()));
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          quotients.add(row.getInt(1));
        }
      }
    }
    assertThat(queue).isEqualTo(QUEUE);
    return quotients;
  }

  private void awaitDoor() {
    try {
      door.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private CompletableFuture<Integer> begin(Together<String, Integer, Integer> together, int call) {
    var outcome = new CompletableFuture<Integer>();
    callers.add(
        Thread.ofVirtual()
            .start(() -> {
              try {
                outcome.complete(together.call(QUEUE, call));
              } catch (RuntimeException e) {
                outcome.completeExceptionally(e);
              }
            }));
    await().until(() -> callers.getLast().getState() == Thread.State.WAITING);
    return outcome;
  }

  /** As many calls are under way as may be, so that what comes now waits. */
  private void fill(Together<String, Integer, Integer> together) {
    for (int i = 1; i <= Together.UNDER_WAY; i++) {
      int begun = i;
      var _ = begin(together, 1);
      await().until(() -> groups.size() == begun);
    }
  }

  @Test
  void calls_gather_while_others_are_under_way() {
    var together = new Together<>(lanes, 100, _ -> 1, this::divide);
    fill(together);
    var outcomes = new ArrayList<CompletableFuture<Integer>>();
    for (int call = 1; call <= 6; call++) {
      outcomes.add(begin(together, call));
    }
    door.countDown();

    assertThat(outcomes.stream().map(CompletableFuture::join))
        .containsExactly(100, 50, 33, 25, 20, 16);
    assertThat(groups).containsExactly(1, 1, 6);
  }

  @Test
  void one_that_the_database_refuses_fails_alone() {
    var together = new Together<>(lanes, 100, _ -> 1, this::divide);
    fill(together);
    var fine = begin(together, 4);
    var wrong = begin(together, 0);
    var alsoFine = begin(together, 5);
    door.countDown();

    assertThat(fine.join()).isEqualTo(25);
    assertThat(alsoFine.join()).isEqualTo(20);
    assertThatThrownBy(wrong::join)
        .hasCauseInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("division by zero");
    assertThat(groups).containsExactly(1, 1, 3, 1, 1, 1);
  }

  @Test
  void a_statement_does_not_grow_beyond_its_weight() {
    var together = new Together<>(lanes, 10, Integer::intValue, this::divide);
    fill(together);
    var outcomes = List.of(begin(together, 4), begin(together, 5), begin(together, 20));
    door.countDown();

    assertThat(outcomes.stream().map(CompletableFuture::join)).containsExactly(25, 20, 5);
    assertThat(groups).containsExactlyInAnyOrder(1, 1, 2, 1);
  }

  @Test
  void after_the_end_every_call_fails() {
    var together = new Together<>(lanes, 100, _ -> 1, this::divide);
    door.countDown();
    assertThat(together.call(QUEUE, 2)).isEqualTo(50);
    lanes.close();

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var late = threads.submit(() -> together.call(QUEUE, 2));
      assertThatThrownBy(late::get).hasCauseInstanceOf(IllegalStateException.class);
    }
    assertThatThrownBy(() -> together.call(QUEUE, 2)).isInstanceOf(IllegalStateException.class);
  }
}

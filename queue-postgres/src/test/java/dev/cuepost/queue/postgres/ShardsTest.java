package dev.cuepost.queue.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuepost.queue.CreateOutcome;
import dev.cuepost.queue.Draft;
import dev.cuepost.queue.QueueAttributes;
import dev.cuepost.queue.QueueId;
import dev.cuepost.queue.QueueOwner;
import dev.cuepost.queue.QueuePage;
import dev.cuepost.queue.SendOutcome;
import dev.cuepost.queue.TimeSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Queues spread over databases, and databases that come and go. */
@Tag("slow")
final class ShardsTest {
  private static final QueueOwner OWNER = new QueueOwner("1000000000000001", "cn-shanghai");
  private static final String NOWHERE = "jdbc:postgresql://127.0.0.1:1/nowhere?user=postgres";

  private static final AtomicInteger SERVICES = new AtomicInteger();

  private static @TempDir Path machine;
  private static PostgresServer server;

  private String name;
  private String first;
  private String second;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    server = PostgresServer.start(Files.createDirectory(machine.resolve("postgres")), "fsync=off");
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  @BeforeEach
  void make() throws SQLException {
    name = "service" + SERVICES.incrementAndGet() + "-";
    first = server.create(name + "0");
    second = server.create(name + "1");
  }

  private static ShardedQueueEngine open(String... urls) throws IOException {
    return ShardedQueueEngine.open(
        List.of(urls), Nodes.MANY, 2, TimeSource.system(), (_, own) -> own, new SecureRandom());
  }

  private static List<QueueId> create(ShardedQueueEngine engine, int from, int to) {
    List<QueueId> queues =
        IntStream.range(from, to).mapToObj(number -> OWNER.queue("q" + number)).toList();
    queues.forEach(id ->
        assertThat(engine.create(id, QueueAttributes.DEFAULT)).isEqualTo(CreateOutcome.CREATED));
    return queues;
  }

  private static List<QueueId> in(String database) throws SQLException {
    List<QueueId> found = new ArrayList<>();
    try (Connection connection = PostgresQueueEngine.database(database).getConnection();
        PreparedStatement statement =
            connection.prepareStatement("select name from queue order by id");
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        found.add(OWNER.queue(row.getString(1)));
      }
    }
    return found;
  }

  private static SendOutcome send(ShardedQueueEngine engine, QueueId id) {
    return engine.send(id, List.of(Draft.of("m")));
  }

  @Test
  void nodes_that_create_the_same_queues_at_once_agree_where_they_are() throws Exception {
    try (var one = open(first, second);
        var other = open(second, first);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int number = 0; number < 40; number++) {
        QueueId id = OWNER.queue("q" + number);
        var created =
            CompletableFuture.supplyAsync(() -> one.create(id, QueueAttributes.DEFAULT), threads);
        var too =
            CompletableFuture.supplyAsync(() -> other.create(id, QueueAttributes.DEFAULT), threads);
        assertThat(List.of(created.join(), too.join()))
            .containsExactlyInAnyOrder(CreateOutcome.CREATED, CreateOutcome.EXISTS_ALIKE);
        if (number % 2 == 0) {
          assertThat(one.delete(id)).isTrue();
          assertThat(send(other, id)).isEqualTo(new SendOutcome.NoSuchQueue());
        }
      }
      assertThat(in(first)).hasSizeGreaterThan(3).doesNotContainAnyElementsOf(in(second));
      assertThat(in(first).size() + in(second).size()).isEqualTo(20);
    }
  }

  @Test
  void a_database_that_is_added_gets_new_queues_and_none_moves() throws Exception {
    try (var engine =
        PostgresQueueEngine.open(
            first, Nodes.MANY, 2, TimeSource.system(), (_, own) -> own, new SecureRandom())) {
      engine.create(OWNER.queue("before there were several"), QueueAttributes.DEFAULT);
    }
    try (var engine = open(first)) {
      create(engine, 0, 10);
    }
    try (var engine = open(first, second)) {
      assertThat(in(first)).hasSize(11);
      assertThat(in(second)).isEmpty();
      create(engine, 10, 40);
      assertThat(in(second)).hasSizeGreaterThan(3);
      assertThat(engine.create(OWNER.queue("before there were several"), QueueAttributes.DEFAULT))
          .isEqualTo(CreateOutcome.EXISTS_ALIKE);
      QueuePage page = engine.list(OWNER, "q", Optional.empty(), 7);
      assertThat(page.queues().stream().map(queue -> queue.id().name()))
          .containsExactly("q0", "q1", "q10", "q11", "q12", "q13", "q14");
      assertThat(page.more()).isTrue();
      assertThat(engine.list(OWNER, "", Optional.empty(), 100).queues()).hasSize(41);
    }
    try (var engine = open(first)) {
      QueueId elsewhere = in(second).getFirst();
      assertThatThrownBy(() -> send(engine, elsewhere))
          .as("of a database that this node was not told of")
          .isInstanceOf(UncheckedIOException.class);
    }
  }

  @Test
  void a_database_that_is_away_at_the_start_fails_only_its_own_queues() throws Exception {
    try (var engine = open(first, second)) {
      create(engine, 0, 30);
    }
    QueueId here = in(first).getFirst();
    QueueId there = in(second).getFirst();
    try (var engine = open(first, NOWHERE)) {
      assertThat(send(engine, here)).isInstanceOf(SendOutcome.Sent.class);
      assertThatThrownBy(() -> send(engine, there)).isInstanceOf(UncheckedIOException.class);
      create(engine, 30, 50);
      assertThat(send(engine, OWNER.queue("none"))).isEqualTo(new SendOutcome.NoSuchQueue());
      assertThat(engine.outages()).containsOnlyKeys("127.0.0.1:1/nowhere");
    }
    try (var engine = open(NOWHERE, second)) {
      assertThat(send(engine, there)).isInstanceOf(SendOutcome.Sent.class);
      assertThatThrownBy(() -> send(engine, here)).isInstanceOf(UncheckedIOException.class);
      assertThat(engine.create(there, QueueAttributes.DEFAULT))
          .isEqualTo(CreateOutcome.EXISTS_ALIKE);
      assertThatThrownBy(() -> engine.create(OWNER.queue("new"), QueueAttributes.DEFAULT))
          .isInstanceOf(UncheckedIOException.class);
    }
    assertThatThrownBy(() -> open(NOWHERE, NOWHERE))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("the queues' database cannot be used");
  }

  @Test
  void a_database_that_goes_away_fails_only_its_own_queues_until_it_is_back() throws Exception {
    try (var engine = open(first, second)) {
      create(engine, 0, 30);
      QueueId here = in(first).getFirst();
      QueueId there = in(second).getFirst();
      assertThat(send(engine, there)).isInstanceOf(SendOutcome.Sent.class);

      server.tell("alter database \"%s1\" allow_connections false".formatted(name));
      server.tell(
          "select pg_terminate_backend(pid) from pg_stat_activity where datname = '%s1'"
              .formatted(name));

      assertThatThrownBy(() -> send(engine, there)).isInstanceOf(UncheckedIOException.class);
      assertThat(send(engine, here)).isInstanceOf(SendOutcome.Sent.class);
      create(engine, 30, 35);

      server.tell("alter database \"%s1\" allow_connections true".formatted(name));
      Awaitility.await()
          .ignoreExceptionsInstanceOf(UncheckedIOException.class)
          .until(() -> send(engine, there) instanceof SendOutcome.Sent);
      assertThat(engine.outages()).isEmpty();
    }
  }

  @Test
  void databases_of_different_services_are_refused() throws Exception {
    open(first).close();
    open(second).close();

    assertThatThrownBy(() -> open(first, second))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("different services");
    assertThatThrownBy(() -> open(first, first))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("the same database");
  }
}

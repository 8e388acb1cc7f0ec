package dev.cuepost.queue.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.queue.ManualClock;
import dev.cuepost.queue.QueueAttributes;
import dev.cuepost.queue.QueueId;
import dev.cuepost.queue.QueueOwner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What keeps a database of queues quick, however much is in it. */
@Tag("slow")
final class UpkeepTest {
  private static final QueueId QUEUE = new QueueOwner("1000000000000001", "cn-shanghai").queue("q");

  private static @TempDir Path machine;
  private static PostgresServer server;
  private static DataSource database;

  @BeforeAll
  static void start() throws Exception {
    server = PostgresServer.start(Files.createDirectory(machine.resolve("postgres")), "fsync=off");
    database = PostgresQueueEngine.database(server.create("queues"));
    PostgresQueueEngine.migrate(database);
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  private static void tell(Connection connection, String sql) throws Exception {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void a_large_queue_is_not_counted_each_time() throws Exception {
    var clock = new ManualClock();
    try (var engine =
            PostgresQueueEngine.open(
                database,
                Nodes.MANY,
                2,
                clock,
                _ -> clock.millis(),
                Duration.ZERO,
                (_, own) -> own,
                new SecureRandom());
        Connection connection = database.getConnection()) {
      engine.create(QUEUE, QueueAttributes.DEFAULT);
      fill(connection, Counts.LARGE + 1);
      assertThat(engine.status(QUEUE).orElseThrow().active()).isEqualTo(Counts.LARGE + 1);

      fill(connection, 5);
      assertThat(engine.status(QUEUE).orElseThrow().active()).isEqualTo(Counts.LARGE + 1);
      clock.advance(Duration.ofMillis(Counts.SHORTEST_MILLIS));
      assertThat(engine.status(QUEUE).orElseThrow().active()).isEqualTo(Counts.LARGE + 6);

      tell(connection, "delete from message");
      clock.advance(Duration.ofMillis(Counts.SHORTEST_MILLIS));
      assertThat(engine.status(QUEUE).orElseThrow().active()).isZero();
      fill(connection, 1);
      assertThat(engine.status(QUEUE).orElseThrow().active()).as("a small one is").isEqualTo(1);
    }
  }

  private static void fill(Connection connection, int messages) throws Exception {
    tell(
        connection,
        """
        insert into message
          (queue, priority, visible_at, expires_at, enqueued_at, lease, name, body, properties)
        select q.id, 8, 0, %d, 0, 0, gen_random_uuid(), 'm', ''
        from queue q, generate_series(1, %d)
        """
            .formatted(Long.MAX_VALUE, messages));
  }

  @Test
  void who_keeps_rows_from_being_cleared_away_is_found() throws Exception {
    var watch = new SnapshotWatch(Duration.ZERO);
    try (Connection holding = database.getConnection();
        Connection looking = database.getConnection()) {
      assertThat(watch.look(looking)).isEmpty();

      holding.setAutoCommit(false);
      holding.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      tell(holding, "select from message");
      assertThat(watch.look(looking))
          .hasValueSatisfying(held -> assertThat(held.holder()).contains("cuepost, user postgres"));
      assertThat(new SnapshotWatch(Duration.ofMinutes(5)).look(looking)).isEmpty();

      holding.rollback();
      assertThat(watch.look(looking)).isEmpty();
      assertThat(watch.held()).isEmpty();
    }
  }
}

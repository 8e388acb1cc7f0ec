package dev.cuepost.queue.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A day of messages that come and go leaves the table and its indexes as large as an hour does. */
@Tag("exhaustive")
final class ChurnTest {
  private static final int HOURS = 24;

  /** After as many hours all the room is there that an hour needs. */
  private static final int SETTLED = 3;

  private static final int AN_HOUR = 20_000;

  private static @TempDir Path machine;
  private static PostgresServer server;
  private static DataSource database;

  @BeforeAll
  static void start() throws Exception {
    server =
        PostgresServer.start(
            Files.createDirectory(machine.resolve("postgres")),
            "fsync=off",
            "autovacuum_naptime=1");
    database = PostgresQueueEngine.database(server.create("queues"));
    PostgresQueueEngine.migrate(database);
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  @BeforeEach
  void empty() throws Exception {
    try (Connection connection = database.getConnection()) {
      tell(connection, "truncate message");
    }
  }

  /** Table, index for turns, index for ends and primary key. */
  private record Sizes(long table, long turns, long ends, long keys) {
    static Sizes of(Connection connection) throws Exception {
      return new Sizes(
          number(connection, "select pg_relation_size('message')"),
          number(connection, "select pg_relation_size('message_turn')"),
          number(connection, "select pg_relation_size('message_end')"),
          number(connection, "select pg_relation_size('message_pkey')"));
    }

    private boolean within(Sizes others) {
      return table <= others.table
          && turns <= others.turns
          && ends <= others.ends
          && keys <= others.keys;
    }

    private Sizes andAHalf() {
      return new Sizes(table * 3 / 2, turns * 3 / 2, ends * 3 / 2, keys * 3 / 2);
    }
  }

  @Test
  void a_day_needs_no_more_room_than_its_first_hours() throws Exception {
    try (Connection connection = database.getConnection()) {
      // Here the test vacuums, at the moments when the table's settings would have it done.
      tell(connection, "alter table message set (autovacuum_enabled = off)");
      Sizes settled = hours(connection, 0, SETTLED);
      Sizes atTheEnd = hours(connection, SETTLED, HOURS);
      assertThat(atTheEnd).matches(sizes -> sizes.within(settled.andAHalf()), "as " + settled);
      tell(connection, "alter table message reset (autovacuum_enabled)");
    }
  }

  @Test
  void a_held_snapshot_lets_it_grow_and_is_found() throws Exception {
    try (Connection connection = database.getConnection();
        Connection holding = database.getConnection()) {
      tell(connection, "alter table message set (autovacuum_enabled = off)");
      Sizes settled = hours(connection, 0, SETTLED);
      holding.setAutoCommit(false);
      holding.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      tell(holding, "select from message");

      Sizes held = hours(connection, SETTLED, 3 * SETTLED);
      assertThat(held).matches(sizes -> !sizes.within(settled.andAHalf()), "more than " + settled);
      assertThat(new SnapshotWatch(Duration.ZERO).look(connection)).isPresent();

      holding.rollback();
      assertThat(new SnapshotWatch(Duration.ZERO).look(connection)).isEmpty();
      tell(connection, "vacuum message");
      Sizes after = hours(connection, 3 * SETTLED, 4 * SETTLED);
      assertThat(after.table()).isLessThanOrEqualTo(settled.andAHalf().table());
      tell(connection, "alter table message reset (autovacuum_enabled)");
    }
  }

  @Test
  void so_few_deleted_messages_of_many_are_cleared_away_by_the_database_itself() throws Exception {
    try (Connection connection = database.getConnection()) {
      send(connection, 0, 3 * AN_HOUR);
      long before = vacuums(connection);
      // Of so many rows a database's own settings would let twelve thousand die first.
      tell(connection, "delete from message where id < (select min(id) + 6000 from message)");
      await().atMost(Duration.ofMinutes(2)).until(() -> vacuums(connection) > before);
    }
  }

  private static long vacuums(Connection connection) throws Exception {
    return number(
        connection, "select autovacuum_count from pg_stat_user_tables where relname = 'message'");
  }

  /** Messages that are sent, received and deleted; a twentieth is left for the hour after. */
  private static Sizes hours(Connection connection, int from, int to) throws Exception {
    for (int hour = from; hour < to; hour++) {
      send(connection, hour, AN_HOUR);
      tell(
          connection,
          """
          update message set visible_at = visible_at + 30000, lease = lease + 1,
            dequeue_count = dequeue_count + 1, first_dequeued_at = 1
          """);
      tell(connection, "vacuum message");
      tell(
          connection,
          """
          delete from message
          where id not in (select id from message order by id desc limit %d)
          """
              .formatted(AN_HOUR / 20));
      tell(connection, "vacuum message");
    }
    return Sizes.of(connection);
  }

  private static void send(Connection connection, int hour, int messages) throws Exception {
    tell(
        connection,
        """
        insert into message
          (queue, priority, visible_at, expires_at, enqueued_at, lease, name, body, properties)
        select 1, 8, at, at + 345600000, at, 0, gen_random_uuid(), repeat('m', 100)::bytea, ''
        from (select %d + n as at from generate_series(1, %d) n) sent
        """
            .formatted(hour * 3_600_000L, messages));
  }

  private static void tell(Connection connection, String sql) throws Exception {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static long number(Connection connection, String sql) throws Exception {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }
}

package dev.cuepost.queue.postgres;

import dev.cuepost.queue.QueueId;
import dev.cuepost.queue.TimeSource;
import dev.cuepost.queue.postgres.Placements.Place;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import javax.sql.DataSource;

/**
 * Moves a queue from one database to another while its users go on.
 *
 * <p>It is marked as moving in the first database, taken out of the table of queues where it lies,
 * copied, entered into the table of the other one, and its new place is written down. At most one
 * table of queues has it at any time, and that one's messages are the ones that count. Queue and
 * messages keep their ids, and leases what is left of them, so every handle that was given out goes
 * on to be good.
 *
 * <p>Whatever ends it in the middle, it goes on when it is run again; until then, calls for the
 * queue are refused for a while. A queue that is on its way cannot be sent elsewhere.
 *
 * <p>What an ended one might still do late does no harm: rows are copied and cleared only while the
 * queue is not in the table of queues there, and that table is locked for the moment of a change,
 * so that no statement that began before ends after it.
 */
public final class QueueMove {
  private static final int LOCK_TRIES = 30;
  private static final String NOT_AVAILABLE = "55P03";
  private static final int BATCH = 1_000;
  private static final String NAMED = "account = ? and region = ? and name = ?";

  /** A step that is done, for good. */
  public enum Step {
    /** The first database knows of the move. */
    MARKED,
    /** Nobody can reach the queue where it lay. */
    TAKEN_OUT,
    /** Some or all messages are in the other database. */
    COPIED,
    /** It can be had there. */
    ENTERED,
    /** The first database knows its new place. */
    PLACED,
    /** What it left behind is gone. */
    CLEARED
  }

  /**
   * How far it is.
   *
   * @param messages how many were copied so far by this run
   */
  public record Progress(Step step, long messages) {}

  private final Map<Integer, Connection> shards;
  private final QueueId id;
  private final int to;
  private final Consumer<Progress> progress;
  private long copied;

  private QueueMove(
      Map<Integer, Connection> shards, QueueId id, int to, Consumer<Progress> progress) {
    this.shards = shards;
    this.id = id;
    this.to = to;
    this.progress = progress;
  }

  /**
   * Moves the queue, or goes on moving it.
   *
   * @param urls of JDBC, all databases of the service
   * @param to number of the database that it goes to; the first one has 0
   * @param progress is told each step, and each batch of messages
   * @return how many messages this run copied
   * @throws IOException one sentence, if it cannot be done now
   */
  public static long move(List<String> urls, QueueId id, int to, Consumer<Progress> progress)
      throws IOException {
    Map<Integer, Connection> shards = new HashMap<>();
    try {
      for (String url : urls) {
        connect(PostgresQueueEngine.database(url), shards);
      }
      var move = new QueueMove(shards, id, to, progress);
      move.run();
      return move.copied;
    } catch (SQLException e) {
      throw PostgresQueueEngine.unusable(e);
    } finally {
      for (Connection connection : shards.values()) {
        close(connection);
      }
    }
  }

  private static void connect(DataSource database, Map<Integer, Connection> shards)
      throws SQLException, IOException {
    Connection connection = database.getConnection();
    Optional<Membership> membership = Membership.of(connection);
    if (membership.isEmpty() || shards.putIfAbsent(membership.get().number(), connection) != null) {
      connection.close();
      throw new IOException(
          "a database that was given holds no queues yet, or was given twice; start a server first");
    }
  }

  private static void close(Connection connection) {
    try {
      connection.close();
    } catch (SQLException _) {
      // it is gone in any case
    }
  }

  private void run() throws SQLException, IOException {
    Connection home = shard(Membership.HOME);
    Connection target = shard(to);
    alone(home);
    Place place =
        Placements.find(home, id, "").orElseThrow(() -> new IOException("there is no queue " + id));
    if (place.movingTo().isPresent() && place.movingTo().getAsInt() != to) {
      throw new IOException(
          "queue %s is on its way to database %d: let it arrive there first"
              .formatted(id, place.movingTo().getAsInt()));
    }
    if (place.shard() != to) {
      Connection source = shard(place.shard());
      if (queue(source, "queue").isEmpty() && queue(source, "departing_queue").isEmpty()) {
        throw new IOException("queue %s has a place but was never created".formatted(id));
      }
      mark(home, place);
      tell(Step.MARKED);
      takeOut(source);
      tell(Step.TAKEN_OUT);
      copy(source, target);
      enter(source, target);
      tell(Step.ENTERED);
      place(home);
      tell(Step.PLACED);
    }
    for (Map.Entry<Integer, Connection> shard : shards.entrySet()) {
      if (shard.getKey() != to) {
        clear(shard.getValue());
      }
    }
    tell(Step.CLEARED);
  }

  private void tell(Step step) {
    progress.accept(new Progress(step, copied));
  }

  private Connection shard(int number) throws IOException {
    return Optional.ofNullable(shards.get(number))
        .orElseThrow(() ->
            new IOException(
                "database %d is not among those given; they are %s"
                    .formatted(number, shards.keySet().stream().sorted().toList())));
  }

  /** Until the connection ends. */
  private void alone(Connection home) throws SQLException, IOException {
    try (PreparedStatement statement =
        home.prepareStatement("select pg_try_advisory_lock(hashtextextended(?, 0))")) {
      statement.setString(1, "move " + id);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        if (!row.getBoolean(1)) {
          throw new IOException("queue %s is being moved by another process".formatted(id));
        }
      }
    }
  }

  /** From here on no node creates or deletes it. */
  private void mark(Connection home, Place place) throws SQLException, IOException {
    try (PreparedStatement statement =
        home.prepareStatement(
            "update placement set moving_to = ? where %s and shard = ?".formatted(NAMED))) {
      statement.setInt(1, to);
      statement.setInt(Definitions.name(statement, 2, id), place.shard());
      if (statement.executeUpdate() == 0) {
        throw new IOException("there is no queue " + id);
      }
    }
  }

  /** Waits for calls under way; those that come later find no queue, and polls are sent to look. */
  private void takeOut(Connection source) throws SQLException {
    locked(
        source,
        "queue",
        () -> {
          for (String statement :
              List.of(
                  "insert into departing_queue select * from queue where %s on conflict do nothing",
                  "delete from queue where %s")) {
            try (PreparedStatement named = source.prepareStatement(statement.formatted(NAMED))) {
              Definitions.name(named, 1, id);
              named.execute();
            }
          }
        });
    var gone = new News(queue(source, "departing_queue").orElse(0), Long.MIN_VALUE, 0);
    try (PreparedStatement statement = source.prepareStatement("select pg_notify(?, ?)")) {
      statement.setString(1, News.CHANNEL);
      statement.setString(2, "move " + gone.text());
      statement.execute();
    }
  }

  private OptionalLong queue(Connection connection, String table) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("select id from %s where %s".formatted(table, NAMED))) {
      Definitions.name(statement, 1, id);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
      }
    }
  }

  private void copy(Connection source, Connection target) throws SQLException {
    if (queue(target, "queue").isPresent()) {
      return; // the run before this one came so far
    }
    clear(target); // of what an earlier journey away from there left
    long queue = queue(source, "departing_queue").orElseThrow();
    long between = time(target).read(target).engine() - time(source).read(source).engine();
    var messages = new MessageCopy(queue, between);
    Optional<MessageCopy.Turn> turn = Optional.of(MessageCopy.Turn.FIRST);
    while (turn.isPresent()) {
      MessageCopy.Batch batch = messages.copy(source, target, turn.get());
      copied += batch.messages();
      turn = batch.last();
      tell(Step.COPIED);
    }
  }

  private static ClusterClock time(Connection connection) throws SQLException {
    return new ClusterClock(
        TimeSource.system(), ClusterClock.ITS_OWN, PostgresQueueEngine.LOOK, connection);
  }

  private void enter(Connection source, Connection target) throws SQLException {
    locked(
        target,
        "queue",
        () -> {
          try (PreparedStatement into =
              target.prepareStatement(
                  """
                  insert into queue overriding system value
                  select * from jsonb_populate_record(null::queue, ?::jsonb) on conflict do nothing
                  """)) {
            into.setString(1, row(source));
            into.execute();
          }
        });
  }

  /** All columns of the queue, also those that this version does not know. */
  private String row(Connection source) throws SQLException {
    try (PreparedStatement statement =
        source.prepareStatement("select to_jsonb(d)::text from departing_queue d where " + NAMED)) {
      Definitions.name(statement, 1, id);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getString(1);
      }
    }
  }

  private void place(Connection home) throws SQLException {
    try (PreparedStatement statement =
        home.prepareStatement(
            "update placement set shard = ?, moving_to = null where %s and moving_to = ?"
                .formatted(NAMED))) {
      statement.setInt(1, to);
      statement.setInt(Definitions.name(statement, 2, id), to);
      statement.execute();
    }
  }

  /** Removes what is left of it where it is not any more. */
  private void clear(Connection connection) throws SQLException {
    var queue = queue(connection, "departing_queue");
    if (queue.isEmpty()) {
      return;
    }
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            delete from message where ctid = any(array(
              select ctid from message where queue = ? limit ? for update skip locked))
              and exists (select from departing_queue where id = ?)
            """)) {
      statement.setLong(1, queue.getAsLong());
      statement.setInt(2, BATCH);
      statement.setLong(3, queue.getAsLong());
      while (statement.executeUpdate() > 0) {
        // Another batch.
      }
    }
    locked(
        connection,
        "departing_queue",
        () -> {
          try (PreparedStatement statement =
              connection.prepareStatement("delete from departing_queue where id = ?")) {
            statement.setLong(1, queue.getAsLong());
            statement.execute();
          }
        });
  }

  @FunctionalInterface
  private interface Work {
    void run() throws SQLException;
  }

  /** In one transaction that has the table for itself. */
  private static void locked(Connection connection, String table, Work work) throws SQLException {
    for (int tried = 1; ; tried++) {
      connection.setAutoCommit(false);
      try (Statement lock = connection.createStatement()) {
        lock.execute("set local lock_timeout = '1s'");
        lock.execute("lock table %s in access exclusive mode".formatted(table));
        work.run();
        connection.commit();
        return;
      } catch (SQLException e) {
        connection.rollback();
        // Whoever came meanwhile waited as well: they go first, then it is tried again.
        if (!NOT_AVAILABLE.equals(e.getSQLState()) || tried == LOCK_TRIES) {
          throw e;
        }
      } finally {
        connection.setAutoCommit(true);
      }
    }
  }
}

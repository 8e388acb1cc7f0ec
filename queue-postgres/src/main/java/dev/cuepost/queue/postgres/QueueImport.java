package dev.cuepost.queue.postgres;

import dev.cuepost.queue.QueueId;
import dev.cuepost.queue.TimeSource;
import dev.cuepost.queue.engine.transfer.CarriedQueue;
import dev.cuepost.queue.engine.transfer.QueueStock;
import java.io.IOException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;

/**
 * Brings the queues of another engine into the databases of a service, which have none of their own
 * and which no server has open; none can open them until it is finished.
 *
 * <p>Whatever ends it in the middle, it goes on when it is run again. Message ids, times, counts
 * and the order of messages stay; receipt handles do not, because another engine signed them and
 * numbers messages otherwise: a message in flight is held for what was left of its lease and comes
 * again.
 *
 * <p>Used by one thread.
 */
public final class QueueImport implements AutoCloseable {
  private final Map<Integer, Connection> databases = new TreeMap<>();
  private final String source;
  private final String state;

  private QueueImport(String source, String state) {
    this.source = source;
    this.state = state;
  }

  /**
   * Looks whether queues may move in; writes nothing but the tables of a service.
   *
   * @param urls of JDBC, all databases of the service, as for {@link ShardedQueueEngine#open}
   * @param source which directory the queues come from
   * @param state changes when anybody has changed the source
   * @throws IOException one sentence, if they may not
   */
  public static QueueImport open(
      List<String> urls, String source, String state, SecureRandom random) throws IOException {
    var opened = new QueueImport(source, state);
    try {
      opened.connect(urls, random);
      for (Connection database : opened.databases.values()) {
        opened.look(database);
      }
      return opened;
    } catch (FlywayException | SQLException e) {
      opened.close();
      throw PostgresQueueEngine.unusable(e);
    } catch (IOException e) {
      opened.close();
      throw e;
    }
  }

  private void connect(List<String> urls, SecureRandom random) throws SQLException, IOException {
    List<Connection> all = new ArrayList<>();
    List<Membership> members = new ArrayList<>();
    try {
      for (String url : urls) {
        DataSource database = PostgresQueueEngine.database(url);
        PostgresQueueEngine.migrate(database);
        all.add(database.getConnection());
      }
      if (all.stream().noneMatch(QueueImport::isMember)) {
        var _ = Membership.found(all.getFirst(), random);
      }
      Connection home = home(all);
      for (Connection database : all) {
        Optional<Membership> known = Membership.of(database);
        members.add(known.isPresent() ? known.get() : Membership.join(home, database, random));
      }
      Membership.refuseStrangers(members);
    } catch (SQLException | IOException | RuntimeException e) {
      for (Connection connection : all) {
        connection.close();
      }
      throw e;
    }
    for (int i = 0; i < all.size(); i++) {
      databases.put(members.get(i).number(), all.get(i));
    }
  }

  private static boolean isMember(Connection database) {
    try {
      return Membership.of(database).isPresent();
    } catch (SQLException _) {
      return true; // told by whoever asks next
    }
  }

  private static Connection home(List<Connection> all) throws SQLException, IOException {
    for (Connection database : all) {
      if (Membership.of(database).filter(own -> own.number() == Membership.HOME).isPresent()) {
        return database;
      }
    }
    throw new IOException(
        "the first database of the queues' service is not among those in queues.database");
  }

  private void look(Connection database) throws SQLException, IOException {
    if (!Listener.isAlone(database)) {
      throw new IOException("a server has its queues open in queues.database; stop it first");
    }
    Optional<MoveIn> move = MoveIn.read(database);
    if (move.isEmpty() && holdsQueues(database)) {
      throw new IOException(
          "a database in queues.database has queues already; give one that is empty");
    }
    if (move.isPresent() && !move.get().source().equals(source)) {
      throw new IOException(
          "a database in queues.database has the queues of another data directory; give one that is empty");
    }
    if (move.isPresent() && move.get().finished() && !move.get().state().equals(state)) {
      throw new IOException(
          "the queues had moved to queues.database, and the data directory was used again after that; give a database that is empty");
    }
  }

  private static boolean holdsQueues(Connection database) throws SQLException {
    try (PreparedStatement statement =
            database.prepareStatement(
                """
                select exists (select from queue) or exists (select from placement)
                  or exists (select from departing_queue) or exists (select from message)
                """);
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getBoolean(1);
    }
  }

  /**
   * Keeps all others out from here on. What an earlier run brought of a source that was changed
   * since is removed.
   *
   * @param sourceTime what the source's engine's clock would show now
   */
  public void begin(long sourceTime) throws IOException {
    try {
      for (Connection database : databases.values()) {
        Optional<MoveIn> before = MoveIn.read(database);
        if (before.filter(move -> move.state().equals(state)).isPresent()) {
          continue;
        }
        if (before.isPresent()) {
          try (Statement statement = database.createStatement()) {
            statement.execute("truncate queue, placement, departing_queue, message");
          }
        }
        var clock =
            new ClusterClock(
                TimeSource.system(), ClusterClock.ITS_OWN, PostgresQueueEngine.LOOK, database);
        new MoveIn(source, state, clock.now() - sourceTime, false).begin(database);
      }
    } catch (SQLException e) {
      throw PostgresQueueEngine.unusable(e);
    }
  }

  /**
   * Brings in what is not there yet.
   *
   * @param progress is told after each batch how many messages it had
   */
  public void bring(QueueStock from, LongConsumer progress) throws IOException {
    Connection home = Optional.ofNullable(databases.get(Membership.HOME)).orElseThrow();
    try {
      for (CarriedQueue queue : from.queues()) {
        var _ = Placements.choose(home, queue.id(), choice(queue.id()));
        int number = Placements.find(home, queue.id(), "").orElseThrow().shard();
        Connection database =
            Optional.ofNullable(databases.get(number))
                .orElseThrow(() ->
                    new IOException(
                        "database %d of the queues is not in queues.database any more"
                            .formatted(number)));
        long between = MoveIn.read(database).orElseThrow().between();
        new ArrivingQueue(database, queue, between).arrive(from, progress);
      }
    } catch (SQLException e) {
      throw PostgresQueueEngine.unusable(e);
    }
  }

  private int choice(QueueId id) {
    return databases.keySet().stream()
        .min(Comparator.comparingInt(number -> Shards.turn(id, number)))
        .orElseThrow();
  }

  /** What is there, on the clock of the source. */
  public QueueStock arrived() throws IOException {
    Map<Integer, Long> between = new TreeMap<>();
    try {
      for (var database : databases.entrySet()) {
        between.put(
            database.getKey(), MoveIn.read(database.getValue()).map(MoveIn::between).orElse(0L));
      }
    } catch (SQLException e) {
      throw PostgresQueueEngine.unusable(e);
    }
    return new ArrivedQueues(databases, between);
  }

  /** Lets servers in. */
  public void finish() throws IOException {
    try {
      for (Connection database : databases.values()) {
        MoveIn.finish(database);
      }
    } catch (SQLException e) {
      throw PostgresQueueEngine.unusable(e);
    }
  }

  @Override
  public void close() {
    databases.values().forEach(QueueImport::close);
  }

  private static void close(Connection connection) {
    try {
      connection.close();
    } catch (SQLException _) {
      // it is gone in any case
    }
  }
}

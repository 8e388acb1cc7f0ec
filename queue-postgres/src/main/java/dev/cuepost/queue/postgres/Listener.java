package dev.cuepost.queue.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears what other nodes tell, on a connection of its own, whose lock in the database also says
 * that this node lives. When the connection breaks, all receives look again once there is another;
 * while there is none, calls do not wait for the database ({@link Reach}).
 */
final class Listener implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Listener.class);
  private static final int HEAR_MILLIS = 100;
  private static final long LOOK_NANOS = 500_000_000;
  private static final long RETRY_MILLIS = 200;

  /** A number that nobody else locks in this database. */
  private static final long ALIVE = 0x6375_6570_6f73_74L;

  private final Reach database;
  private final String node;
  private final Nodes nodes;
  private final Wakings wakings;
  private final Thread thread =
      Thread.ofPlatform().daemon().name("queue-listener").unstarted(this::run);
  private Connection connection;
  private volatile boolean closed;

  /**
   * Connects. If no other node lives, the queues in memory are emptied: those who held them are
   * gone.
   *
   * @param nodes whether there may be others
   * @param entered is run once it is known that this one may have the queues
   * @throws SQLException also if there is another one and there may be none
   */
  Listener(Reach database, String node, Nodes nodes, Runnable entered, Wakings wakings)
      throws SQLException {
    this.database = database;
    this.node = node;
    this.nodes = nodes;
    this.wakings = wakings;
    this.connection = connect(Optional.of(entered));
  }

  void start() {
    thread.start();
  }

  private Connection connect(Optional<Runnable> entered) throws SQLException {
    Connection made = database.listen();
    try (Statement statement = made.createStatement()) {
      boolean alone = isAlone(made);
      if (!alone && nodes == Nodes.ONE) {
        throw new SQLException("another server has its queues in this database");
      }
      entered.ifPresent(Runnable::run);
      if (alone && entered.isPresent()) {
        statement.execute(
            "delete from message where queue in (select id from queue where durability = %d)"
                .formatted(Definitions.MEMORY));
      }
      if (nodes == Nodes.MANY) {
        statement.execute("select pg_advisory_lock_shared(%d)".formatted(ALIVE));
        if (alone) {
          statement.execute("select pg_advisory_unlock(%d)".formatted(ALIVE));
        }
      }
      statement.execute("listen " + News.CHANNEL);
      return made;
    } catch (SQLException | RuntimeException e) {
      made.close();
      throw e;
    }
  }

  /** Whether no server has the queues open; then none has until this connection ends. */
  static boolean isAlone(Connection connection) throws SQLException {
    try (PreparedStatement statement =
            connection.prepareStatement("select pg_try_advisory_lock(%d)".formatted(ALIVE));
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getBoolean(1);
    }
  }

  private void run() {
    long looked = System.nanoTime();
    while (!closed) {
      try {
        hear();
        if (System.nanoTime() - looked >= LOOK_NANOS) {
          looked = System.nanoTime();
          look();
        }
      } catch (SQLException e) {
        if (!closed) {
          log.warn("the queues' database is not to be heard: {}", e.getMessage());
          database.failed(e);
          reconnect();
        }
      }
    }
  }

  private void hear() throws SQLException {
    PGNotification[] heard = connection.unwrap(PGConnection.class).getNotifications(HEAR_MILLIS);
    for (PGNotification one : heard == null ? new PGNotification[0] : heard) {
      List<String> words = List.of(one.getParameter().split(" ", -1));
      if (!words.getFirst().equals(node)) {
        News.read(words.subList(1, words.size())).forEach(wakings::hear);
      }
    }
  }

  /** Asks for a sign of life: a network that is cut does not tell. */
  private void look() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("select 1");
    }
  }

  private void reconnect() {
    while (!closed) {
      try {
        connection.close();
        connection = connect(Optional.empty());
        database.found();
        wakings.tellAll();
        return;
      } catch (SQLException e) {
        database.failed(e);
        pause();
      }
    }
  }

  private void pause() {
    try {
      Thread.sleep(RETRY_MILLIS);
    } catch (InterruptedException _) {
      // nobody but close ends it
    }
  }

  @Override
  public void close() {
    closed = true;
    Ending.await(thread);
    try {
      connection.close();
    } catch (SQLException e) {
      log.debug("the listening connection was gone already", e);
    }
  }
}

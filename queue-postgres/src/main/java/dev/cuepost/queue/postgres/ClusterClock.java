package dev.cuepost.queue.postgres;

import dev.cuepost.queue.TimeSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The time by which leases, delays and retentions end, the same on all nodes: the database's, as
 * long as nobody sets its clock.
 *
 * <p>The database keeps what the engine's clock and its own showed at one moment; from that and its
 * own clock every node knows the time. Between two looks a node counts on by its steady clock, so
 * that neither its own clock on the wall matters nor a journey to the database is needed. When the
 * database's clock was set, or another database with another clock took over, the nodes see it jump
 * against their steady clocks; the first one that does writes a new moment down, and time goes on
 * as if nothing had happened.
 */
final class ClusterClock {
  /** What may be a slow answer; more is a clock that was set. */
  private static final long JUMP_MILLIS = 500;

  /** By so much a node's clock is moved at a look: time must not run backwards noticeably. */
  private static final long STEP_MILLIS = 5;

  private final TimeSource node;
  private final DatabaseTime database;
  private final long interval;
  private final ReentrantLock looking = new ReentrantLock();
  private volatile Look last;

  /** Asks a database what its clock on the wall shows, epoch milliseconds. */
  @FunctionalInterface
  interface DatabaseTime {
    long millis(Connection connection) throws SQLException;
  }

  /** The database's own clock. */
  static final DatabaseTime ITS_OWN =
      connection -> {
        try (PreparedStatement statement =
                connection.prepareStatement(
                    "select (extract(epoch from clock_timestamp()) * 1000)::bigint");
            ResultSet row = statement.executeQuery()) {
          row.next();
          return row.getLong(1);
        }
      };

  /**
   * What was found at one moment.
   *
   * @param steady what this node's steady clock showed
   * @param own what this node's clock on the wall showed
   * @param ahead engine time less steady time
   * @param distance database's wall less engine time
   */
  private record Look(long steady, long own, long ahead, long distance) {}

  /** What both clocks showed at one moment, milliseconds. */
  record Reading(long engine, long wall) {
    /** What the clock on the wall will show then, if nobody sets it. */
    Instant onTheWall(long engineTime) {
      return Instant.ofEpochMilli(engineTime - engine + wall);
    }
  }

  private record Moment(long engine, long wall) {
    /** Time that passed while no node ran is what passed on the wall, and never negative. */
    long at(long nowOnTheWall) {
      return engine + Math.max(0, nowOnTheWall - wall);
    }
  }

  /**
   * @param node the clocks of this machine
   * @param interval how old a look may become
   */
  ClusterClock(TimeSource node, DatabaseTime database, Duration interval, Connection connection)
      throws SQLException {
    this.node = node;
    this.database = database;
    this.interval = interval.toMillis();
    long wall = database.millis(connection);
    try (PreparedStatement statement =
        connection.prepareStatement(
            "insert into clock (engine, wall) values (?, ?) on conflict do nothing")) {
      statement.setLong(1, wall);
      statement.setLong(2, wall);
      statement.execute();
    }
    long engine = moment(connection, false).at(wall);
    long steady = node.steadyMillis();
    this.last = new Look(steady, node.millis(), engine - steady, wall - engine);
  }

  /** The time now, with a new look at the database if the last one is old. */
  Reading read(Connection connection) throws SQLException {
    long steady = node.steadyMillis();
    if (steady - last.steady() >= interval && looking.tryLock()) {
      try {
        look(connection);
      } finally {
        looking.unlock();
      }
    }
    return known();
  }

  /** The time now by the last look, for whoever is in a transaction already. */
  Reading known() {
    var known = last;
    long engine = node.steadyMillis() + known.ahead();
    return new Reading(engine, engine + known.distance());
  }

  /** The time now, as far as is known here. */
  long now() {
    return node.steadyMillis() + last.ahead();
  }

  /** Waits as {@link TimeSource#await} does, until an engine time. */
  void await(Condition condition, long until) throws InterruptedException {
    node.await(condition, until - last.ahead());
  }

  private void look(Connection connection) throws SQLException {
    long before = node.steadyMillis();
    long wall = database.millis(connection);
    long steady = before + (node.steadyMillis() - before) / 2;
    var known = last;
    long mine = steady + known.ahead();
    long theirs = moment(connection, false).at(wall);
    long own = node.millis();
    if (Math.abs(theirs - mine) <= JUMP_MILLIS) {
      mine += Math.clamp(theirs - mine, -STEP_MILLIS, STEP_MILLIS);
    } else if (wasSuspended(known, steady, own)) {
      mine = theirs;
    } else {
      mine = agree(connection, mine, wall);
    }
    last = new Look(steady, own, mine - steady, wall - mine);
  }

  /** Steady clocks stand still while a machine sleeps; its own clock on the wall tells. */
  private static boolean wasSuspended(Look known, long steady, long own) {
    return Math.abs((own - known.own()) - (steady - known.steady())) > JUMP_MILLIS / 2;
  }

  /** Writes a new moment down, unless another node was first. */
  private long agree(Connection connection, long mine, long wall) throws SQLException {
    connection.setAutoCommit(false);
    try {
      long theirs = moment(connection, true).at(wall);
      if (Math.abs(theirs - mine) > JUMP_MILLIS) {
        try (PreparedStatement statement =
            connection.prepareStatement("update clock set engine = ?, wall = ?")) {
          statement.setLong(1, mine);
          statement.setLong(2, wall);
          statement.execute();
        }
        theirs = mine;
      }
      connection.commit();
      return theirs;
    } catch (SQLException e) {
      connection.rollback();
      throw e;
    } finally {
      connection.setAutoCommit(true);
    }
  }

  /** Notes the time before all nodes may end: a clock that is set back meanwhile does no harm. */
  boolean note(Connection connection) throws SQLException {
    look(connection);
    Reading time = known();
    try (PreparedStatement statement =
        connection.prepareStatement("update clock set engine = ?, wall = ? where engine < ?")) {
      statement.setLong(1, time.engine());
      statement.setLong(2, time.wall());
      statement.setLong(3, time.engine());
      return statement.executeUpdate() > 0;
    }
  }

  private static Moment moment(Connection connection, boolean alone) throws SQLException {
    try (PreparedStatement statement =
            connection.prepareStatement(
                "select engine, wall from clock" + (alone ? " for update" : ""));
        ResultSet row = statement.executeQuery()) {
      row.next();
      return new Moment(row.getLong(1), row.getLong(2));
    }
  }
}

package dev.cuepost.queue.postgres;

import java.io.IOException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Which database of which service one is; written in it, so that the order in a list of addresses
 * says nothing.
 *
 * <p>All of a service sign receipt handles with the same key, and each counts its queues and
 * messages from a number of its own on: a queue that moves keeps its id and those of its messages,
 * and with them every handle that was given out.
 *
 * @param number {@link #HOME} for the one that knows where queues lie
 */
record Membership(UUID service, int number) {
  static final int HOME = 0;

  /** So many messages a database can number, 2 to the power of this. */
  private static final int NUMBER_BITS = 48;

  /** What the database says of itself. */
  static Optional<Membership> of(Connection connection) throws SQLException {
    try (PreparedStatement statement =
            connection.prepareStatement("select service, number from shard");
        ResultSet row = statement.executeQuery()) {
      return row.next()
          ? Optional.of(new Membership(row.getObject(1, UUID.class), row.getInt(2)))
          : Optional.empty();
    }
  }

  /** Makes it the first one of a service, with all that it holds, unless another node was first. */
  static Membership found(Connection connection, SecureRandom random) throws SQLException {
    enter(connection, new Membership(new UUID(random.nextLong(), random.nextLong()), HOME));
    return of(connection).orElseThrow();
  }

  /**
   * Makes it one more of a service, unless another node was first.
   *
   * @param home the first one of the service
   * @throws SQLException also if there are queues in it already
   */
  static Membership join(Connection home, Connection joining, SecureRandom random)
      throws SQLException {
    UUID service = of(home).orElseThrow().service();
    byte[] key = PostgresQueueEngine.handleKey(home, random);
    var membership = new Membership(service, nextNumber(home));
    joining.setAutoCommit(false);
    try {
      if (enter(joining, membership)) {
        refuseQueues(joining);
        takeKey(joining, key);
        countFrom(joining, (long) membership.number() << NUMBER_BITS);
      }
      joining.commit();
    } catch (SQLException e) {
      joining.rollback();
      throw e;
    } finally {
      joining.setAutoCommit(true);
    }
    return of(joining).orElseThrow();
  }

  /**
   * Looks whether all are of one service, and each is given once.
   *
   * @throws IOException one sentence, if they are not
   */
  static void refuseStrangers(List<Membership> members) throws IOException {
    if (members.stream().map(Membership::service).distinct().count() > 1) {
      throw PostgresQueueEngine.unusable(
          new IOException("the databases given for queues belong to different services"));
    }
    if (members.stream().distinct().count() < members.size()) {
      throw PostgresQueueEngine.unusable(
          new IOException("two of the addresses given for queues are the same database"));
    }
  }

  private static boolean enter(Connection connection, Membership membership) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "insert into shard (service, number) values (?, ?) on conflict do nothing")) {
      statement.setObject(1, membership.service());
      statement.setInt(2, membership.number());
      return statement.executeUpdate() > 0;
    }
  }

  private static int nextNumber(Connection home) throws SQLException {
    try (PreparedStatement statement = home.prepareStatement("select nextval('shard_number')");
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getInt(1);
    }
  }

  private static void refuseQueues(Connection connection) throws SQLException {
    try (PreparedStatement statement =
            connection.prepareStatement("select exists (select from queue)");
        ResultSet row = statement.executeQuery()) {
      row.next();
      if (row.getBoolean(1)) {
        throw new SQLException("it holds queues of another service already");
      }
    }
  }

  private static void takeKey(Connection connection, byte[] key) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            insert into secret (handle_key) values (?)
            on conflict (single) do update set handle_key = excluded.handle_key
            """)) {
      statement.setBytes(1, key);
      statement.execute();
    }
  }

  private static void countFrom(Connection connection, long first) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String table : new String[] {"queue", "message"}) {
        statement.execute("alter table %s alter column id restart with %d".formatted(table, first));
      }
    }
  }
}

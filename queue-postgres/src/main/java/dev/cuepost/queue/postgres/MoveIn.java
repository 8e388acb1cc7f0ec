package dev.cuepost.queue.postgres;

import dev.cuepost.queue.engine.transfer.CarriedMessage.Place;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * What is written down in a database while queues of another engine move in: from where they come,
 * and how far each has come. It stays when all are there.
 *
 * @param source which directory they come from
 * @param state changes when anybody has changed the source
 * @param between engine time here less engine time there; once for all, so that what is copied by
 *     several runs has times on one scale
 * @param finished whether all are there
 */
record MoveIn(String source, String state, long between, boolean finished) {
  private static final String TABLES =
      """
      create schema if not exists cuepost_migration;
      create table if not exists cuepost_migration.queues (
        single boolean primary key default true check (single),
        source text not null,
        state text not null,
        engine_between bigint not null,
        finished boolean not null default false);
      create table if not exists cuepost_migration.queue (
        id bigint primary key,
        priority integer not null default 0,
        visible_at bigint not null default 0,
        sequence bigint not null default 0,
        finished boolean not null default false)
      """;

  /**
   * Keeps servers out as long as not all is there.
   *
   * @throws SQLException one sentence, if that is so
   */
  static void refuseUnfinished(Connection connection) throws SQLException {
    if (read(connection).filter(move -> !move.finished()).isPresent()) {
      throw new SQLException(
          "a data directory moves into it; run 'cuepost migrate' again until it is done");
    }
  }

  static Optional<MoveIn> read(Connection connection) throws SQLException {
    try (PreparedStatement there =
            connection.prepareStatement("select to_regclass('cuepost_migration.queues')");
        ResultSet row = there.executeQuery()) {
      row.next();
      if (row.getString(1) == null) {
        return Optional.empty();
      }
    }
    try (PreparedStatement statement =
            connection.prepareStatement("select * from cuepost_migration.queues");
        ResultSet row = statement.executeQuery()) {
      return row.next()
          ? Optional.of(
              new MoveIn(
                  row.getString("source"),
                  row.getString("state"),
                  row.getLong("engine_between"),
                  row.getBoolean("finished")))
          : Optional.empty();
    }
  }

  /** Writes it down, in place of an earlier one of the same source, whose progress is forgotten. */
  void begin(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(TABLES);
      statement.execute("truncate cuepost_migration.queue");
    }
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            insert into cuepost_migration.queues (source, state, engine_between) values (?, ?, ?)
            on conflict (single) do update set source = excluded.source, state = excluded.state,
              engine_between = excluded.engine_between, finished = false
            """)) {
      statement.setString(1, source);
      statement.setString(2, state);
      statement.setLong(3, between);
      statement.execute();
    }
  }

  static void finish(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("update cuepost_migration.queues set finished = true");
    }
  }

  /** How far a queue has come; nothing if it is there. */
  static Optional<Place> progress(Connection connection, long queue) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("select * from cuepost_migration.queue where id = ?")) {
      statement.setLong(1, queue);
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) {
          return Optional.of(Place.BEGINNING);
        }
        return row.getBoolean("finished")
            ? Optional.empty()
            : Optional.of(
                new Place(
                    row.getInt("priority"), row.getLong("visible_at"), row.getLong("sequence")));
      }
    }
  }

  /** In the transaction that brings the messages up to there. */
  static void progressed(Connection connection, long queue, Place to, boolean finished)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            insert into cuepost_migration.queue values (?, ?, ?, ?, ?)
            on conflict (id) do update set priority = excluded.priority,
              visible_at = excluded.visible_at, sequence = excluded.sequence,
              finished = excluded.finished
            """)) {
      statement.setLong(1, queue);
      statement.setInt(2, to.priority());
      statement.setLong(3, to.visibleAt());
      statement.setLong(4, to.sequence());
      statement.setBoolean(5, finished);
      statement.execute();
    }
  }
}

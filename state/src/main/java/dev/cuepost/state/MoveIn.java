package dev.cuepost.state;

import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * What is written down in a PostgreSQL while the state of a data directory moves in: from where it
 * comes, and which tables are there. It stays when all are.
 *
 * @param source which directory it comes from
 * @param state changes when anybody has changed the source
 * @param finished whether all is there
 */
public record MoveIn(String source, String state, boolean finished) {
  /** Whether a move has begun that has not ended: then no server may begin on the tables. */
  static boolean isUnfinished(Handle handle) {
    return read(handle).filter(move -> !move.finished()).isPresent();
  }

  public static Optional<MoveIn> read(Handle handle) {
    boolean there =
        handle
            .createQuery("SELECT to_regclass('cuepost_migration.state') IS NOT NULL")
            .mapTo(Boolean.class)
            .one();
    return there
        ? handle
            .createQuery("SELECT * FROM cuepost_migration.state")
            .map((row, _) ->
                new MoveIn(
                    row.getString("source"), row.getString("state"), row.getBoolean("finished")))
            .findOne()
        : Optional.empty();
  }

  /** Writes it down; what was known of an earlier one is forgotten. */
  public void begin(Handle tx) {
    tx.execute("CREATE SCHEMA IF NOT EXISTS cuepost_migration");
    tx.execute(
        """
        CREATE TABLE IF NOT EXISTS cuepost_migration.state (
          single BOOLEAN PRIMARY KEY DEFAULT true CHECK (single),
          source TEXT NOT NULL, state TEXT NOT NULL, finished BOOLEAN NOT NULL)\
        """);
    tx.execute("CREATE TABLE IF NOT EXISTS cuepost_migration.state_table (name TEXT PRIMARY KEY)");
    tx.execute("DELETE FROM cuepost_migration.state_table");
    tx.execute("DELETE FROM cuepost_migration.state");
    tx.execute(
        "INSERT INTO cuepost_migration.state (source, state, finished) VALUES (?, ?, false)",
        source,
        state);
  }

  /** Whether all rows of the table are there. */
  public static boolean isThere(Handle handle, String table) {
    return handle
        .createQuery("SELECT EXISTS (SELECT 1 FROM cuepost_migration.state_table WHERE name = ?)")
        .bind(0, table)
        .mapTo(Boolean.class)
        .one();
  }

  /** In the transaction that brings the last rows. */
  public static void there(Handle tx, String table) {
    tx.execute("INSERT INTO cuepost_migration.state_table VALUES (?)", table);
  }

  public static void finish(Handle tx) {
    tx.execute("UPDATE cuepost_migration.state SET finished = true");
  }
}

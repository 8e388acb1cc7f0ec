package dev.cuepost.queue.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices who keeps a database from clearing away deleted rows: a transaction that stays open, a
 * replication slot or a standby that holds on to an old snapshot, a prepared transaction that
 * nobody ends. Receives get slower and slower then, until it is over.
 *
 * <p>One thread looks, any number read what it saw.
 */
final class SnapshotWatch {
  private static final Logger log = LoggerFactory.getLogger(SnapshotWatch.class);

  /**
   * Of slots it is not known since when they hold on; so many transactions are minutes of a busy
   * database.
   */
  private static final int OLD_TRANSACTIONS = 1_000_000;

  private static final String OLDEST =
      """
      select * from (
        select format('the transaction of process %s (%s, user %s)', pid,
            coalesce(nullif(application_name, ''), backend_type), usename) as holder,
          extract(epoch from clock_timestamp() - xact_start) as seconds
        from pg_stat_activity
        where backend_xmin is not null and xact_start is not null and pid <> pg_backend_pid()
          and backend_type not like 'autovacuum%' and datname = current_database()
        union all
        select format('the prepared transaction %s', gid),
          extract(epoch from clock_timestamp() - prepared)
        from pg_prepared_xacts where database = current_database()
        union all
        select format('the replication slot %s', slot_name), ?
        from pg_replication_slots where greatest(age(xmin), age(catalog_xmin)) > ?) held
      where seconds >= ? order by seconds desc limit 1
      """;

  private final Duration patience;
  private volatile Optional<Held> held = Optional.empty();

  /**
   * What is held, and since when.
   *
   * @param holder for people
   * @param seconds how long, at least
   */
  record Held(String holder, long seconds) {}

  /**
   * @param patience how long a snapshot may be held
   */
  SnapshotWatch(Duration patience) {
    this.patience = patience;
  }

  /** Looks, and tells the log when there is one and when it is over. */
  Optional<Held> look(Connection connection) throws SQLException {
    Optional<Held> before = held;
    Optional<Held> now = oldest(connection);
    held = now;
    if (now.isPresent() && before.isEmpty()) {
      log.warn(
          "{} has held a snapshot of the queues' database for {} s, so deleted messages cannot be"
              + " cleared away and receives slow down; end it",
          now.get().holder(),
          now.get().seconds());
    } else if (now.isEmpty() && before.isPresent()) {
      log.info("{} does not hold its snapshot any more", before.get().holder());
    }
    return now;
  }

  private Optional<Held> oldest(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(OLDEST)) {
      statement.setLong(1, patience.toSeconds());
      statement.setInt(2, OLD_TRANSACTIONS);
      statement.setLong(3, patience.toSeconds());
      try (ResultSet row = statement.executeQuery()) {
        return row.next()
            ? Optional.of(new Held(row.getString("holder"), row.getLong("seconds")))
            : Optional.empty();
      }
    }
  }

  /** What the last look found. */
  Optional<Held> held() {
    return held;
  }
}

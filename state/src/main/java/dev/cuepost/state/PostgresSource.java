package dev.cuepost.state;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * How a database of PostgreSQL is opened. What does not answer is given up soon, and a transaction
 * whose server has died ends before those that wait for it lose their patience.
 */
final class PostgresSource {
  /** Tables of the state, beside those of the queues. */
  static final String SCHEMA = "cuepost_state";

  private static final int CONNECT_SECONDS = 2;
  private static final int ANSWER_SECONDS = 30;
  private static final Duration FREE = Duration.ofSeconds(2);

  /** Half of the patience: who waits behind a dead one still gets a turn. */
  private static final long SILENCE_MILLIS = Database.PATIENCE.toMillis() / 2;

  private final PGSimpleDataSource source = new PGSimpleDataSource();

  PostgresSource(String url) {
    source.setUrl(url);
    source.setCurrentSchema(SCHEMA);
    source.setConnectTimeout(CONNECT_SECONDS);
    source.setTcpKeepAlive(true);
    if (source.getSocketTimeout() == 0) {
      // A database whose machine is gone says nothing more; calls must not wait for ever.
      source.setSocketTimeout(ANSWER_SECONDS);
    }
    source.setApplicationName("cuepost");
  }

  /** Bare connections, that may do anything. */
  DataSource source() {
    return source;
  }

  /** Connections that write in transactions only, and only in their turn. */
  Connections connections(int most) throws SQLException {
    return Connections.openTested(
        source,
        most,
        FREE,
        List.of(
            "set session characteristics as transaction read only",
            "set idle_in_transaction_session_timeout = " + SILENCE_MILLIS,
            "set lock_timeout = " + Database.PATIENCE.toMillis()));
  }
}

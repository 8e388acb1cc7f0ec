package dev.cuepost.state;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
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
  private static final int SIGN_OF_LIFE_MILLIS = 1_000;
  private static final Duration FREE = Duration.ofSeconds(2);

  /** Half of the patience: who waits behind a dead one still gets a turn. */
  private static final long SILENCE_MILLIS = Database.PATIENCE.toMillis() / 2;

  /**
   * The database learns within four seconds that a machine is gone which said nothing at its end:
   * what it held, others may have then.
   */
  private static final List<String> MISSED_SOON =
      List.of(
          "set tcp_keepalives_idle = 1",
          "set tcp_keepalives_interval = 1",
          "set tcp_keepalives_count = 2",
          "set tcp_user_timeout = 3000");

  private final PGSimpleDataSource source = new PGSimpleDataSource();
  private final Reach reach = new Reach(source);

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

  /** What becomes of the connections below when the database does not answer. */
  Reach reach() {
    return reach;
  }

  /** A connection to hear on, of which the database notices soon that it is broken. */
  Connection listening() throws SQLException {
    Connection connection = source.getConnection();
    try (Statement statement = connection.createStatement()) {
      statement.execute(String.join("; ", MISSED_SOON));
      connection.setNetworkTimeout(Runnable::run, SIGN_OF_LIFE_MILLIS);
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /** Connections that write in transactions only, and only in their turn. */
  Connections connections(int most) throws SQLException {
    return Connections.openTested(
        reach,
        most,
        FREE,
        Stream.concat(
                MISSED_SOON.stream(),
                Stream.of(
                    "set session characteristics as transaction read only",
                    "set idle_in_transaction_session_timeout = " + SILENCE_MILLIS,
                    "set lock_timeout = " + Database.PATIENCE.toMillis()))
            .toList());
  }
}

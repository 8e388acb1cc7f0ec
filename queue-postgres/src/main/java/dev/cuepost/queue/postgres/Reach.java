package dev.cuepost.queue.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

/**
 * The way to a database. When it is known to be cut, nobody waits: who waits for an answer is told
 * so, and who asks for a connection gets none, until the database is to be had again.
 *
 * <p>A network that is cut says nothing, and a statement may take its time; only somebody who keeps
 * asking for a sign of life can tell the one from the other. That is the {@link Listener}. Any
 * number of threads may ask for connections.
 */
final class Reach {
  private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(1);

  /** As of SQL: the connection is broken, or never came about. */
  private static final String BROKEN = "08006";

  private static final String UNREACHED = "08";

  /**
   * The database learns within four seconds that a machine is gone which said nothing at its end,
   * and gives up what that had begun: others wait for its rows.
   */
  private static final String MISSED_SOON =
      """
      set tcp_keepalives_idle = 1;
      set tcp_keepalives_interval = 1;
      set tcp_keepalives_count = 2;
      set tcp_user_timeout = 3000;
      set idle_in_transaction_session_timeout = 10000
      """;

  private final DataSource database;
  private final Set<Connection> opened = ConcurrentHashMap.newKeySet();
  private volatile CompletableFuture<Connection> cut = new CompletableFuture<>();

  Reach(DataSource database) {
    this.database = database;
  }

  /** A connection for calls. */
  Connection connect() throws SQLException {
    CompletableFuture<Connection> until = cut;
    CompletableFuture<Connection> connecting = new CompletableFuture<>();
    if (!until.isDone()) { // elsewhere, as nothing ends the wait for a machine that does not answer
      Thread.startVirtualThread(() -> connect(connecting));
    }
    try {
      Connection made = (Connection) CompletableFuture.anyOf(connecting, until).join();
      opened.removeIf(Reach::isClosed);
      opened.add(made);
      if (until.isDone()) {
        abort(made);
      }
      return made;
    } catch (CompletionException e) {
      var _ = connecting.thenAccept(Reach::abort);
      throw e.getCause() instanceof SQLException problem ? problem : new SQLException(e.getCause());
    }
  }

  private void connect(CompletableFuture<Connection> connecting) {
    try {
      connecting.complete(missedSoon());
    } catch (SQLException | RuntimeException e) {
      connecting.completeExceptionally(e);
    }
  }

  /** A connection to hear on, which fails when there is no sign of life within a second. */
  Connection listen() throws SQLException {
    Connection connection = missedSoon();
    connection.setNetworkTimeout(Runnable::run, Math.toIntExact(SIGN_OF_LIFE.toMillis()));
    return connection;
  }

  private Connection missedSoon() throws SQLException {
    Connection connection = database.getConnection();
    try (Statement statement = connection.createStatement()) {
      statement.execute(MISSED_SOON);
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /**
   * Something went wrong for who listens. If the database does not answer, whatever waits for it
   * fails, and fails at once from now on.
   */
  void failed(SQLException problem) {
    if (problem.getSQLState() != null && problem.getSQLState().startsWith(UNREACHED)) {
      cut.completeExceptionally(
          new SQLTransientConnectionException("the database does not answer", BROKEN));
      opened.forEach(Reach::abort);
      opened.clear();
    }
  }

  /** The database answers. */
  void found() {
    if (cut.isDone()) {
      cut = new CompletableFuture<>();
    }
  }

  private static boolean isClosed(Connection connection) {
    try {
      return connection.isClosed();
    } catch (SQLException _) {
      return true;
    }
  }

  /** Closes the socket under whoever reads from it. */
  private static void abort(Connection connection) {
    try {
      connection.abort(Runnable::run);
    } catch (SQLException _) {
      // it is gone in any case
    }
  }
}

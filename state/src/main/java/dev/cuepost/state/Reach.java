package dev.cuepost.state;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.apache.commons.dbcp2.ConnectionFactory;

/**
 * The way to a database. When it is known to be cut, nobody waits: who waits for an answer is told
 * so, and who asks for a connection gets none, until the database is to be had again.
 *
 * <p>A network that is cut says nothing, and a statement may take its time; only somebody who keeps
 * asking for a sign of life can tell the one from the other. That is the {@link SharedBulletin}.
 * Any number of threads may ask for connections.
 */
final class Reach implements ConnectionFactory {
  /** As of SQL: the connection is broken. */
  private static final String BROKEN = "08006";

  private final DataSource database;
  private final Set<Connection> opened = ConcurrentHashMap.newKeySet();
  private volatile CompletableFuture<Connection> cut = new CompletableFuture<>();

  Reach(DataSource database) {
    this.database = database;
  }

  @Override
  public Connection createConnection() throws SQLException {
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
      connecting.complete(database.getConnection());
    } catch (SQLException | RuntimeException e) {
      connecting.completeExceptionally(e);
    }
  }

  /** The database does not answer: whatever waits for it fails, and fails at once from now on. */
  void lose() {
    cut.completeExceptionally(
        new SQLTransientConnectionException("the database does not answer", BROKEN));
    opened.forEach(Reach::abort);
    opened.clear();
  }

  /** The database answers. */
  void find() {
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

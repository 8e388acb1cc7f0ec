package dev.cuepost.bench.cluster;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;

/** Counts how often servers tell each other of news, by listening as they do. */
final class Notifications implements AutoCloseable {
  private final Connection connection;

  private Notifications(Connection connection) {
    this.connection = connection;
  }

  static Notifications listen(Site site) throws IOException {
    try {
      Connection connection = site.connect();
      try (Statement statement = connection.createStatement()) {
        statement.execute("listen cuepost_queue");
      }
      return new Notifications(connection);
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }

  /** Those since the last time. */
  long heard() throws IOException {
    try {
      var heard = connection.unwrap(PGConnection.class).getNotifications();
      return heard == null ? 0 : heard.length;
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}

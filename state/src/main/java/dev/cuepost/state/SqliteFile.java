package dev.cuepost.state;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * How a file of SQLite is opened: with a log beside it that is synced at each commit, and writers
 * that take the write lock when their transaction begins.
 */
final class SqliteFile {
  private static final int CONNECTIONS = 4;

  private SqliteFile() {}

  static Connections connections(Path file) throws SQLException {
    var sqlite = new SQLiteConfig();
    sqlite.setJournalMode(SQLiteConfig.JournalMode.WAL);
    sqlite.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    sqlite.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    sqlite.enforceForeignKeys(true);
    // Nobody asks for them, and the driver would ask SQLite after each insert.
    sqlite.setGetGeneratedKeys(false);
    return connections(file, sqlite, CONNECTIONS);
  }

  static Connections connectionsToRead(Path file) throws SQLException {
    if (!Files.exists(file)) {
      throw new UncheckedIOException(new NoSuchFileException(file + " does not exist"));
    }
    var sqlite = new SQLiteConfig();
    sqlite.setReadOnly(true);
    return connections(file, sqlite, 1);
  }

  private static Connections connections(Path file, SQLiteConfig sqlite, int most)
      throws SQLException {
    sqlite.setBusyTimeout((int) Database.PATIENCE.toMillis());
    var source = new SQLiteDataSource(sqlite);
    source.setUrl("jdbc:sqlite:" + file.toAbsolutePath());
    return Connections.openKeepingStatements(source, most);
  }
}

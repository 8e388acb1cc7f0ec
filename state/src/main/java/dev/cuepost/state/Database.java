package dev.cuepost.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.LocalTransactionHandler;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * The relational state of one server, in one SQLite file.
 *
 * <p>A committed transaction is synced. Writers take the write lock when their transaction begins,
 * so that two of them wait for each other instead of failing half way.
 */
public final class Database implements AutoCloseable {
  private static final int BUSY_TIMEOUT_MILLIS = 10_000;
  private static final int CONNECTIONS = 4;

  /** By default, migrations that this version does not know are passed over. */
  private static final String[] NOTHING = {};

  private final Connections connections;
  private final Jdbi jdbi;

  private Database(Connections connections) {
    this.connections = connections;
    this.jdbi = Jdbi.create(connections.source());
    jdbi.setTransactionHandler(new OneWriter(new LocalTransactionHandler(), BUSY_TIMEOUT_MILLIS));
  }

  /**
   * Opens the file, creating it if absent, and applies the migrations on the class path.
   *
   * @throws UncheckedIOException with one sentence, if the file is damaged, or of a newer version,
   *     or cannot be opened; it is left as it is
   */
  public static Database open(Path file) {
    var sqlite = new SQLiteConfig();
    sqlite.setJournalMode(SQLiteConfig.JournalMode.WAL);
    sqlite.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    sqlite.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    sqlite.setBusyTimeout(BUSY_TIMEOUT_MILLIS);
    sqlite.enforceForeignKeys(true);
    // Nobody asks for them, and the driver would ask SQLite after each insert.
    sqlite.setGetGeneratedKeys(false);
    var source = new SQLiteDataSource(sqlite);
    source.setUrl("jdbc:sqlite:" + file.toAbsolutePath());

    try {
      return migrated(Connections.open(source, CONNECTIONS));
    } catch (FlywayException | SQLException e) {
      throw new UncheckedIOException(
          "the database %s is damaged or of a newer version and was left as it is: %s"
              .formatted(file, firstLine(e)),
          new IOException(e));
    }
  }

  /**
   * Opens the file to be read, as it is, also while a server writes it.
   *
   * @throws UncheckedIOException with one sentence, if it is not there or cannot be opened
   */
  public static Database openToRead(Path file) {
    if (!Files.exists(file)) {
      throw new UncheckedIOException(new NoSuchFileException(file + " does not exist"));
    }
    var sqlite = new SQLiteConfig();
    sqlite.setReadOnly(true);
    sqlite.setBusyTimeout(BUSY_TIMEOUT_MILLIS);
    var source = new SQLiteDataSource(sqlite);
    source.setUrl("jdbc:sqlite:" + file.toAbsolutePath());
    try {
      return new Database(Connections.open(source, 1));
    } catch (SQLException e) {
      throw new UncheckedIOException(
          "the database %s cannot be read: %s".formatted(file, firstLine(e)), new IOException(e));
    }
  }

  private static Database migrated(Connections connections) {
    try {
      Flyway.configure()
          .dataSource(connections.source())
          .locations("classpath:db/migration")
          .ignoreMigrationPatterns(NOTHING)
          .load()
          .migrate();
      return new Database(connections);
    } catch (FlywayException e) {
      connections.close();
      throw e;
    }
  }

  private static String firstLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("").strip();
  }

  public Jdbi jdbi() {
    return jdbi;
  }

  @Override
  public void close() {
    connections.close();
  }
}

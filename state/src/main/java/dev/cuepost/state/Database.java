package dev.cuepost.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.transaction.LocalTransactionHandler;
import org.jdbi.v3.core.transaction.TransactionHandler;

/**
 * Relational state: in one SQLite file of one server, or in a PostgreSQL that several share.
 *
 * <p>A committed transaction is durable. Transactions take turns, on all servers together, so what
 * one has read still holds when it writes; who finds no turn within {@link #PATIENCE} fails. What
 * is read outside of a transaction waits for nobody. Everything that writes begins a transaction:
 * PostgreSQL refuses what does not.
 */
public final class Database implements AutoCloseable {
  /** How long a transaction waits for those before it, and how long it may keep silent. */
  static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Connections connections;
  private final Jdbi jdbi;
  private final Jdbi aside;
  private final Bulletin bulletin;
  private final InstantSource wall;

  /** On a file. */
  private Database(Connections connections) {
    this.connections = connections;
    this.jdbi = inTurns(connections, new LocalTransactionHandler());
    this.aside = jdbi;
    this.bulletin = Bulletin.ALONE;
    this.wall = InstantSource.system();
  }

  private Database(Connections connections, PostgresSource server) throws SQLException {
    this.connections = connections;
    this.jdbi = inTurns(connections, new SharedTurn(new LocalTransactionHandler()));
    this.aside = Jdbi.create(connections.source());
    var shared = new SharedWall(System::nanoTime);
    this.wall = shared;
    this.bulletin = new SharedBulletin(server, shared);
    try (Connection connection = connections.source().getConnection()) {
      shared.look(() -> SharedBulletin.millis(connection));
    }
    for (Jdbi each : List.of(jdbi, aside)) {
      each.registerArgument(new TextWithoutZero());
      each.getConfig(SqlStatements.class).addCustomizer(new AllColumns());
    }
    aside.setTransactionHandler(new Aside(new LocalTransactionHandler()));
  }

  private static Jdbi inTurns(Connections connections, TransactionHandler transactions) {
    Jdbi jdbi = Jdbi.create(connections.source());
    jdbi.setTransactionHandler(new OneWriter(transactions, PATIENCE.toMillis()));
    return jdbi;
  }

  /**
   * Opens the file, creating it if absent, and applies the migrations on the class path.
   *
   * @throws UncheckedIOException with one sentence, if the file is damaged, or of a newer version,
   *     or cannot be opened; it is left as it is
   */
  public static Database open(Path file) {
    try {
      return migrated(SqliteFile.connections(file));
    } catch (FlywayException | SQLException e) {
      throw new UncheckedIOException(
          "the database %s is damaged or of a newer version and was left as it is: %s"
              .formatted(file, firstLine(e)),
          new IOException(e));
    }
  }

  private static Database migrated(Connections connections) {
    try {
      Schema.migrate(connections.source());
      return new Database(connections);
    } catch (FlywayException e) {
      connections.close();
      throw e;
    }
  }

  /**
   * Opens the file to be read, as it is, also while a server writes it.
   *
   * @throws UncheckedIOException with one sentence, if it is not there or cannot be opened
   */
  public static Database openToRead(Path file) {
    try {
      return new Database(SqliteFile.connectionsToRead(file));
    } catch (SQLException e) {
      throw new UncheckedIOException(
          "the database %s cannot be read: %s".formatted(file, firstLine(e)), new IOException(e));
    }
  }

  /**
   * Opens a database of PostgreSQL, of version 15 or later, and applies the migrations on the class
   * path. Others may have it open.
   *
   * @param url of JDBC, such as {@code jdbc:postgresql://a,b/cuepost?targetServerType=primary}
   * @param connections how many there are at most, 1 or more
   * @throws UncheckedIOException with one sentence, if it cannot be reached, or is of a newer
   *     version, or a data directory has not moved in whole; it is left as it is
   */
  public static Database open(String url, int connections) {
    Database database = openToFill(url, connections);
    if (database.jdbi.withHandle(MoveIn::isUnfinished)) {
      database.close();
      throw new UncheckedIOException(
          new IOException(
              "a data directory moves into the database of the state; run 'cuepost migrate' again"
                  + " until it is done"));
    }
    return database;
  }

  /**
   * The same while a data directory moves in, which keeps servers out.
   *
   * @throws UncheckedIOException with one sentence, as above
   */
  public static Database openToFill(String url, int connections) {
    var server = new PostgresSource(url);
    try {
      Schema.migrate(server);
      return of(server, connections);
    } catch (FlywayValidateException e) {
      throw new UncheckedIOException(
          "the database of the state has tables of a newer version, or changed by hand, and was"
              + " left as it is",
          new IOException(e));
    } catch (FlywayException | SQLException e) {
      throw new UncheckedIOException(
          "the database of the state cannot be used and was left as it is: " + firstLine(e),
          new IOException(e));
    }
  }

  /** The same with tables that are there. */
  static Database of(PostgresSource server, int connections) throws SQLException {
    return new Database(server.connections(connections), server);
  }

  private static String firstLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("").strip();
  }

  public Jdbi jdbi() {
    return jdbi;
  }

  /**
   * For what is one statement, is written very often, and is no great loss: on a database that is
   * shared its transactions take no turns, and the last ones are lost if the database's machine is.
   */
  public Jdbi aside() {
    return aside;
  }

  /**
   * By which the servers on this database know of each other's changes; it is started by others.
   */
  public Bulletin bulletin() {
    return bulletin;
  }

  /**
   * The clock by which moments are written here: this machine's on a file, else the database's, so
   * that servers agree that share it.
   */
  public InstantSource wall() {
    return wall;
  }

  @Override
  public void close() {
    connections.close();
  }
}

package dev.cuepost.queue.postgres;

import dev.cuepost.queue.QueueEngine;
import dev.cuepost.queue.QueueEngineContract;
import dev.cuepost.queue.TimeSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/**
 * The engine of many machines does what every engine must. The database's clock is the one that
 * rules set; the node's own shows something else.
 */
@Tag("slow")
final class PostgresQueueEngineTest extends QueueEngineContract {
  private static @TempDir Path machine;
  private static PostgresServer server;
  private static DataSource database;

  /** Tables are made once; each rule finds them empty. */
  @BeforeAll
  static void start() throws IOException, InterruptedException, SQLException {
    server = PostgresServer.start(Files.createDirectory(machine.resolve("postgres")), "fsync=off");
    database = PostgresQueueEngine.database(server.create("queues"));
    PostgresQueueEngine.migrate(database);
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  /** The directory stands for what is in the tables. */
  @Override
  protected QueueEngine open(Path directory, TimeSource clock) {
    try {
      Path opened = directory.resolve("opened");
      if (!Files.exists(opened)) {
        empty();
        Files.createFile(opened);
      }
      return PostgresQueueEngine.open(
          database,
          Nodes.MANY,
          2, // each costs the database a process, and there is an engine for each rule
          new OwnClock(clock),
          _ -> clock.millis(),
          Duration.ZERO,
          (_, own) -> own,
          new SecureRandom());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static void empty() throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("truncate clock, secret, queue, deleted_queue, message restart identity");
    }
  }

  /** Each step asks the database a dozen times. */
  @Override
  public int steps() {
    return Integer.getInteger("histories.steps", 500);
  }
}

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
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** Two databases do together what every engine must. */
@Tag("slow")
@Tag("exhaustive")
final class ShardedQueueEngineTest extends QueueEngineContract {
  private static @TempDir Path machine;
  private static PostgresServer server;
  private static List<DataSource> databases;

  /** Tables are made once; each rule finds them empty. */
  @BeforeAll
  static void start() throws IOException, InterruptedException, SQLException {
    server = PostgresServer.start(Files.createDirectory(machine.resolve("postgres")), "fsync=off");
    databases =
        List.of(
            PostgresQueueEngine.database(server.create("first")),
            PostgresQueueEngine.database(server.create("second")));
    databases.forEach(PostgresQueueEngine::migrate);
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
        for (DataSource database : databases) {
          empty(database);
        }
        Files.createFile(opened);
      }
      return ShardedQueueEngine.open(
          databases.stream().map(database -> new Shard(database, "database", _ -> {})).toList(),
          new Opening(
              Nodes.MANY,
              2,
              new OwnClock(clock),
              _ -> clock.millis(),
              Duration.ZERO,
              (_, own) -> own,
              new SecureRandom()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static void empty(DataSource database) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "truncate clock, secret, queue, deleted_queue, message, shard, placement, departing_queue"
              + " restart identity");
    }
  }

  @Override
  public int steps() {
    return Integer.getInteger("histories.steps", 150);
  }
}

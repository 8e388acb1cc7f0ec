package dev.cuepost.queue.postgres;

import dev.cuepost.queue.QueueEngine;
import dev.cuepost.queue.QueueEngineContract;
import dev.cuepost.queue.TimeSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.Condition;
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
  private static final String NEW = "new";

  private static @TempDir Path machine;
  private static PostgresServer server;

  /** Tables are made once; each rule has a copy of them. */
  @BeforeAll
  static void start() throws IOException, InterruptedException, SQLException {
    server = PostgresServer.start(Files.createDirectory(machine.resolve("postgres")), "fsync=off");
    PostgresQueueEngine.migrate(PostgresQueueEngine.database(server.create(NEW)));
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  /** The directory stands for a database of its name. */
  @Override
  protected QueueEngine open(Path directory, TimeSource clock) {
    try {
      Path address = directory.resolve("address");
      if (!Files.exists(address)) {
        Files.writeString(address, server.copy(NEW, directory.getFileName().toString()));
      }
      return PostgresQueueEngine.open(
          Files.readString(address),
          Nodes.MANY,
          4,
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

  /** Each step asks the database a dozen times. */
  @Override
  public int steps() {
    return Integer.getInteger("histories.steps", 500);
  }

  /** A node's clock that is two days late, and that nobody sets. */
  private record OwnClock(TimeSource time) implements TimeSource {
    @Override
    public Instant instant() {
      return Instant.EPOCH.plus(Duration.ofDays(20_000)).plusMillis(steadyMillis());
    }

    @Override
    public long steadyMillis() {
      return time.steadyMillis();
    }

    @Override
    public void await(Condition condition, long until) throws InterruptedException {
      time.await(condition, until);
    }
  }
}

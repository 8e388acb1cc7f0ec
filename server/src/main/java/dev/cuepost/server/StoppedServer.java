package dev.cuepost.server;

import dev.cuepost.access.Access;
import dev.cuepost.queue.TimeSource;
import dev.cuepost.state.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;

/** What a command works on that needs a server's state for itself. */
record StoppedServer(DataDirectory data, Database database, Access access) {
  /** Something done with it. */
  @FunctionalInterface
  interface Work<T> {
    T on(StoppedServer server) throws IOException;
  }

  /**
   * Takes the directory for as long as the work lasts.
   *
   * @throws Problem if a server runs on it, or it is none of a server
   */
  static <T> T with(Path directory, Work<T> work) {
    if (!Files.exists(directory.resolve("state.db"))) {
      throw new Problem(
          "%s is no data directory of a server; give another --data".formatted(directory));
    }
    try (var data = DataDirectory.open(directory);
        var database = Database.open(data.state());
        var access =
            Access.open(
                database.jdbi(), data.masterKey(), TimeSource.system(), new SecureRandom())) {
      return work.on(new StoppedServer(data, database, access));
    } catch (IOException | UncheckedIOException | IllegalStateException e) {
      throw new Problem(e.getMessage(), e);
    }
  }
}

package dev.cuepost.server;

import dev.cuepost.access.Access;
import dev.cuepost.queue.TimeSource;
import dev.cuepost.state.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Encrypts the stored secrets under a new master key. */
@Command(
    name = "rotate-master-key",
    mixinStandardHelpOptions = true,
    description = {
      "Makes a new master key and encrypts all stored secrets under it; the server must be stopped."
          + " AccessKeys and passwords stay what they are. It may be cut off and run again at any"
          + " time."
    })
final class RotateMasterKey implements Callable<Integer> {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "directory of the server's state (default: cuepost-data)")
  private Path directory = Path.of("cuepost-data");

  @Override
  public Integer call() {
    System.out.println(rotate(directory));
    return 0;
  }

  /**
   * Does it.
   *
   * @return what was done, for people
   */
  static String rotate(Path directory) {
    if (!Files.exists(directory.resolve("state.db"))) {
      throw new Problem(
          "%s is no data directory of a server; give another --data".formatted(directory));
    }
    try (var data = DataDirectory.open(directory);
        var database = Database.open(data.state());
        var access =
            Access.open(
                database.jdbi(), data.masterKey(), TimeSource.system(), new SecureRandom())) {
      access.rotateMasterKey(_ -> {});
      return """
      %s has a new key, and the secrets in %s are encrypted under it.
      Copies of the data directory made before open only with the key file in them.\
      """
          .formatted(data.masterKey(), data.state());
    } catch (IOException | UncheckedIOException | IllegalStateException e) {
      throw new Problem(e.getMessage(), e);
    }
  }
}

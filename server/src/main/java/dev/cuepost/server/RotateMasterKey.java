package dev.cuepost.server;

import static java.util.Objects.requireNonNull;

import dev.cuepost.access.Access;
import dev.cuepost.callback.CallbackSettings;
import dev.cuepost.queue.TimeSource;
import dev.cuepost.server.user.UserCommand;
import dev.cuepost.state.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

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
  @ParentCommand private @Nullable UserCommand user;

  @Override
  public Integer call() {
    System.out.println(rotate(requireNonNull(user).data()));
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
      CallbackSettings callbacks =
          CallbackSettings.open(database.jdbi(), new VaultSealing(access.vault()));
      access.rotateMasterKey(callbacks::sealAnew);
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

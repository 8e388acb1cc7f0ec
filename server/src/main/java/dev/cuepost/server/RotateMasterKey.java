package dev.cuepost.server;

import static java.util.Objects.requireNonNull;

import dev.cuepost.callback.setting.CallbackSettings;
import dev.cuepost.cli.output.Output;
import dev.cuepost.cli.session.Session;
import dev.cuepost.cli.user.UserCommand;
import java.nio.file.Path;
import java.util.List;
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
    },
    footerHeading = Session.EXAMPLES,
    footer = "  cuepost user rotate-master-key --data ./cuepost-data")
final class RotateMasterKey implements Callable<Integer> {
  @ParentCommand private @Nullable UserCommand user;

  @Override
  public Integer call() {
    Path directory = requireNonNull(user).data();
    List<String> done = rotate(directory).lines().toList();
    requireNonNull(user).out().lines(Output.object().put("Rotated", directory.toString()), done);
    return 0;
  }

  /**
   * Does it.
   *
   * @return what was done, for people
   */
  static String rotate(Path directory) {
    return StoppedServer.with(
        directory,
        server -> {
          CallbackSettings callbacks =
              CallbackSettings.open(
                  server.database().jdbi(), new VaultSealing(server.access().vault()));
          server.access().rotateMasterKey(callbacks::sealAnew);
          return """
          %s has a new key, and the secrets in %s are encrypted under it.
          Copies of the data directory made before open only with the key file in them.\
          """
              .formatted(server.data().masterKey(), server.data().state());
        });
  }
}

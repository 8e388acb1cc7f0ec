package dev.cuepost.cli;

import dev.cuepost.cli.callback.CallbackCommand;
import dev.cuepost.cli.completion.CompletionCommand;
import dev.cuepost.cli.delivery.DeliveryCommand;
import dev.cuepost.cli.job.JobCommand;
import dev.cuepost.cli.listen.Listen;
import dev.cuepost.cli.media.MediaCommand;
import dev.cuepost.cli.profile.ProfileCommand;
import dev.cuepost.cli.queue.QueueCommand;
import dev.cuepost.cli.user.UserCommand;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** All commands that are clients of a server, or of none. */
public final class ClientCommands {
  private ClientCommands() {}

  /**
   * The commands by name, each with all that is below it once it is asked for: to make all of them
   * takes longer than most of them run.
   *
   * @param environment looks up an environment variable
   */
  public static SequencedMap<String, Supplier<CommandLine>> all(
      Function<String, @Nullable String> environment) {
    SequencedMap<String, Supplier<CommandLine>> all = new LinkedHashMap<>();
    all.put("queue", () -> QueueCommand.commandLine(environment));
    all.put("job", () -> JobCommand.commandLine(environment));
    all.put("media", () -> MediaCommand.commandLine(environment));
    all.put("callback", () -> CallbackCommand.commandLine(environment));
    all.put("delivery", () -> DeliveryCommand.commandLine(environment));
    all.put("user", () -> UserCommand.commandLine(environment));
    all.put("profile", () -> ProfileCommand.commandLine(environment));
    all.put("listen", () -> new CommandLine(new Listen()));
    all.put("completion", () -> new CommandLine(new CompletionCommand()));
    return all;
  }
}

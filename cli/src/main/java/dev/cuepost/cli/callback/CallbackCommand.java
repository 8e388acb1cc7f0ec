package dev.cuepost.cli.callback;

import dev.cuepost.cli.session.Session;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Where events go and how they are told. */
@Command(
    name = "callback",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Sets where events go and how they are told, and tests receivers.",
    footerHeading = Session.EXAMPLES,
    footer = {
      "  cuepost callback set --url https://cb.example.com/hook --events ProduceMediaComplete",
      "  cuepost callback test https://cb.example.com/hook"
    })
public final class CallbackCommand {
  @Mixin private final Session session;

  private CallbackCommand(Function<String, @Nullable String> environment) {
    this.session = new Session(environment);
  }

  /**
   * The command with all that is below it.
   *
   * @param environment looks up an environment variable
   */
  public static CommandLine commandLine(Function<String, @Nullable String> environment) {
    var group = new CallbackCommand(environment);
    Session session = group.session;
    return new CommandLine(group)
        .addSubcommand(new GetCommand(session))
        .addSubcommand(new SetCommand(session))
        .addSubcommand(new UnsetCommand(session))
        .addSubcommand(new TestCommand(session))
        .addSubcommand(new OptionsCommand(session))
        .addSubcommand(new RetriesCommand(session))
        .addSubcommand(new SecretCommand(session))
        .setCaseInsensitiveEnumValuesAllowed(true);
  }
}

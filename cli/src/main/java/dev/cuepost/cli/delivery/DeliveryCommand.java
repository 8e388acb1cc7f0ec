package dev.cuepost.cli.delivery;

import dev.cuepost.cli.session.Session;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The deliveries of events to their receivers. */
@Command(
    name = "delivery",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Shows what became of callbacks, and makes them again.",
    footerHeading = Session.EXAMPLES,
    footer = {
      "  cuepost delivery list --failed --since 2h",
      "  cuepost delivery replay --failed --since 1h --target https://cb.example.com/"
    })
public final class DeliveryCommand {
  @Mixin private final Session session;

  private DeliveryCommand(Function<String, @Nullable String> environment) {
    this.session = new Session(environment);
  }

  /**
   * The command with all that is below it.
   *
   * @param environment looks up an environment variable
   */
  public static CommandLine commandLine(Function<String, @Nullable String> environment) {
    var group = new DeliveryCommand(environment);
    return new CommandLine(group)
        .addSubcommand(new ListCommand(group.session))
        .addSubcommand(new ShowCommand(group.session))
        .addSubcommand(new ReplayCommand(group.session))
        .addSubcommand(new DrainCommand(group.session));
  }
}

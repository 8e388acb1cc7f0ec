package dev.cuepost.server;

import dev.cuepost.cli.callback.CallbackCommand;
import dev.cuepost.cli.client.Failure;
import dev.cuepost.cli.listen.Listen;
import dev.cuepost.cli.user.UserCommand;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command line: {@code cuepost serve}, {@code cuepost user}, {@code cuepost callback}. */
@Command(
    name = "cuepost",
    mixinStandardHelpOptions = true,
    versionProvider = Cuepost.Version.class,
    description =
        "A self-hosted media service that speaks Alibaba Cloud's SMQ, IMS and OSS protocols.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Programs beside it, each with a --help of its own:",
      "  demo     Shows the main job end to end.",
      "  audit    Kills a server under load; checks that its queues kept every promise."
    },
    subcommands = {Serve.class, Doctor.class, Listen.class})
public final class Cuepost {
  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = "show where a failure comes from")
  private boolean verbose;

  private Cuepost() {}

  public static void main(String[] arguments) {
    Carriers.provide();
    var _ = LoggerFactory.getILoggerFactory(); // by one thread, before several ask for it at once
    SLF4JBridgeHandler.removeHandlersForRootLogger(); // the HTTP server logs through the JDK
    SLF4JBridgeHandler.install();
    CommandLine line = commandLine(System::getenv);
    System.exit(line.execute(arguments.length == 0 ? new String[] {"--help"} : arguments));
  }

  /**
   * All the commands.
   *
   * @param environment looks up an environment variable
   */
  static CommandLine commandLine(Function<String, @Nullable String> environment) {
    var cuepost = new Cuepost();
    return new CommandLine(cuepost)
        .addSubcommand(
            UserCommand.commandLine(environment)
                .addSubcommand(new AccountCommand())
                .addSubcommand(new RotateMasterKey())
                .addSubcommand(new ShowAudit()))
        .addSubcommand(CallbackCommand.commandLine(environment))
        .setExecutionExceptionHandler((failure, command, _) -> {
          if (cuepost.verbose || !(failure instanceof Problem || failure instanceof Failure)) {
            throw failure;
          }
          command.getErr().println("cuepost: " + failure.getMessage());
          return CommandLine.ExitCode.SOFTWARE;
        });
  }

  /** The version that the build wrote into the jar. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Cuepost.class.getPackage().getImplementationVersion();
      return new String[] {"cuepost " + (version == null ? "(not packaged)" : version)};
    }
  }
}

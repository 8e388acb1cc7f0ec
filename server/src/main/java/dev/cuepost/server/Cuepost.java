package dev.cuepost.server;

import static java.util.Objects.requireNonNull;

import dev.cuepost.cli.ClientCommands;
import dev.cuepost.cli.outcome.Exit;
import dev.cuepost.cli.outcome.Failure;
import dev.cuepost.cli.output.Printable;
import dev.cuepost.cli.queue.QueueCommand;
import dev.cuepost.cli.session.Session;
import dev.cuepost.cli.user.UserCommand;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command line: the server, and the commands of those who use one. */
@Command(
    name = "cuepost",
    mixinStandardHelpOptions = true,
    versionProvider = Cuepost.Version.class,
    description =
        "A self-hosted media service that speaks Alibaba Cloud's SMQ, IMS and OSS protocols.",
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nStatus at the end:%n",
    exitCodeList = {
      "0:done",
      "1:refused, or it failed",
      "2:the command line makes no sense",
      "3:no server answers there, or none that speaks the protocol",
      "4:what was waited for did not come in time"
    },
    footerHeading = Session.EXAMPLES,
    footer = {
      "  cuepost serve --data ./cuepost-data",
      "  cuepost queue send orders '{\"order\": 7}'",
      "  cuepost job submit film.json --output http://127.0.0.1:8701/demo/film.mp4 --wait"
    },
    subcommands = {Serve.class, Doctor.class})
public final class Cuepost {
  private static final Set<String> SERVERS = Set.of("serve", "listen");

  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = "show where a failure comes from")
  private boolean verbose;

  private Cuepost() {}

  public static void main(String[] arguments) {
    String first = arguments.length == 0 ? "--help" : arguments[0];
    if (SERVERS.contains(first)) {
      Carriers.provide();
      var _ = LoggerFactory.getILoggerFactory(); // by one thread, before several ask for it at once
      SLF4JBridgeHandler.removeHandlersForRootLogger(); // the HTTP server logs through the JDK
      SLF4JBridgeHandler.install();
    }
    CommandLine line =
        commandLine(System::getenv, first)
            .setOut(writer(FileDescriptor.out))
            .setErr(writer(FileDescriptor.err));
    System.exit(line.execute(arguments.length == 0 ? new String[] {first} : arguments));
  }

  /** In UTF-8 whatever the locale: programs read what comes there. */
  private static PrintWriter writer(FileDescriptor to) {
    return new PrintWriter(new FileOutputStream(to), true, StandardCharsets.UTF_8);
  }

  /**
   * All the commands.
   *
   * @param environment looks up an environment variable
   */
  static CommandLine commandLine(Function<String, @Nullable String> environment) {
    return commandLine(environment, "--help");
  }

  /**
   * The commands that can be meant.
   *
   * @param first what was typed first; if that is the name of a client's command, the other ones
   *     are left out, which halves the time that most commands take
   */
  private static CommandLine commandLine(
      Function<String, @Nullable String> environment, String first) {
    var cuepost = new Cuepost();
    var line = new CommandLine(cuepost);
    SequencedMap<String, Supplier<CommandLine>> clients = ClientCommands.all(environment);
    clients.put("user", () -> user(environment));
    clients.put("queue", () -> queue(environment));
    boolean alone = clients.containsKey(first) && !first.equals("completion"); // which needs all
    if (alone) {
      line.addSubcommand(requireNonNull(clients.get(first)).get());
    } else {
      line.addSubcommand(new Migrate(environment));
      line.addSubcommand(ProgramBeside.demo()).addSubcommand(ProgramBeside.audit());
      clients.values().forEach(client -> line.addSubcommand(client.get()));
    }
    return line.setExecutionExceptionHandler(
        (failure, command, _) -> cuepost.told(failure, command));
  }

  /** With what no protocol can ask for, which works on the directory of a stopped server. */
  private static CommandLine user(Function<String, @Nullable String> environment) {
    return UserCommand.commandLine(environment)
        .addSubcommand(new AccountCommand())
        .addSubcommand(new RotateMasterKey())
        .addSubcommand(new ShowAudit());
  }

  /** With what no protocol can ask for, which works on the databases of the queues. */
  private static CommandLine queue(Function<String, @Nullable String> environment) {
    return QueueCommand.commandLine(environment).addSubcommand(new MoveQueue(environment));
  }

  private int told(Exception failure, CommandLine command) throws Exception {
    boolean foreseen = failure instanceof Problem || failure instanceof Failure;
    if (verbose || !foreseen) {
      throw failure;
    }
    command.getErr().println("cuepost: " + Printable.visible(String.valueOf(failure.getMessage())));
    return (failure instanceof Failure client ? client.exit() : Exit.FAILED).status();
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

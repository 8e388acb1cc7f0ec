package dev.cuepost.cli.callback;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cuepost.cli.client.RpcClient;
import dev.cuepost.cli.client.ServerOptions;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The callbacks of a running server, and how all the commands below reach it. */
@Command(
    name = "callback",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Shows what became of callbacks, sends them again, tests targets, and manages secrets.",
      "Signs with the key of the options, else of CUEPOST_ACCESS_KEY_ID and"
          + " CUEPOST_ACCESS_KEY_SECRET, else of the file 'credentials' in --data."
    })
public final class CallbackCommand {
  private static final String VERSION = "2026-12-01";

  @Mixin private final ServerOptions server;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--region",
      paramLabel = "REGION",
      scope = ScopeType.INHERIT,
      description = "the region of the events (default: the endpoint's, else the server's first)")
  private @Nullable String region;

  private CallbackCommand(Function<String, @Nullable String> environment) {
    this.server = new ServerOptions(environment);
  }

  /**
   * The command with all that is below it.
   *
   * @param environment looks up an environment variable
   */
  public static CommandLine commandLine(Function<String, @Nullable String> environment) {
    var callback = new CallbackCommand(environment);
    return new CommandLine(callback)
        .addSubcommand(new ListCommand(callback))
        .addSubcommand(new ShowCommand(callback))
        .addSubcommand(new ReplayCommand(callback))
        .addSubcommand(new DrainCommand(callback))
        .addSubcommand(new TestCommand(callback))
        .addSubcommand(new OptionsCommand(callback))
        .addSubcommand(new RetriesCommand(callback))
        .addSubcommand(new SecretCommand(callback));
  }

  /** Calls an operation in the region of the options; a refusal fails the command. */
  JsonNode call(String action, Map<String, String> parameters) {
    Map<String, String> all = new HashMap<>(parameters);
    if (region != null) {
      all.put("RegionId", region);
    }
    return client().call(action, all);
  }

  private RpcClient client() {
    return server.client(VERSION);
  }

  /** One line, without what a terminal would obey: much of it was written by others. */
  void print(String line) {
    var out = requireNonNull(spec).commandLine().getOut();
    out.println(line.replaceAll("[\\p{Cc}\\p{Cf}]", " ").stripTrailing());
    out.flush();
  }

  /** All of it, to be read by a program. */
  void print(JsonNode json) {
    var out = requireNonNull(spec).commandLine().getOut();
    out.println(json.toPrettyString());
    out.flush();
  }
}

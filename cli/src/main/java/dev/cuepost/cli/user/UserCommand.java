package dev.cuepost.cli.user;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cuepost.cli.client.ServerOptions;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The users of a running server, and how all the commands below reach it. */
@Command(
    name = "user",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Manages users, keys, policies and roles of a running server.",
      "Signs with the key of the options, else of CUEPOST_ACCESS_KEY_ID and"
          + " CUEPOST_ACCESS_KEY_SECRET, else of the file 'credentials' in --data."
    })
public final class UserCommand {
  @Spec private @Nullable CommandSpec spec;

  @Mixin private final ServerOptions server;

  private UserCommand(Function<String, @Nullable String> environment) {
    this.server = new ServerOptions(environment);
  }

  /**
   * The command with all that is below it.
   *
   * @param environment looks up an environment variable
   */
  public static CommandLine commandLine(Function<String, @Nullable String> environment) {
    var user = new UserCommand(environment);
    return new CommandLine(user)
        .addSubcommand(new KeyCommand(user))
        .addSubcommand(new PolicyCommand(user))
        .addSubcommand(new RoleCommand(user))
        .setCaseInsensitiveEnumValuesAllowed(true);
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Lists the users: name, id, since when, display name.")
  void list() {
    for (JsonNode user : client().list("ListUsers", Map.of(), "/Users/User")) {
      print(
          user.path("UserName").asText(),
          user.path("UserId").asText(),
          user.path("CreateDate").asText(),
          user.path("DisplayName").asText());
    }
  }

  @Command(
      name = "create",
      mixinStandardHelpOptions = true,
      description = "Makes a user, who may do nothing until a policy is attached.")
  void create(
      @Parameters(paramLabel = "NAME") String name,
      @Option(names = "--display-name", paramLabel = "TEXT") @Nullable String displayName,
      @Option(names = "--comments", paramLabel = "TEXT") @Nullable String comments) {
    Map<String, String> parameters = new HashMap<>(Map.of("UserName", name));
    if (displayName != null) {
      parameters.put("DisplayName", displayName);
    }
    if (comments != null) {
      parameters.put("Comments", comments);
    }
    JsonNode user = client().call("CreateUser", parameters).path("User");
    print(user.path("UserName").asText(), user.path("UserId").asText());
  }

  @Command(
      name = "delete",
      mixinStandardHelpOptions = true,
      description = "Removes a user who has neither keys nor policies.")
  void delete(@Parameters(paramLabel = "NAME") String name) {
    client().call("DeleteUser", Map.of("UserName", name));
  }

  /** The server's directory. */
  public Path data() {
    return server.data();
  }

  /** What speaks to the server that the options name. */
  RamClient client() {
    return new RamClient(server.client(RamClient.VERSION));
  }

  /** One line, its words apart by tabs. */
  public void print(String... words) {
    var out = requireNonNull(spec).commandLine().getOut();
    out.println(String.join("\t", words));
    out.flush();
  }
}

package dev.cuepost.cli.user;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cuepost.cli.output.Column;
import dev.cuepost.cli.output.Output;
import dev.cuepost.cli.session.Session;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The users of a server. */
@Command(
    name = "user",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Manages users, keys, policies and roles of a running server.",
    footerHeading = Session.EXAMPLES,
    footer = {
      "  cuepost user create alice",
      "  cuepost user key create --user alice",
      "  cuepost user policy attach alice AliyunMNSFullAccess"
    })
public final class UserCommand {
  @Mixin private final Session session;

  private UserCommand(Function<String, @Nullable String> environment) {
    this.session = new Session(environment);
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
      description = "Lists the users.",
      footerHeading = Session.EXAMPLES,
      footer = "  cuepost user list --json | jq -r '.[].UserName'")
  void list() {
    out()
        .list(
            client().list("ListUsers", Map.of(), "/Users/User"),
            Column.of("USER", "UserName"),
            Column.of("ID", "UserId"),
            Column.of("SINCE", "CreateDate"),
            Column.of("DISPLAY NAME", "DisplayName"));
  }

  @Command(
      name = "create",
      mixinStandardHelpOptions = true,
      description = "Makes a user, who may do nothing until a policy is attached.",
      footerHeading = Session.EXAMPLES,
      footer = "  cuepost user create alice --display-name 'Alice A.'")
  void create(
      @Parameters(paramLabel = "NAME", description = "the user's") String name,
      @Option(names = "--display-name", paramLabel = "TEXT", description = "for people")
          @Nullable String displayName,
      @Option(names = "--comments", paramLabel = "TEXT", description = "for people")
          @Nullable String comments) {
    Map<String, String> parameters = new HashMap<>(Map.of("UserName", name));
    if (displayName != null) {
      parameters.put("DisplayName", displayName);
    }
    if (comments != null) {
      parameters.put("Comments", comments);
    }
    JsonNode user = client().call("CreateUser", parameters).path("User");
    out()
        .lines(user, List.of(user.path("UserName").asText() + "  " + user.path("UserId").asText()));
  }

  @Command(
      name = "delete",
      mixinStandardHelpOptions = true,
      description = "Removes a user who has neither keys nor policies.",
      footerHeading = Session.EXAMPLES,
      footer = "  cuepost user delete alice")
  void delete(@Parameters(paramLabel = "NAME", description = "the user's") String name) {
    client().call("DeleteUser", Map.of("UserName", name));
    out().done("Deleted", name);
  }

  /** The server's directory. */
  public Path data() {
    return session.data();
  }

  /** How it is told what came of a command. */
  public Output out() {
    return session.out();
  }

  /** What speaks to the server that the options name. */
  RamClient client() {
    return new RamClient(session);
  }
}

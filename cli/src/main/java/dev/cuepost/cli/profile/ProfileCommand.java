package dev.cuepost.cli.profile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuepost.cli.output.Column;
import dev.cuepost.cli.output.Output;
import dev.cuepost.cli.session.Session;
import dev.cuepost.cli.site.Face;
import dev.cuepost.cli.site.Profiles;
import dev.cuepost.cli.site.Site;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Servers by name. */
@Command(
    name = "profile",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Keeps the addresses and keys of several servers, and of the cloud, under names.",
      "They are in cuepost/profiles.toml below $XDG_CONFIG_HOME or ~/.config, for its owner only."
    },
    footerHeading = Session.EXAMPLES,
    footer = {
      "  cuepost profile add local --credentials cuepost-data/credentials",
      "  cuepost profile add cloud --cloud cn-shanghai --account 1234567890123456",
      "  cuepost profile use cloud",
      "  cuepost queue list --profile local"
    })
public final class ProfileCommand {
  private static final String NAME = "NAME";
  private static final String ITS_NAME = "the profile's name";

  @Mixin private final Session session;

  private ProfileCommand(Function<String, @Nullable String> environment) {
    this.session = new Session(environment);
  }

  /**
   * The command with all that is below it.
   *
   * @param environment looks up an environment variable
   */
  public static CommandLine commandLine(Function<String, @Nullable String> environment) {
    var group = new ProfileCommand(environment);
    return new CommandLine(group).addSubcommand(new AddCommand(group.session));
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Lists the profiles, without their secrets.",
      footerHeading = Session.EXAMPLES,
      footer = "  cuepost profile list")
  void list() {
    Profiles profiles = profiles();
    Optional<String> current = profiles.current();
    List<ObjectNode> all = new ArrayList<>();
    for (String name : profiles.names()) {
      all.add(shown(name, profiles.get(name), current.equals(Optional.of(name))));
    }
    session
        .out()
        .list(
            all,
            new Column("IN USE", each -> each.path("InUse").asBoolean() ? "*" : " "),
            Column.of("PROFILE", "Name"),
            Column.at("QUEUES AT", "/Endpoints/smq"),
            Column.at("MEDIA AT", "/Endpoints/ims"),
            Column.of("REGION", "Region"),
            Column.of("KEY", "AccessKeyId"));
  }

  private static ObjectNode shown(String name, Site site, boolean inUse) {
    ObjectNode shown = Output.object().put("Name", name).put("InUse", inUse);
    ObjectNode endpoints = shown.putObject("Endpoints");
    for (Face face : Face.values()) {
      URI address = site.addresses().get(face);
      if (address != null) {
        endpoints.put(face.word(), address.toString());
      }
    }
    site.region().ifPresent(region -> shown.put("Region", region));
    return shown
        .put("AccessKeyId", site.key().id())
        .put("HasSecurityToken", site.key().token().isPresent());
  }

  @Command(
      name = "use",
      mixinStandardHelpOptions = true,
      description = "Uses that server where nothing else says which one is meant.",
      footerHeading = Session.EXAMPLES,
      footer = "  cuepost profile use cloud")
  void use(@Parameters(paramLabel = NAME, description = ITS_NAME) String name) {
    profiles().use(name);
    session.out().done("InUse", name);
  }

  @Command(
      name = "remove",
      mixinStandardHelpOptions = true,
      description = "Forgets a server with its key.",
      footerHeading = Session.EXAMPLES,
      footer = "  cuepost profile remove cloud")
  void remove(@Parameters(paramLabel = NAME, description = ITS_NAME) String name) {
    profiles().remove(name);
    session.out().done("Removed", name);
  }

  @Command(
      name = "check",
      mixinStandardHelpOptions = true,
      description = "Asks the server who the key speaks for.",
      footerHeading = Session.EXAMPLES,
      footer = "  cuepost profile check --profile cloud")
  void check() {
    JsonNode caller = session.call(Face.STS, "GetCallerIdentity", Map.of());
    session
        .out()
        .one(
            caller,
            Column.of("account", "AccountId"),
            Column.of("kind", "IdentityType"),
            Column.of("arn", "Arn"),
            Column.of("user", "UserId"));
  }

  private Profiles profiles() {
    return Profiles.of(session.environment());
  }
}

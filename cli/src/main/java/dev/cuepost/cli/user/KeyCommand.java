package dev.cuepost.cli.user;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cuepost.cli.output.Column;
import dev.cuepost.cli.session.Session;
import dev.cuepost.cli.site.ClientKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The AccessKeys of a user, or of whoever signs. */
@Command(
    name = "key",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Manages AccessKeys: those of --user, else those of whoever signs.",
    footerHeading = Session.EXAMPLES,
    footer = {"  cuepost user key create --user alice", "  cuepost user key list"})
final class KeyCommand {
  private static final String OWNER = "--user";
  private static final String WHOSE = "whose (default: who signs)";
  private static final String KEY_ID = "KEY-ID";

  private final UserCommand user;

  KeyCommand(UserCommand user) {
    this.user = user;
  }

  @Command(
      name = "create",
      mixinStandardHelpOptions = true,
      description = "Makes a key and shows its secret, which is never shown again.",
      footerHeading = Session.EXAMPLES,
      footer = "  cuepost user key create --user alice > alice.env")
  void create(
      @Option(names = OWNER, paramLabel = "NAME", description = WHOSE) @Nullable String owner) {
    JsonNode key = user.client().call("CreateAccessKey", of(owner)).path("AccessKey");
    user.out()
        .lines(
            key,
            List.of(
                ClientKey.ID + "=" + key.path("AccessKeyId").asText(),
                ClientKey.SECRET + "=" + key.path("AccessKeySecret").asText()));
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Lists the keys.",
      footerHeading = Session.EXAMPLES,
      footer = "  cuepost user key list --user alice")
  void list(
      @Option(names = OWNER, paramLabel = "NAME", description = WHOSE) @Nullable String owner) {
    user.out()
        .list(
            user.client().list("ListAccessKeys", of(owner), "/AccessKeys/AccessKey"),
            Column.of("KEY", "AccessKeyId"),
            Column.of("STATE", "Status"),
            Column.of("SINCE", "CreateDate"));
  }

  @Command(
      name = "disable",
      mixinStandardHelpOptions = true,
      description = "Lets a key be used no longer.",
      footerHeading = Session.EXAMPLES,
      footer = "  cuepost user key disable LTAI5t --user alice")
  void disable(
      @Parameters(paramLabel = KEY_ID, description = "as 'list' tells it") String id,
      @Option(names = OWNER, paramLabel = "NAME", description = WHOSE) @Nullable String owner) {
    update(id, owner, "Inactive");
  }

  @Command(
      name = "enable",
      mixinStandardHelpOptions = true,
      description = "Lets a key be used again.",
      footerHeading = Session.EXAMPLES,
      footer = "  cuepost user key enable LTAI5t --user alice")
  void enable(
      @Parameters(paramLabel = KEY_ID, description = "as 'list' tells it") String id,
      @Option(names = OWNER, paramLabel = "NAME", description = WHOSE) @Nullable String owner) {
    update(id, owner, "Active");
  }

  private void update(String id, @Nullable String owner, String status) {
    Map<String, String> parameters = of(owner);
    parameters.put("UserAccessKeyId", id);
    parameters.put("Status", status);
    user.client().call("UpdateAccessKey", parameters);
    user.out().done(status, id);
  }

  @Command(
      name = "delete",
      mixinStandardHelpOptions = true,
      description = "Removes a key.",
      footerHeading = Session.EXAMPLES,
      footer = "  cuepost user key delete LTAI5t --user alice")
  void delete(
      @Parameters(paramLabel = KEY_ID, description = "as 'list' tells it") String id,
      @Option(names = OWNER, paramLabel = "NAME", description = WHOSE) @Nullable String owner) {
    Map<String, String> parameters = of(owner);
    parameters.put("UserAccessKeyId", id);
    user.client().call("DeleteAccessKey", parameters);
    user.out().done("Deleted", id);
  }

  private static Map<String, String> of(@Nullable String owner) {
    return owner == null ? new HashMap<>() : new HashMap<>(Map.of("UserName", owner));
  }
}

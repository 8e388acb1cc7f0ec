package dev.cuepost.cli.user;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
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
    description = "Manages AccessKeys: those of --user, else those of whoever signs.")
final class KeyCommand {
  private static final String OWNER = "--user";
  private static final String KEY_ID = "KEY-ID";

  private final UserCommand user;

  KeyCommand(UserCommand user) {
    this.user = user;
  }

  @Command(
      name = "create",
      mixinStandardHelpOptions = true,
      description = "Makes a key and shows its secret, which is never shown again.")
  void create(@Option(names = OWNER, paramLabel = "NAME") @Nullable String owner) {
    JsonNode key = user.client().call("CreateAccessKey", of(owner)).path("AccessKey");
    user.print("CUEPOST_ACCESS_KEY_ID=" + key.path("AccessKeyId").asText());
    user.print("CUEPOST_ACCESS_KEY_SECRET=" + key.path("AccessKeySecret").asText());
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Lists the keys: id, state, since when.")
  void list(@Option(names = OWNER, paramLabel = "NAME") @Nullable String owner) {
    for (JsonNode key : user.client().list("ListAccessKeys", of(owner), "/AccessKeys/AccessKey")) {
      user.print(
          key.path("AccessKeyId").asText(),
          key.path("Status").asText(),
          key.path("CreateDate").asText());
    }
  }

  @Command(
      name = "disable",
      mixinStandardHelpOptions = true,
      description = "Lets a key be used no longer.")
  void disable(
      @Parameters(paramLabel = KEY_ID) String id,
      @Option(names = OWNER, paramLabel = "NAME") @Nullable String owner) {
    update(id, owner, "Inactive");
  }

  @Command(
      name = "enable",
      mixinStandardHelpOptions = true,
      description = "Lets a key be used again.")
  void enable(
      @Parameters(paramLabel = KEY_ID) String id,
      @Option(names = OWNER, paramLabel = "NAME") @Nullable String owner) {
    update(id, owner, "Active");
  }

  private void update(String id, @Nullable String owner, String status) {
    Map<String, String> parameters = of(owner);
    parameters.put("UserAccessKeyId", id);
    parameters.put("Status", status);
    user.client().call("UpdateAccessKey", parameters);
  }

  @Command(name = "delete", mixinStandardHelpOptions = true, description = "Removes a key.")
  void delete(
      @Parameters(paramLabel = KEY_ID) String id,
      @Option(names = OWNER, paramLabel = "NAME") @Nullable String owner) {
    Map<String, String> parameters = of(owner);
    parameters.put("UserAccessKeyId", id);
    user.client().call("DeleteAccessKey", parameters);
  }

  private static Map<String, String> of(@Nullable String owner) {
    return owner == null ? new HashMap<>() : new HashMap<>(Map.of("UserName", owner));
  }
}

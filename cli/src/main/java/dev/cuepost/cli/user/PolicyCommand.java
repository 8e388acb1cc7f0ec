package dev.cuepost.cli.user;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Policies, and which users have them. */
@Command(
    name = "policy",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Manages policies and attaches them to users.")
final class PolicyCommand {
  private final UserCommand user;

  PolicyCommand(UserCommand user) {
    this.user = user;
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Lists policies: whose, name, what for. All of them, or those of --user.")
  void list(@Option(names = "--user", paramLabel = "NAME") @Nullable String holder) {
    List<JsonNode> policies =
        holder == null
            ? user.client().list("ListPolicies", Map.of(), "/Policies/Policy")
            : user.client()
                .list("ListPoliciesForUser", Map.of("UserName", holder), "/Policies/Policy");
    for (JsonNode policy : policies) {
      user.print(
          policy.path("PolicyType").asText(),
          policy.path("PolicyName").asText(),
          policy.path("Description").asText());
    }
  }

  @Command(
      name = "create",
      mixinStandardHelpOptions = true,
      description = "Makes a policy of a JSON document.")
  void create(
      @Parameters(paramLabel = "POLICY") String name,
      @Parameters(paramLabel = "FILE") Path document,
      @Option(names = "--description", paramLabel = "TEXT", defaultValue = "") String description) {
    user.client()
        .call(
            "CreatePolicy",
            Map.of(
                "PolicyName", name,
                "PolicyDocument", DocumentFile.read(document),
                "Description", description));
  }

  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "Shows the document of a policy.")
  void show(@Parameters(paramLabel = "POLICY") String name) {
    RamClient client = user.client();
    JsonNode policy = client.call("GetPolicy", PolicyRef.find(client, name).parameters());
    user.print(policy.at("/DefaultPolicyVersion/PolicyDocument").asText());
  }

  @Command(
      name = "delete",
      mixinStandardHelpOptions = true,
      description = "Removes a policy that is attached to nobody.")
  void delete(@Parameters(paramLabel = "POLICY") String name) {
    user.client().call("DeletePolicy", Map.of("PolicyName", name));
  }

  @Command(
      name = "attach",
      mixinStandardHelpOptions = true,
      description = "Attaches a policy to a user.")
  void attach(
      @Parameters(paramLabel = "NAME") String holder,
      @Parameters(paramLabel = "POLICY") String name) {
    RamClient client = user.client();
    client.call("AttachPolicyToUser", PolicyRef.find(client, name).with("UserName", holder));
  }

  @Command(
      name = "detach",
      mixinStandardHelpOptions = true,
      description = "Takes a policy from a user.")
  void detach(
      @Parameters(paramLabel = "NAME") String holder,
      @Parameters(paramLabel = "POLICY") String name) {
    RamClient client = user.client();
    client.call("DetachPolicyFromUser", PolicyRef.find(client, name).with("UserName", holder));
  }
}

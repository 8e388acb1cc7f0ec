package dev.cuepost.cli.user;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cuepost.cli.output.Column;
import dev.cuepost.cli.session.Session;
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
    description = "Manages policies and attaches them to users.",
    footerHeading = Session.EXAMPLES,
    footer = {
      "  cuepost user policy list --user alice",
      "  cuepost user policy attach alice AliyunMNSFullAccess"
    })
final class PolicyCommand {
  private final UserCommand user;

  PolicyCommand(UserCommand user) {
    this.user = user;
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Lists policies: all of them, or those of --user.",
      footerHeading = Session.EXAMPLES,
      footer = "  cuepost user policy list --user alice")
  void list(
      @Option(names = "--user", paramLabel = "NAME", description = "whose")
          @Nullable String holder) {
    List<JsonNode> policies =
        holder == null
            ? user.client().list("ListPolicies", Map.of(), "/Policies/Policy")
            : user.client()
                .list("ListPoliciesForUser", Map.of("UserName", holder), "/Policies/Policy");
    user.out()
        .list(
            policies,
            Column.of("TYPE", "PolicyType"),
            Column.of("POLICY", "PolicyName"),
            Column.of("DESCRIPTION", "Description"));
  }

  @Command(
      name = "create",
      mixinStandardHelpOptions = true,
      description = "Makes a policy of a JSON document.",
      footerHeading = Session.EXAMPLES,
      footer = "  cuepost user policy create queues policy.json")
  void create(
      @Parameters(paramLabel = "POLICY", description = "its name") String name,
      @Parameters(paramLabel = "FILE", description = "JSON") Path document,
      @Option(
              names = "--description",
              paramLabel = "TEXT",
              defaultValue = "",
              description = "for people")
          String description) {
    user.client()
        .call(
            "CreatePolicy",
            Map.of(
                "PolicyName", name,
                "PolicyDocument", DocumentFile.read(document),
                "Description", description));
    user.out().done("Created", name);
  }

  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "Shows the document of a policy.",
      footerHeading = Session.EXAMPLES,
      footer = "  cuepost user policy show AliyunMNSFullAccess")
  void show(@Parameters(paramLabel = "POLICY", description = "its name") String name) {
    RamClient client = user.client();
    JsonNode policy = client.call("GetPolicy", PolicyRef.find(client, name).parameters());
    user.out().lines(policy, List.of(policy.at("/DefaultPolicyVersion/PolicyDocument").asText()));
  }

  @Command(
      name = "delete",
      mixinStandardHelpOptions = true,
      description = "Removes a policy that is attached to nobody.",
      footerHeading = Session.EXAMPLES,
      footer = "  cuepost user policy delete queues")
  void delete(@Parameters(paramLabel = "POLICY", description = "its name") String name) {
    user.client().call("DeletePolicy", Map.of("PolicyName", name));
    user.out().done("Deleted", name);
  }

  @Command(
      name = "attach",
      mixinStandardHelpOptions = true,
      description = "Attaches a policy to a user.",
      footerHeading = Session.EXAMPLES,
      footer = "  cuepost user policy attach alice AliyunMNSFullAccess")
  void attach(
      @Parameters(paramLabel = "NAME", description = "the user's") String holder,
      @Parameters(paramLabel = "POLICY", description = "its name") String name) {
    new PolicyHolder(user, "User", holder).attach(name);
  }

  @Command(
      name = "detach",
      mixinStandardHelpOptions = true,
      description = "Takes a policy from a user.",
      footerHeading = Session.EXAMPLES,
      footer = "  cuepost user policy detach alice AliyunMNSFullAccess")
  void detach(
      @Parameters(paramLabel = "NAME", description = "the user's") String holder,
      @Parameters(paramLabel = "POLICY", description = "its name") String name) {
    new PolicyHolder(user, "User", holder).detach(name);
  }
}

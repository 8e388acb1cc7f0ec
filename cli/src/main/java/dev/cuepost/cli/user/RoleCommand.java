package dev.cuepost.cli.user;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuepost.access.ServiceRole;
import dev.cuepost.cli.client.Refused;
import dev.cuepost.cli.output.Column;
import dev.cuepost.cli.session.Session;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Roles, among them those in which the media services act for the account. */
@Command(
    name = "role",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Manages roles, and lets media services act for the account.",
    footerHeading = Session.EXAMPLES,
    footer = {"  cuepost user role list", "  cuepost user role authorise ice"})
final class RoleCommand {
  private final UserCommand user;

  RoleCommand(UserCommand user) {
    this.user = user;
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Lists the roles.",
      footerHeading = Session.EXAMPLES,
      footer = "  cuepost user role list")
  void list() {
    user.out()
        .list(
            user.client().list("ListRoles", Map.of(), "/Roles/Role"),
            Column.of("ROLE", "RoleName"),
            Column.of("ARN", "Arn"),
            Column.of("DESCRIPTION", "Description"));
  }

  @Command(
      name = "create",
      mixinStandardHelpOptions = true,
      description = "Makes a role; a JSON document says who may take it.",
      footerHeading = Session.EXAMPLES,
      footer = "  cuepost user role create ops trust.json")
  void create(
      @Parameters(paramLabel = "ROLE", description = "its name") String name,
      @Parameters(paramLabel = "FILE", description = "JSON") Path trust,
      @Option(
              names = "--description",
              paramLabel = "TEXT",
              defaultValue = "",
              description = "for people")
          String description) {
    JsonNode answer =
        user.client()
            .call(
                "CreateRole",
                Map.of(
                    "RoleName", name,
                    "AssumeRolePolicyDocument", DocumentFile.read(trust),
                    "Description", description));
    user.out().lines(answer.path("Role"), List.of(answer.at("/Role/Arn").asText()));
  }

  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "Shows who may take a role, and its policies.",
      footerHeading = Session.EXAMPLES,
      footer = "  cuepost user role show ops")
  void show(@Parameters(paramLabel = "ROLE", description = "its name") String name) {
    Map<String, String> role = Map.of("RoleName", name);
    RamClient client = user.client();
    ObjectNode shown = client.call("GetRole", role).path("Role").deepCopy();
    List<String> lines = new ArrayList<>();
    lines.add(shown.path("AssumeRolePolicyDocument").asText());
    for (JsonNode policy : client.list("ListPoliciesForRole", role, "/Policies/Policy")) {
      shown.withArray("Policies").add(policy);
      lines.add(policy.path("PolicyType").asText() + "  " + policy.path("PolicyName").asText());
    }
    user.out().lines(shown, lines);
  }

  @Command(
      name = "delete",
      mixinStandardHelpOptions = true,
      description = "Removes a role that has no policies; its temporary keys end.",
      footerHeading = Session.EXAMPLES,
      footer = "  cuepost user role delete ops")
  void delete(@Parameters(paramLabel = "ROLE", description = "its name") String name) {
    user.client().call("DeleteRole", Map.of("RoleName", name));
    user.out().done("Deleted", name);
  }

  @Command(
      name = "attach",
      mixinStandardHelpOptions = true,
      description = "Attaches a policy to a role.",
      footerHeading = Session.EXAMPLES,
      footer = "  cuepost user role attach ops AliyunMNSFullAccess")
  void attach(
      @Parameters(paramLabel = "ROLE", description = "its name") String holder,
      @Parameters(paramLabel = "POLICY", description = "its name") String name) {
    new PolicyHolder(user, "Role", holder).attach(name);
  }

  @Command(
      name = "detach",
      mixinStandardHelpOptions = true,
      description = "Takes a policy from a role.",
      footerHeading = Session.EXAMPLES,
      footer = "  cuepost user role detach ops AliyunMNSFullAccess")
  void detach(
      @Parameters(paramLabel = "ROLE", description = "its name") String holder,
      @Parameters(paramLabel = "POLICY", description = "its name") String name) {
    new PolicyHolder(user, "Role", holder).detach(name);
  }

  @Command(
      name = "authorise",
      mixinStandardHelpOptions = true,
      description = "Lets a media service reach queues and objects, by its default role.",
      footerHeading = Session.EXAMPLES,
      footer = "  cuepost user role authorise vod")
  void authorise(
      @Parameters(paramLabel = "ice|vod", description = "the service") ServiceRole role) {
    RamClient client = user.client();
    unlessThere(
        client,
        "CreateRole",
        Map.of(
            "RoleName", role.role(),
            "AssumeRolePolicyDocument", role.trust(),
            "Description", role.description()));
    unlessThere(
        client,
        "AttachPolicyToRole",
        new PolicyRef("System", role.policy()).with("RoleName", role.role()));
    user.out().done("Authorised", role.role());
  }

  private static void unlessThere(RamClient client, String action, Map<String, String> parameters) {
    try {
      client.attempt(action, parameters);
    } catch (Refused refused) {
      if (!refused.code().startsWith("EntityAlreadyExists.")) {
        throw refused.failure();
      }
    }
  }

  @Command(
      name = "revoke",
      mixinStandardHelpOptions = true,
      description = "Takes that back: the service's default role is removed.",
      footerHeading = Session.EXAMPLES,
      footer = "  cuepost user role revoke vod")
  void revoke(@Parameters(paramLabel = "ice|vod", description = "the service") ServiceRole role) {
    Map<String, String> named = Map.of("RoleName", role.role());
    RamClient client = user.client();
    for (JsonNode policy : client.list("ListPoliciesForRole", named, "/Policies/Policy")) {
      var attached =
          new PolicyRef(policy.path("PolicyType").asText(), policy.path("PolicyName").asText());
      client.call("DetachPolicyFromRole", attached.with("RoleName", role.role()));
    }
    client.call("DeleteRole", named);
    user.out().done("Revoked", role.role());
  }
}

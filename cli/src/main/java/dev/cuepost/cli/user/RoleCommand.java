package dev.cuepost.cli.user;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cuepost.access.ServiceRole;
import dev.cuepost.cli.client.Failure;
import dev.cuepost.cli.client.Refused;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Roles, among them those in which the media services act for the account. */
@Command(
    name = "role",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Manages roles, and lets media services act for the account.")
final class RoleCommand {
  private final UserCommand user;

  RoleCommand(UserCommand user) {
    this.user = user;
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Lists the roles: name, ARN, what for.")
  void list() {
    for (JsonNode role : user.client().list("ListRoles", Map.of(), "/Roles/Role")) {
      user.print(
          role.path("RoleName").asText(),
          role.path("Arn").asText(),
          role.path("Description").asText());
    }
  }

  @Command(
      name = "create",
      mixinStandardHelpOptions = true,
      description = "Makes a role; a JSON document says who may take it.")
  void create(
      @Parameters(paramLabel = "ROLE") String name,
      @Parameters(paramLabel = "FILE") Path trust,
      @Option(names = "--description", paramLabel = "TEXT", defaultValue = "") String description) {
    JsonNode answer =
        user.client()
            .call(
                "CreateRole",
                Map.of(
                    "RoleName", name,
                    "AssumeRolePolicyDocument", DocumentFile.read(trust),
                    "Description", description));
    user.print(answer.at("/Role/Arn").asText());
  }

  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "Shows who may take a role, and its policies.")
  void show(@Parameters(paramLabel = "ROLE") String name) {
    Map<String, String> role = Map.of("RoleName", name);
    RamClient client = user.client();
    user.print(client.call("GetRole", role).at("/Role/AssumeRolePolicyDocument").asText());
    for (JsonNode policy : client.list("ListPoliciesForRole", role, "/Policies/Policy")) {
      user.print(policy.path("PolicyType").asText(), policy.path("PolicyName").asText());
    }
  }

  @Command(
      name = "delete",
      mixinStandardHelpOptions = true,
      description = "Removes a role that has no policies; its temporary keys end.")
  void delete(@Parameters(paramLabel = "ROLE") String name) {
    user.client().call("DeleteRole", Map.of("RoleName", name));
  }

  @Command(
      name = "attach",
      mixinStandardHelpOptions = true,
      description = "Attaches a policy to a role.")
  void attach(
      @Parameters(paramLabel = "ROLE") String holder,
      @Parameters(paramLabel = "POLICY") String name) {
    RamClient client = user.client();
    client.call("AttachPolicyToRole", PolicyRef.find(client, name).with("RoleName", holder));
  }

  @Command(
      name = "detach",
      mixinStandardHelpOptions = true,
      description = "Takes a policy from a role.")
  void detach(
      @Parameters(paramLabel = "ROLE") String holder,
      @Parameters(paramLabel = "POLICY") String name) {
    RamClient client = user.client();
    client.call("DetachPolicyFromRole", PolicyRef.find(client, name).with("RoleName", holder));
  }

  @Command(
      name = "authorise",
      mixinStandardHelpOptions = true,
      description = "Lets a media service reach queues and objects, by its default role.")
  void authorise(@Parameters(paramLabel = "ice|vod") ServiceRole role) {
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
  }

  private static void unlessThere(RamClient client, String action, Map<String, String> parameters) {
    try {
      client.attempt(action, parameters);
    } catch (Refused refused) {
      if (!refused.code().startsWith("EntityAlreadyExists.")) {
        throw new Failure(String.valueOf(refused.getMessage()), refused);
      }
    }
  }

  @Command(
      name = "revoke",
      mixinStandardHelpOptions = true,
      description = "Takes that back: the service's default role is removed.")
  void revoke(@Parameters(paramLabel = "ice|vod") ServiceRole role) {
    Map<String, String> named = Map.of("RoleName", role.role());
    RamClient client = user.client();
    for (JsonNode policy : client.list("ListPoliciesForRole", named, "/Policies/Policy")) {
      var attached =
          new PolicyRef(policy.path("PolicyType").asText(), policy.path("PolicyName").asText());
      client.call("DetachPolicyFromRole", attached.with("RoleName", role.role()));
    }
    client.call("DeleteRole", named);
  }
}

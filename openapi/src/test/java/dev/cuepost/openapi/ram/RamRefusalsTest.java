package dev.cuepost.openapi.ram;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cuepost.identity.AccessKey;
import dev.cuepost.openapi.Accounts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Everything that is refused, once; and that accounts know nothing of each other. */
class RamRefusalsTest {
  private static final String DOCUMENT =
      """
      {"Version":"1","Statement":[{"Effect":"Allow","Action":"test:*","Resource":"*"}]}\
      """;
  private static final String TRUST =
      """
      {"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole",\
      "Principal":{"Service":["ice.aliyuncs.com"]}}]}\
      """;

  @TempDir private static Path directory;
  private static Accounts accounts;
  private static AccessKey bobsKey;

  /** The first account has a user with two keys and a policy, and a role with that policy. */
  @BeforeAll
  static void start() throws IOException {
    accounts = Accounts.start(directory);
    bobsKey = accounts.user("bob");
    accounts.ram(Accounts.ROOT, "CreateAccessKey", Map.of("UserName", "bob"));
    accounts.permit("bob", "used", DOCUMENT);
    accounts.user("keyless-carol", "AliyunOSSFullAccess");
    String key =
        accounts
            .ram(Accounts.ROOT, "ListAccessKeys", Map.of("UserName", "keyless-carol"))
            .at("/AccessKeys/AccessKey/0/AccessKeyId")
            .asText();
    accounts.ram(
        Accounts.ROOT,
        "DeleteAccessKey",
        Map.of("UserName", "keyless-carol", "UserAccessKeyId", key));
    accounts.ram(
        Accounts.ROOT, "CreateRole", Map.of("RoleName", "ops", "AssumeRolePolicyDocument", TRUST));
    accounts.ram(
        Accounts.ROOT,
        "AttachPolicyToRole",
        Map.of("PolicyType", "Custom", "PolicyName", "used", "RoleName", "ops"));
  }

  @AfterAll
  static void stop() {
    accounts.close();
  }

  @ParameterizedTest
  @CsvSource({
    "GetUser, UserName=nobody, EntityNotExist.User",
    "DeleteUser, UserName=nobody, EntityNotExist.User",
    "UpdateUser, UserName=nobody;NewDisplayName=x, EntityNotExist.User",
    "UpdateUser, UserName=bob;NewUserName=rob, InvalidParameter.NewUserName",
    "UpdateUser, UserName=bob;NewComments=LONG, InvalidParameter.Comments",
    "CreateUser, UserName=bob, EntityAlreadyExists.User",
    "CreateUser, UserName=a b, InvalidParameter.UserName",
    "CreateUser, UserName=x;DisplayName=LONG, InvalidParameter.DisplayName",
    "CreateUser, DisplayName=x, MissingUserName",
    "DeleteUser, UserName=bob, DeleteConflict.User.AccessKey",
    "DeleteUser, UserName=keyless-carol, DeleteConflict.User.Policy",
    "CreateLoginProfile, UserName=bob;Password=short, InvalidParameter.Password",
    "CreateLoginProfile, UserName=nobody;Password=long enough, EntityNotExist.User",
    "ListUsers, MaxItems=0, InvalidParameter",
    "ListUsers, Marker=%, InvalidParameter.Marker",
    "CreateAccessKey, UserName=bob, LimitExceeded.User.AccessKey",
    "CreateAccessKey, UserName=nobody, EntityNotExist.User",
    "ListAccessKeys, UserName=nobody, EntityNotExist.User",
    "UpdateAccessKey, UserName=bob;UserAccessKeyId=x;Status=Active, EntityNotExist.User.AccessKey",
    "UpdateAccessKey, UserName=bob;UserAccessKeyId=x;Status=Gone, InvalidParameter",
    "DeleteAccessKey, UserName=bob;UserAccessKeyId=x, EntityNotExist.User.AccessKey",
    "GetAccessKeyLastUsed, UserName=bob;UserAccessKeyId=x, EntityNotExist.User.AccessKey",
    "GetPolicy, PolicyType=Custom;PolicyName=no, EntityNotExist.Policy",
    "GetPolicy, PolicyType=Other;PolicyName=used, InvalidParameter.PolicyType",
    "CreatePolicy, PolicyName=used;PolicyDocument=DOCUMENT, EntityAlreadyExists.Policy",
    "CreatePolicy, PolicyName=a_b;PolicyDocument=DOCUMENT, InvalidParameter.PolicyName",
    "CreatePolicy, PolicyName=new;PolicyDocument={}, InvalidParameter.PolicyDocument",
    "DeletePolicy, PolicyName=no, EntityNotExist.Policy",
    "DeletePolicy, PolicyName=used, DeleteConflict.Policy.User",
    "AttachPolicyToUser, PolicyType=Custom;PolicyName=used;UserName=bob,"
        + " EntityAlreadyExists.User.Policy",
    "AttachPolicyToUser, PolicyType=Custom;PolicyName=no;UserName=bob, EntityNotExist.Policy",
    "DetachPolicyFromUser, PolicyType=System;PolicyName=used;UserName=bob,"
        + " EntityNotExist.User.Policy",
    "ListPoliciesForUser, UserName=nobody, EntityNotExist.User",
    "GetRole, RoleName=no, EntityNotExist.Role",
    "CreateRole, RoleName=OPS;AssumeRolePolicyDocument=TRUST, EntityAlreadyExists.Role",
    "CreateRole, RoleName=a_b;AssumeRolePolicyDocument=TRUST, InvalidParameter.RoleName",
    "CreateRole, RoleName=new;AssumeRolePolicyDocument=DOCUMENT,"
        + " InvalidParameter.AssumeRolePolicyDocument",
    "CreateRole, RoleName=new;AssumeRolePolicyDocument=TRUST;MaxSessionDuration=7200,"
        + " InvalidParameter",
    "DeleteRole, RoleName=ops, DeleteConflict.Role.Policy",
    "AttachPolicyToRole, PolicyType=Custom;PolicyName=used;RoleName=ops,"
        + " EntityAlreadyExists.Role.Policy",
    "DetachPolicyFromRole, PolicyType=System;PolicyName=used;RoleName=ops,"
        + " EntityNotExist.Role.Policy",
    "ListPoliciesForRole, RoleName=no, EntityNotExist.Role",
    "RenameUser, UserName=bob, InvalidApi.NotFound",
  })
  void what_breaks_a_rule_is_refused(String action, String parameters, String code)
      throws IOException {
    JsonNode answer = accounts.ram(Accounts.ROOT, action, parameters(parameters));
    assertThat(answer.path("Code").asText()).isEqualTo(code);
    assertThat(answer.path("Message").asText()).isNotEmpty();
    assertThat(answer.toString()).doesNotContain("short");
  }

  private static Map<String, String> parameters(String text) {
    return Arrays.stream(text.split(";", -1))
        .map(part -> part.split("=", 2))
        .collect(Collectors.toMap(part -> part[0], part -> value(part[1])));
  }

  private static String value(String word) {
    return switch (word) {
      case "LONG" -> "x".repeat(129);
      case "DOCUMENT" -> DOCUMENT;
      case "TRUST" -> TRUST;
      default -> word;
    };
  }

  @ParameterizedTest
  @CsvSource({
    "GetUser, UserName=bob, EntityNotExist.User",
    "DeleteUser, UserName=keyless-carol, EntityNotExist.User",
    "CreateLoginProfile, UserName=bob;Password=long enough, EntityNotExist.User",
    "UpdateUser, UserName=bob;NewDisplayName=x, EntityNotExist.User",
    "CreateAccessKey, UserName=bob, EntityNotExist.User",
    "ListAccessKeys, UserName=bob, EntityNotExist.User",
    "ListPoliciesForUser, UserName=bob, EntityNotExist.User",
    "AttachPolicyToUser, PolicyType=System;PolicyName=AdministratorAccess;UserName=bob,"
        + " EntityNotExist.User",
    "DetachPolicyFromUser, PolicyType=Custom;PolicyName=used;UserName=bob, EntityNotExist.User",
    "GetPolicy, PolicyType=Custom;PolicyName=used, EntityNotExist.Policy",
    "DeletePolicy, PolicyName=used, EntityNotExist.Policy",
    "GetRole, RoleName=ops, EntityNotExist.Role",
    "DeleteRole, RoleName=ops, EntityNotExist.Role",
    "ListPoliciesForRole, RoleName=ops, EntityNotExist.Role",
    "AttachPolicyToRole, PolicyType=System;PolicyName=AdministratorAccess;RoleName=ops,"
        + " EntityNotExist.Role",
    "DetachPolicyFromRole, PolicyType=Custom;PolicyName=used;RoleName=ops, EntityNotExist.Role",
  })
  void another_account_cannot_reach_it(String action, String parameters, String code)
      throws IOException {
    JsonNode answer = accounts.ram(Accounts.OTHER_ROOT, action, parameters(parameters));
    assertThat(answer.path("Code").asText()).isEqualTo(code);
  }

  @Test
  void another_account_cannot_reach_keys() throws IOException {
    for (String owner : List.of("", "bob")) {
      for (String action : List.of("UpdateAccessKey", "DeleteAccessKey", "GetAccessKeyLastUsed")) {
        JsonNode answer =
            accounts.ram(
                Accounts.OTHER_ROOT,
                action,
                Map.of("UserName", owner, "UserAccessKeyId", bobsKey.id(), "Status", "Inactive"));
        assertThat(answer.path("Code").asText())
            .isIn("EntityNotExist.User.AccessKey", "EntityNotExist.User");
      }
    }
    assertThat(accounts.tell(bobsKey).path("Word").asText()).isEqualTo("w");
  }

  @Test
  void another_account_lists_only_what_is_its_own() throws IOException {
    AccessKey other = Accounts.OTHER_ROOT;
    assertThat(accounts.ram(other, "ListUsers", Map.of()).at("/Users/User")).isEmpty();
    assertThat(accounts.ram(other, "ListRoles", Map.of()).at("/Roles/Role")).isEmpty();
    assertThat(
            accounts
                .ram(other, "ListPolicies", Map.of("PolicyType", "Custom"))
                .at("/Policies/Policy"))
        .isEmpty();
    assertThat(
            accounts
                .ram(other, "ListPolicies", Map.of())
                .at("/Policies/Policy")
                .findValuesAsText("AttachmentCount"))
        .containsOnly("0");
    assertThat(
            accounts
                .ram(other, "ListAccessKeys", Map.of())
                .at("/AccessKeys/AccessKey")
                .findValuesAsText("AccessKeyId"))
        .containsExactly(other.id());
  }
}

package dev.cuepost.openapi.sts;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aliyun.sts20150401.Client;
import com.aliyun.sts20150401.models.AssumeRoleRequest;
import com.aliyun.sts20150401.models.AssumeRoleResponseBody;
import com.aliyun.tea.TeaException;
import com.aliyun.teaopenapi.models.OpenApiRequest;
import com.aliyun.teaopenapi.models.Params;
import com.aliyun.teautil.models.RuntimeOptions;
import com.aliyuncs.ram.model.v20150501.ListUsersRequest;
import com.aliyuncs.sts.model.v20150401.GetCallerIdentityRequest;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cuepost.identity.AccessKey;
import dev.cuepost.openapi.Accounts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The official Java clients of STS, unchanged, and what the keys that they get are good for. */
class StsOfficialClientTest {
  private static final String ROLE = "acs:ram::1000000000000001:role/ops";

  @TempDir private Path directory;
  private Accounts accounts;
  private AccessKey bob;

  /** A role that may use the service and list users, and that bob may assume. */
  @BeforeEach
  void start() throws IOException {
    accounts = Accounts.start(directory);
    bob = accounts.user("bob", "AliyunSTSAssumeRoleAccess");
    role("ops", "acs:ram::1000000000000001:user/bob");
    accounts.permit("bob", "work", allow("\"test:Tell\",\"ram:ListUsers\",\"sts:*\"", "*"));
    accounts.ram(
        Accounts.ROOT,
        "DetachPolicyFromUser",
        Map.of("PolicyType", "Custom", "PolicyName", "work", "UserName", "bob"));
    accounts.ram(
        Accounts.ROOT,
        "AttachPolicyToRole",
        Map.of("PolicyType", "Custom", "PolicyName", "work", "RoleName", "ops"));
  }

  @AfterEach
  void stop() {
    accounts.close();
  }

  private void role(String name, String trusted) throws IOException {
    accounts.ram(
        Accounts.ROOT,
        "CreateRole",
        Map.of(
            "RoleName",
            name,
            "AssumeRolePolicyDocument",
            """
            {"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole",\
            "Principal":{"RAM":["%s"]}}]}\
            """
                .formatted(trusted)));
  }

  private static String allow(String actions, String resource) {
    return """
    {"Version":"1","Statement":[{"Effect":"Allow","Action":[%s],"Resource":"%s"}]}\
    """
        .formatted(actions, resource);
  }

  @Test
  void a_temporary_key_works_with_its_token_in_both_signatures() throws Exception {
    AssumeRoleResponseBody answer = assume(bob, request());
    assertThat(answer.getAssumedRoleUser().getArn())
        .isEqualTo("acs:ram::1000000000000001:assumed-role/ops/s-1");
    assertThat(answer.getAssumedRoleUser().getAssumedRoleId()).matches("[1-9][0-9]{17}:s-1");
    Instant end = Instant.parse(answer.getCredentials().getExpiration());
    assertThat(Duration.between(Instant.now(), end))
        .isBetween(Duration.ofMinutes(59), Duration.ofMinutes(60));

    AccessKey key = key(answer);
    assertThat(accounts.tell(key).path("Word").asText()).isEqualTo("w"); // v1
    assertThat(tellByAcs3(key).get("Word")).isEqualTo("w");
    assertThat(accounts.classic(key, new ListUsersRequest()).getUsers()).hasSize(1);
    var refused = accounts.ram(key, "DeleteUser", Map.of("UserName", "bob"));
    assertThat(code(refused)).isEqualTo("Forbidden.RAM");
    assertThat(refused.at("/AccessDeniedDetail/AuthPrincipalType").asText())
        .isEqualTo("AssumedRoleUser");
    assertThat(code(accounts.tell(new AccessKey(key.id(), key.secret(), key.account()))))
        .isEqualTo("MissingSecurityToken");
  }

  @Test
  void a_session_may_be_narrowed_but_not_widened() throws Exception {
    AccessKey narrow = key(assume(bob, request().setPolicy(allow("\"ram:ListUsers\"", "*"))));
    assertThat(code(accounts.tell(narrow))).isEqualTo("Forbidden.RAM");
    assertThat(code(accounts.ram(narrow, "ListUsers", Map.of()))).isEmpty();

    AccessKey wide = key(assume(bob, request().setPolicy(allow("\"*\"", "*"))));
    assertThat(code(accounts.tell(wide))).isEmpty();
    assertThat(code(accounts.ram(wide, "ListRoles", Map.of()))).isEqualTo("Forbidden.RAM");
  }

  @Test
  void callers_are_told_who_they_are() throws Exception {
    var root = identity(Accounts.ROOT);
    assertThat(root.getIdentityType()).isEqualTo("Account");
    assertThat(root.getArn()).isEqualTo("acs:ram::1000000000000001:root");
    assertThat(root.getPrincipalId()).isEqualTo("1000000000000001");

    AccessKey carol = accounts.user("carol"); // who may do nothing
    var user = identity(carol);
    assertThat(user.getIdentityType()).isEqualTo("RAMUser");
    assertThat(user.getArn()).isEqualTo("acs:ram::1000000000000001:user/carol");
    assertThat(user.getAccountId()).isEqualTo("1000000000000001");
    assertThat(user.getUserId()).matches("[1-9][0-9]{17}").isEqualTo(user.getPrincipalId());

    AssumeRoleResponseBody session = assume(bob, request());
    var role = identity(key(session));
    assertThat(role.getIdentityType()).isEqualTo("AssumedRoleUser");
    assertThat(role.getArn()).isEqualTo(session.getAssumedRoleUser().getArn());
    assertThat(role.getPrincipalId())
        .isEqualTo(session.getAssumedRoleUser().getAssumedRoleId())
        .startsWith(role.getRoleId());
  }

  @Test
  void the_classic_client_gets_the_same() throws Exception {
    var request = new com.aliyuncs.sts.model.v20150401.AssumeRoleRequest();
    request.setRoleArn(ROLE);
    request.setRoleSessionName("s-1");
    request.setDurationSeconds(900L);
    var answer = accounts.classic(bob, request);
    var credentials = answer.getCredentials();
    assertThat(Instant.parse(credentials.getExpiration()))
        .isBefore(Instant.now().plus(Duration.ofMinutes(15)));
    AccessKey key =
        key(
            credentials.getAccessKeyId(),
            credentials.getAccessKeySecret(),
            credentials.getSecurityToken());
    assertThat(accounts.classic(key, new GetCallerIdentityRequest()).getArn())
        .isEqualTo(answer.getAssumedRoleUser().getArn());
  }

  @Test
  void only_whom_the_role_trusts_gets_a_key() throws Exception {
    assertRefused(Accounts.ROOT, request(), "NoPermission"); // the role trusts bob alone
    AccessKey carol = accounts.user("carol", "AliyunSTSAssumeRoleAccess");
    assertRefused(carol, request(), "NoPermission");
    assertRefused(Accounts.OTHER_ROOT, request(), "NoPermission");
    assertRefused(key(assume(bob, request())), request(), "NoPermission"); // roles are not chained
  }

  @Test
  void whom_the_role_trusts_needs_a_policy_too_unless_it_is_an_account() throws Exception {
    role("all", "acs:ram::1000000000000001:root");
    AssumeRoleRequest request = request().setRoleArn("acs:ram::1000000000000001:role/all");
    AccessKey carol = accounts.user("carol");
    assertRefused(carol, request, "Forbidden.RAM");
    accounts.permit(
        "carol", "one", allow("\"sts:AssumeRole\"", "acs:ram:*:1000000000000001:role/all"));
    assertThat(assume(carol, request).getCredentials()).isNotNull();
    assertRefused(carol, request(), "Forbidden.RAM");
    assertThat(assume(Accounts.ROOT, request).getCredentials()).isNotNull();
  }

  @Test
  void no_spelling_of_a_role_escapes_what_is_denied() throws Exception {
    accounts.permit(
        "bob",
        "not-ops",
        """
        {"Version":"1","Statement":[{"Effect":"Deny","Action":"*",\
        "Resource":"acs:ram:*:*:role/Ops"}]}\
        """);
    for (String spelling : new String[] {"ops", "Ops", "OPS"}) {
      assertRefused(
          bob, request().setRoleArn("acs:ram::1000000000000001:role/" + spelling), "Forbidden.RAM");
    }
  }

  @Test
  void another_account_may_be_trusted() throws Exception {
    role("shared", "acs:ram::2000000000000002:root");
    var answer =
        assume(Accounts.OTHER_ROOT, request().setRoleArn("acs:ram::1000000000000001:role/shared"));
    var identity = identity(key(answer));
    assertThat(identity.getAccountId()).isEqualTo("1000000000000001");
    assertThat(code(accounts.tell(key(answer)))).isEqualTo("Forbidden.RAM"); // it has no policies
  }

  @Test
  void the_keys_of_a_deleted_role_are_unknown() throws Exception {
    AccessKey key = key(assume(bob, request()));
    accounts.ram(
        Accounts.ROOT,
        "DetachPolicyFromRole",
        Map.of("PolicyType", "Custom", "PolicyName", "work", "RoleName", "ops"));
    assertThat(code(accounts.tell(key))).isEqualTo("Forbidden.RAM");
    accounts.ram(Accounts.ROOT, "DeleteRole", Map.of("RoleName", "ops"));
    assertThat(code(accounts.tell(key))).isEqualTo("InvalidAccessKeyId.NotFound");
  }

  @ParameterizedTest
  @CsvSource({
    "acs:ram::1000000000000001:role/no, s-1, 3600, '', EntityNotExist.Role",
    "acs:ram::1000000000000001:user/bob, s-1, 3600, '', InvalidParameter.RoleArn",
    "acs:ram::1000000000000001:role/ops, s, 3600, '', InvalidParameter.RoleSessionName",
    "acs:ram::1000000000000001:role/ops, s-1, 899, '', InvalidParameter.DurationSeconds",
    "acs:ram::1000000000000001:role/ops, s-1, 3601, '', InvalidParameter.DurationSeconds",
    "acs:ram::1000000000000001:role/ops, s-1, 3600, '{}', InvalidParameter.PolicyDocument",
    "'', s-1, 3600, '', MissingRoleArn",
  })
  void a_wrong_request_is_refused(
      String role, String session, long seconds, String policy, String code) {
    assertRefused(
        bob,
        new AssumeRoleRequest()
            .setRoleArn(role)
            .setRoleSessionName(session)
            .setDurationSeconds(seconds)
            .setPolicy(policy),
        code);
  }

  private static AssumeRoleRequest request() {
    return new AssumeRoleRequest().setRoleArn(ROLE).setRoleSessionName("s-1");
  }

  private AssumeRoleResponseBody assume(AccessKey key, AssumeRoleRequest request) throws Exception {
    return new Client(accounts.config(key)).assumeRole(request).getBody();
  }

  private void assertRefused(AccessKey key, AssumeRoleRequest request, String code) {
    assertThatThrownBy(() -> assume(key, request))
        .isInstanceOfSatisfying(TeaException.class, e -> assertThat(e.getCode()).isEqualTo(code));
  }

  private com.aliyun.sts20150401.models.GetCallerIdentityResponseBody identity(AccessKey key)
      throws Exception {
    return new Client(accounts.config(key)).getCallerIdentity().getBody();
  }

  private AccessKey key(AssumeRoleResponseBody answer) {
    var credentials = answer.getCredentials();
    return key(
        credentials.getAccessKeyId(),
        credentials.getAccessKeySecret(),
        credentials.getSecurityToken());
  }

  /** The key as its user knows it. */
  private AccessKey key(String id, String secret, String token) {
    return new AccessKey(
        id, secret, Accounts.ROOT.caller(), new AccessKey.Temporary(token, Instant.MAX));
  }

  @SuppressWarnings("unchecked") // the client's own untyped maps
  private Map<String, ?> tellByAcs3(AccessKey key) throws Exception {
    var operation =
        new Params()
            .setAction("Tell")
            .setVersion("2020-01-01")
            .setProtocol("HTTP")
            .setPathname("/")
            .setMethod("POST")
            .setAuthType("AK")
            .setStyle("RPC")
            .setReqBodyType("formData")
            .setBodyType("json");
    var answer =
        new com.aliyun.teaopenapi.Client(accounts.config(key))
            .callApi(
                operation,
                new OpenApiRequest().setQuery(Map.of("Word", "w")),
                new RuntimeOptions());
    return (Map<String, ?>) requireNonNull(answer.get("body"));
  }

  private static String code(JsonNode answer) {
    return answer.path("Code").asText();
  }
}

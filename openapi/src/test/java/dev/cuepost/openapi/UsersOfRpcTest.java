package dev.cuepost.openapi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cuepost.access.Access;
import dev.cuepost.access.Holder;
import dev.cuepost.access.Sessions;
import dev.cuepost.access.StoredPolicies;
import dev.cuepost.access.StoredPolicies.Ref;
import dev.cuepost.access.Users;
import dev.cuepost.identity.AccessKey;
import dev.cuepost.identity.Caller;
import dev.cuepost.queue.ManualClock;
import dev.cuepost.state.Database;
import dev.cuepost.state.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RPC calls by users and in roles, on a clock that stands still. */
@SuppressWarnings("NullAway.Init") // JUnit fills the fields
class UsersOfRpcTest {
  private static final String VERSION = "2020-11-09";
  private static final Optional<String> ANN = Optional.of("ann");
  private static final Holder ANN_HOLDS = Holder.user(Gateway.ACCOUNT, "ann");
  private static final String RESOURCE = "acs:ice:cn-shanghai:" + Gateway.ACCOUNT + ":*";

  private final ManualClock clock = new ManualClock();
  private Database database;
  private Access access;
  private Gateway gateway;
  private AccessKey user;

  @BeforeEach
  void start(@TempDir Path directory) throws IOException {
    database = TestDatabase.open(directory);
    access =
        Access.open(database.jdbi(), directory.resolve("master-key"), clock, new SecureRandom());
    access.adopt(Gateway.KEY, "root");
    access.users().create(Gateway.ACCOUNT, "ann", new Users.Particulars("", ""));
    user = access.ownedKeys().create(Gateway.ACCOUNT, ANN);
    gateway =
        Gateway.start(clock, access, access, new Product("ice", VERSION, List.of(new Tell())));
  }

  @AfterEach
  void stop() {
    gateway.close();
    access.close();
    database.close();
  }

  @Test
  void the_account_itself_may_do_everything() throws IOException {
    assertThat(tell(Gateway.KEY).path("Word").asText()).isEqualTo("w");
  }

  @Test
  void what_no_policy_allows_is_refused_in_detail() throws IOException {
    RawHttp.Answer answer = gateway.answer(user, VERSION, "Tell", Map.of("Word", "w"));
    assertThat(answer.status()).isEqualTo(403);
    JsonNode error = new ObjectMapper().readTree(answer.body());
    assertThat(error.path("Code").asText()).isEqualTo("Forbidden.RAM");
    assertThat(error.path("Message").asText())
        .startsWith("User not authorized to operate on the specified resource")
        .contains(
            "acs:ram::%s:user/ann is not allowed to ice:Tell on %s: no policy allows it."
                .formatted(Gateway.ACCOUNT, RESOURCE));
    assertThat(error.path("RequestId").asText()).isNotEmpty();
    JsonNode detail = error.path("AccessDeniedDetail");
    assertThat(detail.path("AuthAction").asText()).isEqualTo("ice:Tell");
    assertThat(detail.path("AuthPrincipalType").asText()).isEqualTo("SubUser");
    assertThat(detail.path("AuthPrincipalDisplayName").asText()).isEqualTo("ann");
    assertThat(detail.path("AuthPrincipalOwnerId").asText()).isEqualTo(Gateway.ACCOUNT);
    assertThat(detail.path("PolicyType").asText()).isEqualTo("AccountLevelIdentityBasedPolicy");
    assertThat(detail.path("NoPermissionType").asText()).isEqualTo("ImplicitDeny");
    assertThat(detail.path("EncodedDiagnosticMessage").asText())
        .asBase64Decoded()
        .asString(UTF_8)
        .contains("user/ann", "ice:Tell", RESOURCE);
  }

  @Test
  void a_denial_is_told_as_one_and_wins() throws IOException {
    permit("Allow", "*", "*");
    permit("Deny", "ice:Tell", RESOURCE);
    JsonNode error = tell(user);
    assertThat(error.path("AccessDeniedDetail").path("NoPermissionType").asText())
        .isEqualTo("ExplicitDeny");
    assertThat(error.path("Message").asText()).contains("a policy denies it");
  }

  @ParameterizedTest
  @CsvSource({
    "ice:Tell, acs:ice:cn-shanghai:1000000000000001:*, ''",
    "ICE:tell, acs:ice:*:*:*,                          ''",
    "ice:*,    *,                                      ''",
    "ice:Ask,  *,                                      Forbidden.RAM",
    "vod:Tell, *,                                      Forbidden.RAM",
    "ice:Tell, acs:ice:cn-beijing:1000000000000001:*,  Forbidden.RAM",
    "ice:Tell, acs:ice:cn-shanghai:1000000000000002:*, Forbidden.RAM",
    "ice:Tell, acs:mns:*:*:*,                          Forbidden.RAM"
  })
  void a_policy_names_the_action_and_the_region_and_account(
      String action, String resource, String code) throws IOException {
    permit("Allow", action, resource);
    assertThat(tell(user).path("Code").asText()).isEqualTo(code);
  }

  @Test
  void the_region_of_the_request_is_what_a_policy_is_asked_for() throws IOException {
    permit("Allow", "ice:Tell", RESOURCE);
    RawHttp.Answer answer =
        gateway.answer(user, VERSION, "Tell", Map.of("Word", "w", "RegionId", "cn-beijing"));
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.body()).contains("acs:ice:cn-beijing:" + Gateway.ACCOUNT);
  }

  @Test
  void permission_is_asked_for_before_parameters_are_looked_at() throws IOException {
    RawHttp.Answer answer = gateway.answer(user, VERSION, "Tell", Map.of());
    assertThat(answer.body()).contains("Forbidden.RAM").doesNotContain("MissingWord");
  }

  @Test
  void an_inactive_key_is_told_to_be_one() throws IOException {
    access.ownedKeys().setActive(Gateway.ACCOUNT, ANN, user.id(), false);
    RawHttp.Answer answer = gateway.answer(user, VERSION, "Tell", Map.of("Word", "w"));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains("\"InvalidAccessKeyId.Inactive\"");
    access.ownedKeys().delete(Gateway.ACCOUNT, ANN, user.id());
    assertThat(tell(user).path("Code").asText()).isEqualTo("InvalidAccessKeyId.NotFound");
  }

  @Test
  void a_temporary_key_needs_its_token_and_ends_with_its_time() throws IOException {
    AccessKey key = session();
    String token = key.temporary().orElseThrow().securityToken();
    assertThat(tell(key).path("Code").asText()).isEqualTo("MissingSecurityToken");
    assertThat(tell(key, token + "x").path("Code").asText())
        .isEqualTo("InvalidSecurityToken.MismatchWithAccessKey");
    assertThat(tell(key, token).path("Word").asText()).isEqualTo("w");
    clock.advance(Duration.ofHours(1));
    assertThat(tell(key, token).path("Code").asText()).isEqualTo("InvalidSecurityToken.Expired");
  }

  @Test
  void who_is_refused_in_a_role_is_named_by_role_and_session() throws IOException {
    AccessKey key = session();
    access.policies().detach(Holder.role(Gateway.ACCOUNT, "Teller"), system("AdministratorAccess"));
    JsonNode detail =
        tell(key, key.temporary().orElseThrow().securityToken()).path("AccessDeniedDetail");
    assertThat(detail.path("AuthPrincipalType").asText()).isEqualTo("AssumedRoleUser");
    assertThat(detail.path("AuthPrincipalDisplayName").asText()).isEqualTo("Teller:shift");
    assertThat(detail.path("AuthPrincipalOwnerId").asText()).isEqualTo(Gateway.ACCOUNT);
  }

  @Test
  void the_use_of_a_key_is_noted_once_its_signature_is_verified() throws IOException {
    assertThat(tell(new AccessKey(user.id(), "wrong", user.caller())).path("Code").asText())
        .isEqualTo("SignatureDoesNotMatch");
    access.writeUses();
    assertThat(access.ownedKeys().list(Gateway.ACCOUNT, ANN).getFirst().lastUse()).isEmpty();
    assertThat(tell(user).path("Code").asText()).isEqualTo("Forbidden.RAM");
    access.writeUses();
    assertThat(access.ownedKeys().list(Gateway.ACCOUNT, ANN).getFirst().lastUse())
        .hasValueSatisfying(use -> assertThat(use.service()).isEqualTo("ice"));
  }

  private AccessKey session() {
    access
        .roles()
        .create(
            Gateway.ACCOUNT,
            "Teller",
            """
            {"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole",
            "Principal":{"RAM":"acs:ram::%s:root"}}]}\
            """
                .formatted(Gateway.ACCOUNT),
            "");
    access.policies().attach(Holder.role(Gateway.ACCOUNT, "Teller"), system("AdministratorAccess"));
    return access
        .sessions()
        .assume(
            new Caller.Account(Gateway.ACCOUNT),
            new Sessions.Request(
                "acs:ram::%s:role/teller".formatted(Gateway.ACCOUNT),
                "shift",
                Duration.ofHours(1),
                Optional.empty()))
        .key();
  }

  private void permit(String effect, String action, String resource) {
    access
        .policies()
        .create(
            Gateway.ACCOUNT,
            effect,
            "",
            """
            {"Version":"1","Statement":[{"Effect":"%s","Action":"%s","Resource":"%s"}]}\
            """
                .formatted(effect, action, resource));
    access.policies().attach(ANN_HOLDS, new Ref(StoredPolicies.Type.CUSTOM, effect));
  }

  private static Ref system(String name) {
    return new Ref(StoredPolicies.Type.SYSTEM, name);
  }

  private JsonNode tell(AccessKey key) throws IOException {
    return new ObjectMapper()
        .readTree(gateway.answer(key, VERSION, "Tell", Map.of("Word", "w")).body());
  }

  private JsonNode tell(AccessKey key, String token) throws IOException {
    return new ObjectMapper()
        .readTree(
            gateway
                .answer(key, VERSION, "Tell", Map.of("Word", "w", "SecurityToken", token))
                .body());
  }
}

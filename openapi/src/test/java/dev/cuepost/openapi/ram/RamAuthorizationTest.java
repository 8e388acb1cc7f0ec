package dev.cuepost.openapi.ram;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cuepost.identity.AccessKey;
import dev.cuepost.openapi.Accounts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may use RAM itself. */
class RamAuthorizationTest {
  @TempDir private Path directory;
  private Accounts accounts;

  @BeforeEach
  void start() throws IOException {
    accounts = Accounts.start(directory);
  }

  @AfterEach
  void stop() {
    accounts.close();
  }

  @Test
  void a_user_without_policies_is_refused_and_told_why() throws IOException {
    AccessKey bob = accounts.user("bob");
    JsonNode refused = accounts.ram(bob, "GetUser", Map.of("UserName", "bob"));
    assertThat(refused.path("Code").asText()).isEqualTo("Forbidden.RAM");
    assertThat(refused.path("Message").asText())
        .contains("ram:GetUser on acs:ram:*:1000000000000001:user/bob");
    JsonNode detail = refused.path("AccessDeniedDetail");
    assertThat(detail.path("AuthAction").asText()).isEqualTo("ram:GetUser");
    assertThat(detail.path("AuthPrincipalType").asText()).isEqualTo("SubUser");
    assertThat(detail.path("AuthPrincipalDisplayName").asText()).isEqualTo("bob");
    assertThat(detail.path("NoPermissionType").asText()).isEqualTo("ImplicitDeny");
    assertThat(code(accounts.ram(bob, "ListAccessKeys", Map.of()))).isEqualTo("Forbidden.RAM");
    assertThat(code(accounts.tell(bob))).isEqualTo("Forbidden.RAM");
  }

  @Test
  void a_user_may_be_let_do_things_to_one_user_only() throws IOException {
    AccessKey bob = accounts.user("bob");
    accounts.user("carol");
    accounts.permit(
        "bob",
        "own-keys",
        """
        {"Version":"1","Statement":[{"Effect":"Allow","Action":"ram:*AccessKey*",\
        "Resource":"acs:ram:*:*:user/bob"}]}\
        """);
    assertThat(code(accounts.ram(bob, "ListAccessKeys", Map.of()))).isEmpty();
    assertThat(code(accounts.ram(bob, "ListAccessKeys", Map.of("UserName", "bob")))).isEmpty();
    assertThat(code(accounts.ram(bob, "CreateAccessKey", Map.of("UserName", "")))).isEmpty();
    assertThat(code(accounts.ram(bob, "ListAccessKeys", Map.of("UserName", "carol"))))
        .isEqualTo("Forbidden.RAM");
    assertThat(code(accounts.ram(bob, "GetUser", Map.of("UserName", "bob"))))
        .isEqualTo("Forbidden.RAM");
  }

  @Test
  void what_is_attached_or_detached_is_in_force_at_once() throws IOException {
    AccessKey bob = accounts.user("bob", "AliyunRAMReadOnlyAccess");
    assertThat(code(accounts.ram(bob, "ListUsers", Map.of()))).isEmpty();
    assertThat(code(accounts.ram(bob, "DeleteUser", Map.of("UserName", "bob"))))
        .isEqualTo("Forbidden.RAM");
    accounts.ram(
        Accounts.ROOT,
        "DetachPolicyFromUser",
        Map.of(
            "PolicyType", "System",
            "PolicyName", "AliyunRAMReadOnlyAccess",
            "UserName", "bob"));
    assertThat(code(accounts.ram(bob, "ListUsers", Map.of()))).isEqualTo("Forbidden.RAM");
  }

  private static String code(JsonNode answer) {
    return answer.path("Code").asText();
  }
}

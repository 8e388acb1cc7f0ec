package dev.cuepost.openapi.ram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aliyun.ram20150501.Client;
import com.aliyun.ram20150501.models.AttachPolicyToRoleRequest;
import com.aliyun.ram20150501.models.AttachPolicyToUserRequest;
import com.aliyun.ram20150501.models.CreateAccessKeyRequest;
import com.aliyun.ram20150501.models.CreateLoginProfileRequest;
import com.aliyun.ram20150501.models.CreatePolicyRequest;
import com.aliyun.ram20150501.models.CreateRoleRequest;
import com.aliyun.ram20150501.models.CreateUserRequest;
import com.aliyun.ram20150501.models.DeleteAccessKeyRequest;
import com.aliyun.ram20150501.models.DeletePolicyRequest;
import com.aliyun.ram20150501.models.DeleteRoleRequest;
import com.aliyun.ram20150501.models.DeleteUserRequest;
import com.aliyun.ram20150501.models.DetachPolicyFromRoleRequest;
import com.aliyun.ram20150501.models.DetachPolicyFromUserRequest;
import com.aliyun.ram20150501.models.GetAccessKeyLastUsedRequest;
import com.aliyun.ram20150501.models.GetPolicyRequest;
import com.aliyun.ram20150501.models.GetRoleRequest;
import com.aliyun.ram20150501.models.GetUserRequest;
import com.aliyun.ram20150501.models.ListAccessKeysRequest;
import com.aliyun.ram20150501.models.ListPoliciesForRoleRequest;
import com.aliyun.ram20150501.models.ListPoliciesForUserRequest;
import com.aliyun.ram20150501.models.ListPoliciesRequest;
import com.aliyun.ram20150501.models.ListRolesRequest;
import com.aliyun.ram20150501.models.ListUsersRequest;
import com.aliyun.ram20150501.models.UpdateAccessKeyRequest;
import com.aliyun.ram20150501.models.UpdateUserRequest;
import com.aliyun.tea.TeaException;
import dev.cuepost.identity.AccessKey;
import dev.cuepost.openapi.Accounts;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The official Java client of RAM, unchanged, through every operation. */
class RamOfficialClientTest {
  private static final String DATE = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ";
  private static final String DOCUMENT =
      """
      {"Version":"1","Statement":[{"Effect":"Allow","Action":"test:*","Resource":"*"}]}\
      """;
  private static final String TRUST =
      """
      {"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole",\
      "Principal":{"RAM":["acs:ram::1000000000000001:root"]}}]}\
      """;

  @TempDir private Path directory;
  private Accounts accounts;
  private Client client;

  @BeforeEach
  void start() throws Exception {
    accounts = Accounts.start(directory);
    client = new Client(accounts.config(Accounts.ROOT));
  }

  @AfterEach
  void stop() {
    accounts.close();
  }

  @Test
  void a_user_is_made_told_changed_and_removed() throws Exception {
    var made =
        client
            .createUser(
                new CreateUserRequest()
                    .setUserName("bob")
                    .setDisplayName("Bob 中")
                    .setComments("c")
                    .setEmail("bob@example.test"))
            .getBody()
            .getUser();
    assertThat(made.getUserName()).isEqualTo("bob");
    assertThat(made.getUserId()).matches("[1-9][0-9]{17}");
    assertThat(made.getCreateDate()).matches(DATE);

    var told = client.getUser(new GetUserRequest().setUserName("bob")).getBody().getUser();
    assertThat(told.getDisplayName()).isEqualTo("Bob 中");
    assertThat(told.getComments()).isEqualTo("c");
    assertThat(told.getUserId()).isEqualTo(made.getUserId());
    assertThat(told.getUpdateDate()).matches(DATE);

    var changed =
        client
            .updateUser(new UpdateUserRequest().setUserName("bob").setNewDisplayName("Robert"))
            .getBody()
            .getUser();
    assertThat(changed.getDisplayName()).isEqualTo("Robert");
    assertThat(changed.getComments()).isEqualTo("c");
    assertThat(changed.getUserId()).isEqualTo(made.getUserId());

    client.deleteUser(new DeleteUserRequest().setUserName("bob"));
    assertThat(client.listUsers(new ListUsersRequest()).getBody().getUsers().getUser()).isEmpty();
  }

  @Test
  void users_are_listed_in_pages() throws Exception {
    for (String name : new String[] {"c", "a", "b"}) {
      client.createUser(new CreateUserRequest().setUserName(name));
    }
    var first = client.listUsers(new ListUsersRequest().setMaxItems(2)).getBody();
    assertThat(first.getUsers().getUser())
        .extracting(user -> user.getUserName())
        .containsExactly("a", "b");
    assertThat(first.getIsTruncated()).isTrue();
    var second =
        client
            .listUsers(new ListUsersRequest().setMaxItems(2).setMarker(first.getMarker()))
            .getBody();
    assertThat(second.getUsers().getUser())
        .extracting(user -> user.getUserName())
        .containsExactly("c");
    assertThat(second.getIsTruncated()).isFalse();
    assertThat(second.getMarker()).isNull();
  }

  @Test
  void a_key_is_told_once_used_disabled_and_removed() throws Exception {
    client.createUser(new CreateUserRequest().setUserName("bob"));
    accounts.permit("bob", "tell", DOCUMENT);
    var made =
        client
            .createAccessKey(new CreateAccessKeyRequest().setUserName("bob"))
            .getBody()
            .getAccessKey();
    assertThat(made.getAccessKeyId()).matches("LTAI[A-Za-z0-9]{20}");
    assertThat(made.getAccessKeySecret()).matches("[A-Za-z0-9]{30}");
    assertThat(made.getStatus()).isEqualTo("Active");
    assertThat(made.getCreateDate()).matches(DATE);

    var key = new AccessKey(made.getAccessKeyId(), made.getAccessKeySecret(), "1000000000000001");
    assertThat(accounts.tell(key).get("Word").asText()).isEqualTo("w");
    accounts.access().writeUses();
    assertThat(
            client
                .getAccessKeyLastUsed(
                    new GetAccessKeyLastUsedRequest()
                        .setUserName("bob")
                        .setUserAccessKeyId(key.id()))
                .getBody()
                .getAccessKeyLastUsed()
                .getLastUsedDate())
        .matches(DATE);

    client.updateAccessKey(
        new UpdateAccessKeyRequest()
            .setUserName("bob")
            .setUserAccessKeyId(key.id())
            .setStatus("Inactive"));
    assertThat(accounts.tell(key).get("Code").asText()).isEqualTo("InvalidAccessKeyId.Inactive");
    var listed =
        client
            .listAccessKeys(new ListAccessKeysRequest().setUserName("bob"))
            .getBody()
            .getAccessKeys()
            .getAccessKey();
    assertThat(listed)
        .singleElement()
        .satisfies(told -> {
          assertThat(told.getAccessKeyId()).isEqualTo(key.id());
          assertThat(told.getStatus()).isEqualTo("Inactive");
          assertThat(told.getCreateDate()).isEqualTo(made.getCreateDate());
          assertThat(told.toMap().toString()).doesNotContain(key.secret());
        });

    client.deleteAccessKey(
        new DeleteAccessKeyRequest().setUserName("bob").setUserAccessKeyId(key.id()));
    assertThat(accounts.tell(key).get("Code").asText()).isEqualTo("InvalidAccessKeyId.NotFound");
  }

  @Test
  void without_a_user_the_keys_of_the_caller_are_meant() throws Exception {
    AccessKey bob = accounts.user("bob", "AliyunRAMFullAccess");
    var own = new Client(accounts.config(bob));
    assertThat(keys(own)).containsExactly(bob.id());
    assertThat(keys(client)).containsExactly(Accounts.ROOT.id());
    String second =
        own.createAccessKey(new CreateAccessKeyRequest()).getBody().getAccessKey().getAccessKeyId();
    assertThat(keys(own)).containsExactlyInAnyOrder(bob.id(), second);
    own.updateAccessKey(
        new UpdateAccessKeyRequest().setUserAccessKeyId(second).setStatus("Inactive"));
    own.deleteAccessKey(new DeleteAccessKeyRequest().setUserAccessKeyId(second));
    assertThat(keys(own)).containsExactly(bob.id());
    assertThatThrownBy(() ->
            own.deleteAccessKey(
                new DeleteAccessKeyRequest().setUserAccessKeyId(Accounts.ROOT.id())))
        .isInstanceOfSatisfying(
            TeaException.class,
            e -> assertThat(e.getCode()).isEqualTo("EntityNotExist.User.AccessKey"));
  }

  private static Iterable<String> keys(Client client) throws Exception {
    return client
        .listAccessKeys(new ListAccessKeysRequest())
        .getBody()
        .getAccessKeys()
        .getAccessKey()
        .stream()
        .map(key -> key.getAccessKeyId())
        .toList();
  }

  @Test
  void a_user_is_let_in_by_a_password() throws Exception {
    client.createUser(new CreateUserRequest().setUserName("bob"));
    var request =
        new CreateLoginProfileRequest()
            .setUserName("bob")
            .setPassword("correct horse")
            .setPasswordResetRequired(false);
    var profile = client.createLoginProfile(request).getBody().getLoginProfile();
    assertThat(profile.getUserName()).isEqualTo("bob");
    assertThat(profile.getMFABindRequired()).isFalse();
    assertThat(profile.getCreateDate()).matches(DATE);
    assertThat(accounts.access().users().isPassword("1000000000000001", "bob", "correct horse"))
        .isTrue();
    assertThatThrownBy(() -> client.createLoginProfile(request))
        .isInstanceOfSatisfying(
            TeaException.class,
            e -> assertThat(e.getCode()).isEqualTo("EntityAlreadyExists.User.LoginProfile"));
  }

  @Test
  void a_policy_is_made_told_attached_detached_and_removed() throws Exception {
    client.createUser(new CreateUserRequest().setUserName("bob"));
    var made =
        client
            .createPolicy(
                new CreatePolicyRequest()
                    .setPolicyName("tell")
                    .setDescription("d")
                    .setPolicyDocument(DOCUMENT))
            .getBody()
            .getPolicy();
    assertThat(made.getPolicyType()).isEqualTo("Custom");
    assertThat(made.getDefaultVersion()).isEqualTo("v1");
    client.attachPolicyToUser(
        new AttachPolicyToUserRequest()
            .setPolicyType("Custom")
            .setPolicyName("tell")
            .setUserName("bob"));
    client.attachPolicyToUser(
        new AttachPolicyToUserRequest()
            .setPolicyType("System")
            .setPolicyName("AliyunOSSFullAccess")
            .setUserName("bob"));
    var attached =
        client
            .listPoliciesForUser(new ListPoliciesForUserRequest().setUserName("bob"))
            .getBody()
            .getPolicies()
            .getPolicy();
    assertThat(attached)
        .extracting(policy -> policy.getPolicyType() + policy.getPolicyName())
        .containsExactlyInAnyOrder("Customtell", "SystemAliyunOSSFullAccess");

    var told =
        client
            .getPolicy(new GetPolicyRequest().setPolicyType("Custom").setPolicyName("tell"))
            .getBody();
    assertThat(told.getPolicy().getAttachmentCount()).isEqualTo(1);
    assertThat(told.getPolicy().getDescription()).isEqualTo("d");
    assertThat(told.getDefaultPolicyVersion().getPolicyDocument()).isEqualTo(DOCUMENT);
    assertThat(told.getDefaultPolicyVersion().getIsDefaultVersion()).isTrue();

    client.detachPolicyFromUser(
        new DetachPolicyFromUserRequest()
            .setPolicyType("Custom")
            .setPolicyName("tell")
            .setUserName("bob"));
    client.deletePolicy(new DeletePolicyRequest().setPolicyName("tell"));
    assertThat(
            client
                .listPolicies(new ListPoliciesRequest().setPolicyType("Custom"))
                .getBody()
                .getPolicies()
                .getPolicy())
        .isEmpty();
  }

  @Test
  void policies_are_listed_in_pages_those_of_the_account_first() throws Exception {
    client.createPolicy(new CreatePolicyRequest().setPolicyName("zz").setPolicyDocument(DOCUMENT));
    var first = client.listPolicies(new ListPoliciesRequest().setMaxItems(2)).getBody();
    assertThat(first.getPolicies().getPolicy())
        .extracting(policy -> policy.getPolicyName())
        .containsExactly("zz", "AdministratorAccess");
    var second =
        client
            .listPolicies(new ListPoliciesRequest().setMaxItems(999).setMarker(first.getMarker()))
            .getBody();
    assertThat(second.getIsTruncated()).isFalse();
    assertThat(second.getPolicies().getPolicy())
        .extracting(policy -> policy.getPolicyName())
        .contains("AliyunMNSFullAccess")
        .doesNotContain("zz", "AdministratorAccess");
  }

  @Test
  void a_role_is_made_told_given_policies_and_removed() throws Exception {
    var made =
        client
            .createRole(
                new CreateRoleRequest()
                    .setRoleName("Ops")
                    .setDescription("d")
                    .setMaxSessionDuration(3600L)
                    .setAssumeRolePolicyDocument(TRUST))
            .getBody()
            .getRole();
    assertThat(made.getArn()).isEqualTo("acs:ram::1000000000000001:role/ops");
    assertThat(made.getRoleId()).matches("[1-9][0-9]{17}");
    client.attachPolicyToRole(
        new AttachPolicyToRoleRequest()
            .setPolicyType("System")
            .setPolicyName("AliyunMNSFullAccess")
            .setRoleName("Ops"));
    assertThat(
            client
                .listPoliciesForRole(new ListPoliciesForRoleRequest().setRoleName("Ops"))
                .getBody()
                .getPolicies()
                .getPolicy())
        .extracting(policy -> policy.getPolicyName())
        .containsExactly("AliyunMNSFullAccess");
    var told = client.getRole(new GetRoleRequest().setRoleName("Ops")).getBody().getRole();
    assertThat(told.getAssumeRolePolicyDocument()).isEqualTo(TRUST);
    assertThat(told.getMaxSessionDuration()).isEqualTo(3600L);
    var listed = client.listRoles(new ListRolesRequest()).getBody();
    assertThat(listed.getIsTruncated()).isFalse();
    assertThat(listed.getRoles().getRole())
        .singleElement()
        .satisfies(role -> assertThat(role.getRoleName()).isEqualTo("Ops"));
    client.detachPolicyFromRole(
        new DetachPolicyFromRoleRequest()
            .setPolicyType("System")
            .setPolicyName("AliyunMNSFullAccess")
            .setRoleName("Ops"));
    client.deleteRole(new DeleteRoleRequest().setRoleName("Ops"));
    assertThat(client.listRoles(new ListRolesRequest()).getBody().getRoles().getRole()).isEmpty();
  }
}

package dev.cuepost.openapi.ram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aliyuncs.exceptions.ClientException;
import com.aliyuncs.ram.model.v20150501.AttachPolicyToUserRequest;
import com.aliyuncs.ram.model.v20150501.CreateAccessKeyRequest;
import com.aliyuncs.ram.model.v20150501.CreateUserRequest;
import com.aliyuncs.ram.model.v20150501.GetPolicyRequest;
import com.aliyuncs.ram.model.v20150501.GetUserRequest;
import com.aliyuncs.ram.model.v20150501.ListAccessKeysRequest;
import com.aliyuncs.ram.model.v20150501.ListPoliciesForUserRequest;
import com.aliyuncs.ram.model.v20150501.ListPoliciesRequest;
import com.aliyuncs.ram.model.v20150501.ListRolesRequest;
import com.aliyuncs.ram.model.v20150501.ListUsersRequest;
import dev.cuepost.access.ServiceRole;
import dev.cuepost.openapi.Accounts;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The older official Java client, which reads lists and flags in a way of its own. */
class RamClassicClientTest {
  @TempDir private Path directory;
  private Accounts accounts;

  @BeforeEach
  void start() throws Exception {
    accounts = Accounts.start(directory);
  }

  @AfterEach
  void stop() {
    accounts.close();
  }

  @Test
  void users_and_their_keys_are_read() throws Exception {
    var create = new CreateUserRequest();
    create.setUserName("bob");
    create.setDisplayName("Bob");
    assertThat(accounts.classic(Accounts.ROOT, create).getUser().getUserName()).isEqualTo("bob");
    var users = accounts.classic(Accounts.ROOT, new ListUsersRequest());
    assertThat(users.getIsTruncated()).isFalse();
    assertThat(users.getUsers()).extracting(user -> user.getUserName()).containsExactly("bob");

    var createKey = new CreateAccessKeyRequest();
    createKey.setUserName("bob");
    var key = accounts.classic(Accounts.ROOT, createKey).getAccessKey();
    assertThat(key.getAccessKeySecret()).hasSize(30);
    var listKeys = new ListAccessKeysRequest();
    listKeys.setUserName("bob");
    assertThat(accounts.classic(Accounts.ROOT, listKeys).getAccessKeys())
        .extracting(told -> told.getAccessKeyId())
        .containsExactly(key.getAccessKeyId());
  }

  @Test
  void policies_and_roles_are_read() throws Exception {
    accounts.user("bob");
    var attach = new AttachPolicyToUserRequest();
    attach.setPolicyType("System");
    attach.setPolicyName("AliyunMNSFullAccess");
    attach.setUserName("bob");
    accounts.classic(Accounts.ROOT, attach);
    var attached = new ListPoliciesForUserRequest();
    attached.setUserName("bob");
    assertThat(accounts.classic(Accounts.ROOT, attached).getPolicies())
        .extracting(policy -> policy.getPolicyName())
        .containsExactly("AliyunMNSFullAccess");
    assertThat(accounts.classic(Accounts.ROOT, new ListPoliciesRequest()).getPolicies())
        .filteredOn(policy -> policy.getPolicyName().equals("AliyunMNSFullAccess"))
        .singleElement()
        .satisfies(policy -> assertThat(policy.getAttachmentCount()).isEqualTo(1));
    var get = new GetPolicyRequest();
    get.setPolicyType("System");
    get.setPolicyName("AliyunMNSFullAccess");
    assertThat(accounts.classic(Accounts.ROOT, get).getDefaultPolicyVersion().getPolicyDocument())
        .contains("mns:*");

    accounts.access().roles().authorise(Accounts.ROOT.account(), ServiceRole.ICE);
    assertThat(accounts.classic(Accounts.ROOT, new ListRolesRequest()).getRoles())
        .extracting(role -> role.getRoleName())
        .containsExactly("AliyunICEDefaultRole");
  }

  @Test
  void a_refusal_has_its_code() {
    var get = new GetUserRequest();
    get.setUserName("nobody");
    assertThatThrownBy(() -> accounts.classic(Accounts.ROOT, get))
        .isInstanceOfSatisfying(
            ClientException.class,
            e -> assertThat(e.getErrCode()).isEqualTo("EntityNotExist.User"));
  }
}

package dev.cuepost.smq;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.access.Holder;
import dev.cuepost.access.Sessions;
import dev.cuepost.access.StoredPolicies;
import dev.cuepost.access.Users;
import dev.cuepost.identity.AccessKey;
import dev.cuepost.identity.Caller;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a user may ask: conditions, keys and tokens. */
class UserAccessTest extends UsersOfSmq {
  private static final String LIST = "mns:ListQueue";

  @Test
  void a_new_user_may_do_nothing() {
    assertThat(list(user)).isEqualTo("403 AccessDenied");
    assertThat(as(user, "PUT", "/queues/q", "<Queue/>").outcome()).isEqualTo("403 AccessDenied");
    assertThat(list(ROOT)).isEqualTo("200");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "IpAddress":{"acs:SourceIp":"127.0.0.1"}                       | 200
          "IpAddress":{"acs:SourceIp":["10.0.0.0/8","127.0.0.0/8"]}      | 200
          "IpAddress":{"acs:SourceIp":"10.0.0.0/8"}                      | 403 AccessDenied
          "NotIpAddress":{"acs:SourceIp":"127.0.0.1"}                    | 403 AccessDenied
          "NotIpAddress":{"acs:SourceIp":"10.0.0.0/8"}                   | 200
          "Bool":{"acs:SecureTransport":"false"}                         | 200
          "Bool":{"acs:SecureTransport":"true"}                          | 403 AccessDenied
          "DateLessThan":{"acs:CurrentTime":"2026-11-22T00:00:01Z"}      | 200
          "DateLessThan":{"acs:CurrentTime":"2026-11-22T00:00:00Z"}      | 403 AccessDenied
          "DateGreaterThan":{"acs:CurrentTime":"2026-11-22T08:00:00+08:00"} | 403 AccessDenied
          "IpAddress":{"acs:SourceIp":"127.0.0.1"},"Bool":{"acs:SecureTransport":"true"} | 403 AccessDenied
          "StringEquals":{"acs:Unknown":"x"}                             | 403 AccessDenied
          """)
  void a_permission_holds_under_its_conditions_alone(String condition, String outcome) {
    permit(allowIf(LIST, condition));
    assertThat(list(user)).isEqualTo(outcome);
  }

  @Test
  void a_forwarded_address_is_not_believed() {
    permit(allowIf(LIST, "\"IpAddress\":{\"acs:SourceIp\":\"10.1.1.1\"}"));
    assertThat(
            send(request("GET", "/queues")
                    .by(user)
                    .header("X-Forwarded-For", "10.1.1.1")
                    .header("X-Real-IP", "10.1.1.1"))
                .outcome())
        .isEqualTo("403 AccessDenied");
  }

  @Test
  void a_permission_ends_with_its_time() {
    permit(allowIf(LIST, "\"DateLessThan\":{\"acs:CurrentTime\":\"2026-11-22T01:00:00Z\"}"));
    clock.advance(Duration.ofHours(1).minusMillis(1));
    assertThat(list(user)).isEqualTo("200");
    clock.advance(Duration.ofMillis(1));
    assertThat(list(user)).isEqualTo("403 AccessDenied");
  }

  @Test
  void a_change_is_in_force_at_the_next_request() {
    var ref = keep(allow(LIST, "*"));
    var ann = Holder.user(ACCOUNT, "ann");
    access.policies().attach(ann, ref);
    assertThat(list(user)).isEqualTo("200");
    access.policies().detach(ann, ref);
    assertThat(list(user)).isEqualTo("403 AccessDenied");
  }

  @Test
  void a_key_is_of_no_use_while_it_is_inactive_or_when_it_is_deleted() {
    permit(allow(LIST, "*"));
    access.ownedKeys().setActive(ACCOUNT, Optional.of("ann"), user.id(), false);
    assertThat(list(user)).isEqualTo("403 InvalidAccessKeyId");
    access.ownedKeys().setActive(ACCOUNT, Optional.of("ann"), user.id(), true);
    assertThat(list(user)).isEqualTo("200");
    access.ownedKeys().delete(ACCOUNT, Optional.of("ann"), user.id());
    assertThat(list(user)).isEqualTo("403 InvalidAccessKeyId");
  }

  @Test
  void the_use_of_a_key_is_noted_once_its_signature_is_verified() {
    var forged = new AccessKey(user.id(), "wrong", user.caller());
    assertThat(list(forged)).isEqualTo("403 SignatureDoesNotMatch");
    access.writeUses();
    assertThat(use()).isEmpty();
    assertThat(list(user)).isEqualTo("403 AccessDenied");
    access.writeUses();
    assertThat(use()).contains("mns");
  }

  @Test
  void a_temporary_key_needs_its_token_and_ends_with_its_time() {
    AccessKey key = session(Optional.empty());
    String token = key.temporary().orElseThrow().securityToken();
    assertThat(list(key, token)).isEqualTo("200");
    assertThat(list(key)).isEqualTo("403 InvalidAccessKeyId");
    assertThat(list(key, "")).isEqualTo("403 InvalidAccessKeyId");
    assertThat(list(key, token + "x")).isEqualTo("403 InvalidAccessKeyId");
    assertThat(list(key, session(Optional.empty()).temporary().orElseThrow().securityToken()))
        .isEqualTo("403 InvalidAccessKeyId");
    clock.advance(Duration.ofHours(1).minusMillis(1));
    assertThat(list(key, token)).isEqualTo("200");
    clock.advance(Duration.ofMillis(1));
    assertThat(list(key, token)).isEqualTo("403 InvalidAccessKeyId");
  }

  @Test
  void a_session_may_do_what_its_role_and_its_own_policy_both_allow() {
    AccessKey key =
        session(
            Optional.of(
                "{\"Version\":\"1\",\"Statement\":["
                    + allow("mns:GetQueueAttributes", "*")
                    + "]}"));
    as(ROOT, "PUT", "/queues/q", "<Queue/>");
    String token = key.temporary().orElseThrow().securityToken();
    Answer denied = send(request("GET", "/queues").by(key).header("security-token", token));
    assertThat(denied.outcome()).isEqualTo("403 AccessDenied");
    assertThat(denied.element("Message"))
        .contains("acs:ram::%s:assumed-role/Reader/shift".formatted(ACCOUNT), LIST);
    assertThat(send(request("GET", "/queues/q").by(key).header("security-token", token)).outcome())
        .isEqualTo("200");
    assertThat(
            send(request("DELETE", "/queues/q").by(key).header("security-token", token)).outcome())
        .isEqualTo("403 AccessDenied");
  }

  @Test
  void an_address_that_names_another_account_is_refused() {
    permit(allow("*", "*"));
    String host = "1000000000000002.mns.cn-shanghai.example.test";
    assertThat(list(user)).isEqualTo("200");
    assertThat(sendTo(host, request("GET", "/queues").by(user)).outcome())
        .isEqualTo("403 AccessDenied");
  }

  @Test
  void users_of_one_name_in_two_accounts_see_their_own_queues() {
    String two = "1000000000000002";
    access.accounts().ensure(two, "two");
    access.users().create(two, "ann", new Users.Particulars("", ""));
    AccessKey other = access.ownedKeys().create(two, Optional.of("ann"));
    permit(allow("*", "*"));
    assertThat(as(user, "PUT", "/queues/q", "<Queue/>").outcome()).isEqualTo("201");
    assertThat(list(other)).isEqualTo("403 AccessDenied");
    access
        .policies()
        .attach(
            Holder.user(two, "ann"),
            new StoredPolicies.Ref(StoredPolicies.Type.SYSTEM, "AdministratorAccess"));
    assertThat(as(other, "GET", "/queues").body()).doesNotContain("/queues/q");
    assertThat(as(other, "GET", "/queues/q").outcome()).isEqualTo("404 QueueNotExist");
  }

  private Optional<String> use() {
    return access
        .ownedKeys()
        .list(ACCOUNT, Optional.of("ann"))
        .getFirst()
        .lastUse()
        .map(use -> use.service());
  }

  private AccessKey session(Optional<String> policy) {
    if (access.roles().list(ACCOUNT).isEmpty()) {
      access
          .roles()
          .create(
              ACCOUNT,
              "Reader",
              """
              {"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole",
              "Principal":{"RAM":"acs:ram::%s:root"}}]}\
              """
                  .formatted(ACCOUNT),
              "");
      access
          .policies()
          .attach(
              Holder.role(ACCOUNT, "Reader"),
              new StoredPolicies.Ref(StoredPolicies.Type.SYSTEM, "AliyunMNSReadOnlyAccess"));
    }
    return access
        .sessions()
        .assume(
            new Caller.Account(ACCOUNT),
            new Sessions.Request(
                "acs:ram::%s:role/reader".formatted(ACCOUNT), "shift", Duration.ofHours(1), policy))
        .key();
  }

  private String list(AccessKey key) {
    return as(key, "GET", "/queues").outcome();
  }

  private String list(AccessKey key, String token) {
    return send(request("GET", "/queues").by(key).header("security-token", token)).outcome();
  }
}

package dev.cuepost.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.access.Roles.Role;
import dev.cuepost.identity.AccessKey;
import dev.cuepost.identity.Caller;
import dev.cuepost.identity.policy.Decision;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the media services may do for an account, and until when. */
class ServiceRolesTest extends StoredAccess {
  @ParameterizedTest
  @EnumSource
  void a_service_may_act_from_its_authorisation_to_its_revocation_and_again(ServiceRole service)
      throws IOException {
    assertThat(mayTell(service, ONE)).isEqualTo(Decision.DENIED_IMPLICITLY);
    access.roles().authorise(ONE, service);
    assertThat(mayTell(service, ONE)).isEqualTo(Decision.ALLOWED);
    reopen();
    assertThat(mayTell(service, ONE)).isEqualTo(Decision.ALLOWED);
    access.roles().revoke(ONE, service);
    assertThat(mayTell(service, ONE)).isEqualTo(Decision.DENIED_IMPLICITLY);
    reopen();
    assertThat(mayTell(service, ONE)).isEqualTo(Decision.DENIED_IMPLICITLY);
    access.roles().authorise(ONE, service);
    assertThat(mayTell(service, ONE)).isEqualTo(Decision.ALLOWED);
  }

  @Test
  void each_service_and_each_account_is_authorised_for_itself() {
    access.roles().authorise(ONE, ServiceRole.ICE);
    assertThat(mayTell(ServiceRole.VOD, ONE)).isEqualTo(Decision.DENIED_IMPLICITLY);
    assertThat(mayTell(ServiceRole.ICE, TWO)).isEqualTo(Decision.DENIED_IMPLICITLY);
    assertRefused("404 EntityNotExist.Role", () -> access.roles().revoke(TWO, ServiceRole.ICE));
    access.roles().authorise(TWO, ServiceRole.ICE);
    access.roles().revoke(TWO, ServiceRole.ICE);
    assertThat(mayTell(ServiceRole.ICE, ONE)).isEqualTo(Decision.ALLOWED);
  }

  @Test
  void an_authorised_service_may_do_what_its_policy_says_and_no_more() {
    access.roles().authorise(ONE, ServiceRole.ICE);
    assertThat(access.decide(ServiceRole.ICE, ONE, asked("oss:PutObject", "*")))
        .isEqualTo(Decision.ALLOWED);
    assertThat(access.decide(ServiceRole.ICE, ONE, asked("mns:DeleteQueue", "*")))
        .isEqualTo(Decision.DENIED_IMPLICITLY);
    assertThat(access.decide(ServiceRole.ICE, ONE, asked("ram:CreateUser", "*")))
        .isEqualTo(Decision.DENIED_IMPLICITLY);
  }

  @Test
  void a_default_role_without_its_policy_permits_nothing_until_it_is_authorised_again() {
    access.roles().authorise(ONE, ServiceRole.ICE);
    access
        .policies()
        .detach(Holder.role(ONE, ServiceRole.ICE.role()), system("AliyunICEDefaultRolePolicy"));
    assertThat(mayTell(ServiceRole.ICE, ONE)).isEqualTo(Decision.DENIED_IMPLICITLY);
    access.roles().authorise(ONE, ServiceRole.ICE);
    assertThat(mayTell(ServiceRole.ICE, ONE)).isEqualTo(Decision.ALLOWED);
  }

  @Test
  void to_authorise_twice_changes_nothing() {
    access.roles().authorise(ONE, ServiceRole.ICE);
    Role role = access.roles().get(ONE, ServiceRole.ICE.role());
    access.roles().authorise(ONE, ServiceRole.ICE);
    assertThat(access.roles().list(ONE)).containsExactly(role);
    assertThat(access.policies().of(Holder.role(ONE, role.name()))).hasSize(1);
  }

  @Test
  void a_role_of_the_name_that_does_not_trust_the_service_is_of_no_use_to_it() {
    access.roles().create(ONE, ServiceRole.ICE.role(), trustingAccount(ONE), "");
    access
        .policies()
        .attach(Holder.role(ONE, ServiceRole.ICE.role()), system("AdministratorAccess"));
    assertThat(mayTell(ServiceRole.ICE, ONE)).isEqualTo(Decision.DENIED_IMPLICITLY);
  }

  @Test
  void the_default_role_may_be_named_in_another_letter_case() {
    access.roles().create(ONE, "aliyunicedefaultrole", ServiceRole.ICE.trust(), "");
    access.roles().authorise(ONE, ServiceRole.ICE);
    assertThat(mayTell(ServiceRole.ICE, ONE)).isEqualTo(Decision.ALLOWED);
    access.roles().revoke(ONE, ServiceRole.ICE);
    assertThat(mayTell(ServiceRole.ICE, ONE)).isEqualTo(Decision.DENIED_IMPLICITLY);
    assertThat(access.roles().list(ONE)).isEmpty();
  }

  @Test
  void sessions_of_a_revoked_role_do_not_come_back_with_the_next_one() throws IOException {
    access.roles().create(ONE, ServiceRole.ICE.role(), trustingAccount(ONE), "");
    AccessKey key =
        access
            .sessions()
            .assume(
                new Caller.Account(ONE),
                new Sessions.Request(
                    access.roles().get(ONE, ServiceRole.ICE.role()).arn(),
                    "borrowed",
                    Duration.ofHours(1),
                    Optional.empty()))
            .key();
    access.roles().revoke(ONE, ServiceRole.ICE);
    access.roles().authorise(ONE, ServiceRole.ICE);
    assertThat(access.find(key.id())).isEmpty();
    reopen();
    assertThat(access.find(key.id())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"true, ALLOWED", "false, DENIED_IMPLICITLY"})
  void the_services_are_settled_at_the_first_start(boolean authorised, Decision decision) {
    access.settleServices(ONE, authorised);
    assertThat(mayTell(ServiceRole.ICE, ONE)).isEqualTo(decision);
    assertThat(mayTell(ServiceRole.VOD, ONE)).isEqualTo(decision);
    assertThat(mayTell(ServiceRole.ICE, TWO)).isEqualTo(Decision.DENIED_IMPLICITLY);
  }

  @Test
  void what_the_account_revoked_stays_revoked_at_later_starts() throws IOException {
    access.settleServices(ONE, true);
    access.roles().revoke(ONE, ServiceRole.ICE);
    reopen();
    access.settleServices(ONE, true);
    assertThat(mayTell(ServiceRole.ICE, ONE)).isEqualTo(Decision.DENIED_IMPLICITLY);
    assertThat(mayTell(ServiceRole.VOD, ONE)).isEqualTo(Decision.ALLOWED);
  }

  @Test
  void what_was_not_wanted_at_first_is_not_made_later() throws IOException {
    access.settleServices(ONE, false);
    reopen();
    access.settleServices(ONE, true);
    assertThat(access.roles().list(ONE)).isEmpty();
  }

  private Decision mayTell(ServiceRole service, String account) {
    return access.decide(
        service,
        account,
        asked(
            "mns:SendMessage",
            "acs:mns:cn-shanghai:%s:/queues/events/messages".formatted(account)));
  }
}

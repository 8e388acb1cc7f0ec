package dev.cuepost.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuepost.access.Sessions.Session;
import dev.cuepost.identity.AccessKey;
import dev.cuepost.identity.Caller;
import dev.cuepost.identity.policy.Decision;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionsTest extends StoredAccess {
  private static final Caller ROOT = new Caller.Account(ONE);
  private static final Caller ANN_CALLS = new Caller.User(ONE, "ann");
  private static final Duration HOUR = Duration.ofHours(1);

  @BeforeEach
  void makeTheRole() {
    access.roles().create(ONE, "Sender", trustingAccount(ONE), "");
    access.policies().attach(Holder.role(ONE, "Sender"), system("AliyunMNSFullAccess"));
  }

  @Test
  void who_assumes_a_role_gets_a_temporary_key_that_is_known_at_once() {
    Session session = assume(ROOT, "Sender", HOUR);
    AccessKey key = session.key();
    assertThat(key.id()).startsWith("STS.");
    assertThat(key.caller()).isEqualTo(session.caller());
    assertThat(session.caller().arn())
        .isEqualTo("acs:ram::%s:assumed-role/Sender/night-shift".formatted(ONE));
    assertThat(session.roleId()).isEqualTo(access.roles().get(ONE, "Sender").id());
    assertThat(key.temporary().orElseThrow().expiresAt()).isEqualTo(clock.instant().plus(HOUR));
    assertThat(access.find(key.id())).contains(key);
  }

  @Test
  void a_session_may_do_what_its_role_may() {
    Caller session = assume(ROOT, "Sender", HOUR).caller();
    assertThat(decide(session, "mns:SendMessage", "*")).isEqualTo(Decision.ALLOWED);
    assertThat(decide(session, "oss:GetObject", "*")).isEqualTo(Decision.DENIED_IMPLICITLY);
    access.policies().detach(Holder.role(ONE, "Sender"), system("AliyunMNSFullAccess"));
    assertThat(decide(session, "mns:SendMessage", "*")).isEqualTo(Decision.DENIED_IMPLICITLY);
  }

  @Test
  void who_trusts_an_account_trusts_it_and_its_users_and_nobody_else() {
    access.roles().create(ONE, "Guest", trustingAccount(TWO), "");
    assertThat(assume(new Caller.Account(TWO), "Guest", HOUR).caller().account()).isEqualTo(ONE);
    assertThat(assume(new Caller.User(TWO, "bob"), "Guest", HOUR).caller().account())
        .isEqualTo(ONE);
    assertNotTrusted(ROOT, "Guest");
    assertNotTrusted(ANN_CALLS, "Guest");
  }

  @Test
  void who_trusts_a_user_trusts_nobody_else() {
    access
        .roles()
        .create(ONE, "Anns", trusting("\"RAM\":\"acs:ram::%s:user/ann\"".formatted(ONE)), "");
    assertThat(assume(ANN_CALLS, "Anns", HOUR).caller().role()).isEqualTo("Anns");
    assertNotTrusted(new Caller.User(ONE, "bob"), "Anns");
    assertNotTrusted(new Caller.User(TWO, "ann"), "Anns");
    assertNotTrusted(ROOT, "Anns");
  }

  @Test
  void who_trusts_a_service_trusts_no_caller() {
    access.roles().authorise(ONE, ServiceRole.ICE);
    assertNotTrusted(ROOT, ServiceRole.ICE.role());
  }

  @Test
  void a_session_cannot_become_another() {
    assertNotTrusted(assume(ROOT, "Sender", HOUR).caller(), "Sender");
  }

  @Test
  void a_refusal_names_both() {
    access.roles().create(ONE, "Guest", trustingAccount(TWO), "");
    assertThatThrownBy(() -> assume(ANN_CALLS, "Guest", HOUR))
        .hasMessageContainingAll(ANN_CALLS.arn(), "acs:ram::%s:role/Guest".formatted(ONE));
  }

  @ParameterizedTest
  @ValueSource(longs = {900, 901, 3_599, 3_600})
  void a_session_lasts_a_quarter_of_an_hour_to_an_hour(long seconds) {
    assertThat(
            assume(ROOT, "Sender", Duration.ofSeconds(seconds))
                .key()
                .temporary()
                .orElseThrow()
                .expiresAt())
        .isEqualTo(clock.instant().plusSeconds(seconds));
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 0, 899, 3_601})
  void other_durations_are_refused(long seconds) {
    assertRefused(
        "400 InvalidParameter.DurationSeconds",
        () -> assume(ROOT, "Sender", Duration.ofSeconds(seconds)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "a b", "ä1", "a/b", "a:b"})
  void a_session_has_a_name_of_letters_digits_and_a_few_signs(String name) {
    assertRefused(
        "400 InvalidParameter.RoleSessionName",
        () -> assume(ROOT, arn(ONE, "Sender"), name, Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Sender",
        "acs:ram::1000000000000001:user/ann",
        "acs:ram::x:role/Sender",
        "acs:ram::1000000000000001:role/"
      })
  void a_role_is_named_in_full(String roleArn) {
    assertRefused(
        "400 InvalidParameter.RoleArn",
        () -> assume(ROOT, roleArn, "night-shift", Optional.empty()));
  }

  @Test
  void a_role_that_is_not_there_cannot_be_assumed() {
    assertRefused("404 EntityNotExist.Role", () -> assume(ROOT, "Nobody", HOUR));
    assertRefused(
        "404 EntityNotExist.Role",
        () -> assume(ROOT, arn(TWO, "Sender"), "night-shift", Optional.empty()));
  }

  @Test
  void a_policy_of_its_own_narrows_a_session_and_never_widens_it() {
    Caller narrowed = assumeWith(policy("Allow", "mns:SendMessage", "*")).caller();
    assertThat(decide(narrowed, "mns:SendMessage", "*")).isEqualTo(Decision.ALLOWED);
    assertThat(decide(narrowed, "mns:DeleteMessage", "*")).isEqualTo(Decision.DENIED_IMPLICITLY);
    Caller greedy = assumeWith(policy("Allow", "*", "*")).caller();
    assertThat(decide(greedy, "mns:SendMessage", "*")).isEqualTo(Decision.ALLOWED);
    assertThat(decide(greedy, "oss:GetObject", "*")).isEqualTo(Decision.DENIED_IMPLICITLY);
  }

  @Test
  void a_denial_in_either_policy_of_a_session_is_explicit() {
    Caller narrowed = assumeWith(policy("Deny", "mns:SendMessage", "*")).caller();
    assertThat(decide(narrowed, "mns:SendMessage", "*")).isEqualTo(Decision.DENIED_EXPLICITLY);
    access.policies().create(ONE, "NoPeeking", "", policy("Deny", "mns:PeekMessage", "*"));
    access.policies().attach(Holder.role(ONE, "Sender"), custom("NoPeeking"));
    Caller session = assumeWith(policy("Allow", "*", "*")).caller();
    assertThat(decide(session, "mns:PeekMessage", "*")).isEqualTo(Decision.DENIED_EXPLICITLY);
  }

  @Test
  void a_policy_of_its_own_must_be_one() {
    assertRefused("400 InvalidParameter.PolicyDocument", () -> assumeWith("{}"));
  }

  @Test
  void a_key_is_expired_when_its_time_is_over_and_is_remembered_as_such() throws IOException {
    AccessKey key = assume(ROOT, "Sender", HOUR).key();
    clock.advance(HOUR.minusMillis(1));
    assertThat(key.expired(clock.instant())).isFalse();
    clock.advance(Duration.ofMillis(1));
    assertThat(key.expired(clock.instant())).isTrue();
    reopen();
    assertThat(access.find(key.id())).contains(key);
  }

  @Test
  void a_key_is_forgotten_a_day_after_its_time_is_over() {
    AccessKey old = assume(ROOT, "Sender", HOUR).key();
    clock.advance(HOUR.plusDays(1));
    assume(ROOT, "Sender", HOUR);
    assertThat(access.find(old.id())).contains(old);
    clock.advance(Duration.ofMillis(1));
    assume(ROOT, "Sender", HOUR);
    assertThat(access.find(old.id())).isEmpty();
  }

  @Test
  void sessions_are_kept_with_all_that_narrows_them() throws IOException {
    AccessKey narrowed = assumeWith(policy("Allow", "mns:SendMessage", "*")).key();
    reopen();
    AccessKey kept = access.find(narrowed.id()).orElseThrow();
    assertThat(kept.secret()).isEqualTo(narrowed.secret());
    assertThat(kept.temporary()).isEqualTo(narrowed.temporary());
    assertThat(decide(kept.caller(), "mns:SendMessage", "*")).isEqualTo(Decision.ALLOWED);
    assertThat(decide(kept.caller(), "mns:DeleteMessage", "*"))
        .isEqualTo(Decision.DENIED_IMPLICITLY);
  }

  @Test
  void sessions_end_with_their_role_also_those_in_the_middle_of_a_request() {
    Session session = assume(ROOT, "Sender", HOUR);
    access.policies().detach(Holder.role(ONE, "Sender"), system("AliyunMNSFullAccess"));
    access.roles().delete(ONE, "Sender");
    assertThat(access.find(session.key().id())).isEmpty();
    assertThat(decide(session.caller(), "mns:SendMessage", "*"))
        .isEqualTo(Decision.DENIED_IMPLICITLY);
  }

  @Test
  void the_use_of_temporary_keys_is_not_noted() {
    access.used(assume(ROOT, "Sender", HOUR).key(), "mns");
    access.writeUses();
    assertThat(access.ownedKeys().list(ONE, Optional.empty())).isEmpty();
  }

  private void assertNotTrusted(Caller caller, String role) {
    assertRefused("403 NoPermission", () -> assume(caller, role, HOUR));
  }

  private Session assumeWith(String policy) {
    return assume(ROOT, arn(ONE, "Sender"), "night-shift", Optional.of(policy));
  }

  private Session assume(Caller caller, String roleArn, String name, Optional<String> policy) {
    return access.sessions().assume(caller, new Sessions.Request(roleArn, name, HOUR, policy));
  }

  private Session assume(Caller caller, String role, Duration duration) {
    return access
        .sessions()
        .assume(
            caller,
            new Sessions.Request(arn(ONE, role), "night-shift", duration, Optional.empty()));
  }

  private static String arn(String account, String role) {
    return "acs:ram::%s:role/%s".formatted(account, role);
  }
}

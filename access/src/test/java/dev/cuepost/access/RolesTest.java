package dev.cuepost.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuepost.access.Roles.Role;
import dev.cuepost.identity.AccessKey;
import dev.cuepost.identity.Caller;
import dev.cuepost.identity.policy.Decision;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RolesTest extends StoredAccess {
  @Test
  void a_role_is_kept() throws IOException {
    Role made = role("Deployer");
    assertThat(made.trust()).isEqualTo(trustingAccount(ONE));
    assertThat(made.description()).isEqualTo("Deploys.");
    assertThat(made.id()).matches("[1-9][0-9]{17}");
    assertThat(made.createdAt()).isEqualTo(clock.instant());
    assertThat(made.arn()).isEqualTo("acs:ram::%s:role/deployer".formatted(ONE));
    reopen();
    assertThat(access.roles().get(ONE, "Deployer")).isEqualTo(made);
  }

  @Test
  void roles_are_listed_by_name() {
    List.of("c", "a", "b").forEach(this::role);
    assertThat(access.roles().list(ONE)).extracting(Role::name).containsExactly("a", "b", "c");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a_b", "a b", "a/b", "ä"})
  void a_name_has_letters_digits_periods_and_hyphens(String name) {
    assertRefused("400 InvalidParameter.RoleName", () -> role(name));
  }

  @Test
  void a_name_has_at_most_64_characters() {
    role("r".repeat(64));
    assertRefused("400 InvalidParameter.RoleName", () -> role("r".repeat(65)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"Version":"1"}                           | Statement
          {"Version":"1","Statement":[{"Effect":"Deny","Action":"sts:AssumeRole","Principal":{"RAM":"acs:ram::1:root"}}]} | Effect must be Allow
          {"Version":"1","Statement":[{"Effect":"Allow","Action":"mns:*","Principal":{"RAM":"acs:ram::1:root"}}]} | Action must be sts:AssumeRole
          {"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"*"}]} | Statement[0].Resource
          """)
  void a_document_that_trusts_nobody_rightly_is_refused_with_a_sentence(
      String trust, String sentence) {
    assertThatThrownBy(() -> access.roles().create(ONE, "Deployer", trust, ""))
        .isInstanceOfSatisfying(
            AccessProblem.class,
            problem -> {
              assertThat(problem.code()).isEqualTo("InvalidParameter.AssumeRolePolicyDocument");
              assertThat(problem.sentence()).contains(sentence);
            });
    assertThat(access.roles().list(ONE)).isEmpty();
  }

  @Test
  void a_name_is_the_same_in_any_letter_case() {
    Role made = role("Deployer");
    assertRefused("409 EntityAlreadyExists.Role", () -> role("deployER"));
    assertThat(access.roles().get(ONE, "dEPLOYER")).isEqualTo(made);
  }

  @Test
  void what_is_attached_under_a_name_in_another_letter_case_is_in_force() {
    role("Deployer");
    access.policies().attach(Holder.role(ONE, "deployer"), system("AliyunMNSFullAccess"));
    assertThat(access.policies().of(Holder.role(ONE, "Deployer"))).hasSize(1);
    assertRefused(
        "409 EntityAlreadyExists.Role.Policy",
        () ->
            access.policies().attach(Holder.role(ONE, "DEPLOYER"), system("AliyunMNSFullAccess")));
    assertThat(decide(session("deployER").caller(), "mns:SendMessage", "*"))
        .isEqualTo(Decision.ALLOWED);
    assertRefused("409 DeleteConflict.Role.Policy", () -> access.roles().delete(ONE, "Deployer"));
    access.policies().detach(Holder.role(ONE, "DEployer"), system("AliyunMNSFullAccess"));
    assertThat(access.policies().of(Holder.role(ONE, "deployer"))).isEmpty();
  }

  @Test
  void a_role_is_deleted_by_its_name_in_any_letter_case_with_its_sessions() {
    role("Deployer");
    AccessKey key = session("Deployer").key();
    access.roles().delete(ONE, "DEPLOYER");
    assertThat(access.roles().list(ONE)).isEmpty();
    assertThat(access.find(key.id())).isEmpty();
  }

  @Test
  void a_role_with_policies_cannot_be_deleted() {
    role("Deployer");
    access.policies().attach(Holder.role(ONE, "Deployer"), system("AliyunMNSFullAccess"));
    assertRefused("409 DeleteConflict.Role.Policy", () -> access.roles().delete(ONE, "Deployer"));
    access.policies().detach(Holder.role(ONE, "Deployer"), system("AliyunMNSFullAccess"));
    access.roles().delete(ONE, "Deployer");
    assertRefused("404 EntityNotExist.Role", () -> access.roles().get(ONE, "Deployer"));
    assertRefused("404 EntityNotExist.Role", () -> access.roles().delete(ONE, "Deployer"));
  }

  @Test
  void an_account_has_at_most_a_thousand_roles() {
    database
        .jdbi()
        .useTransaction(handle ->
            handle.execute(
                """
                WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < ?)
                INSERT INTO ram_role (account, name, role_id, trust, description, created_at)
                SELECT ?, 'r' || n, 'id' || n, ?, '', 0 FROM number\
                """,
                Roles.MOST - 1,
                ONE,
                trustingAccount(ONE)));
    role("last");
    assertRefused("409 LimitExceeded.Role", () -> role("one-more"));
    access.roles().create(TWO, "one-more", trustingAccount(TWO), "");
  }

  private Role role(String name) {
    return access.roles().create(ONE, name, trustingAccount(ONE), "Deploys.");
  }

  private Sessions.Session session(String role) {
    return access
        .sessions()
        .assume(
            new Caller.User(ONE, "ann"),
            new Sessions.Request(
                "acs:ram::%s:role/%s".formatted(ONE, role),
                "release",
                Duration.ofHours(1),
                Optional.empty()));
  }
}

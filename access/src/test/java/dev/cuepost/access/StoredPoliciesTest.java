package dev.cuepost.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuepost.access.StoredPolicies.PolicyInfo;
import dev.cuepost.access.StoredPolicies.Ref;
import dev.cuepost.identity.Caller;
import dev.cuepost.identity.policy.Decision;
import dev.cuepost.identity.policy.SystemPolicies;
import dev.cuepost.identity.policy.SystemPolicy;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoredPoliciesTest extends StoredAccess {
  private static final Caller ANN_CALLS = new Caller.User(ONE, "ann");
  private static final Holder ANN_HOLDS = Holder.user(ONE, "ann");

  @Test
  void a_policy_is_kept_as_it_was_written() throws IOException {
    String document = policy("Allow", "mns:SendMessage", "*").replace(",", " ,\n");
    PolicyInfo made = access.policies().create(ONE, "Senders", "Who may send.", document);
    assertThat(made)
        .isEqualTo(
            new PolicyInfo(custom("Senders"), "Who may send.", document, clock.instant(), 0));
    reopen();
    assertThat(access.policies().get(ONE, custom("Senders"))).isEqualTo(made);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"Version":"1"}                       | Statement
          {"Version":"2","Statement":[]}        | Version must be "1"
          nonsense                              | The document is not JSON at line 1, column
          {"Version":"1","Version":"1"}         | Version is given twice
          {"Version":"1","Statement":[{"Effect":"Maybe","Action":"*","Resource":"*"}]} | Statement[0].Effect must be
          {"Version":"1","Statement":[{"Effect":"Allow","Action":"send","Resource":"*"}]} | Action must be * or <service>:<operation>
          """)
  void a_document_that_is_no_policy_is_refused_with_a_sentence(String document, String sentence) {
    assertThatThrownBy(() -> access.policies().create(ONE, "Wrong", "", document))
        .isInstanceOfSatisfying(
            AccessProblem.class,
            problem -> {
              assertThat(problem.status()).isEqualTo(400);
              assertThat(problem.code()).isEqualTo("InvalidParameter.PolicyDocument");
              assertThat(problem.sentence())
                  .startsWith("The parameter PolicyDocument is not valid: ")
                  .contains(sentence);
            });
    assertThat(access.policies().list(ONE, Optional.of(StoredPolicies.Type.CUSTOM))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "send_only", "send only", "a.b", "ä"})
  void a_name_has_letters_digits_and_hyphens(String name) {
    assertRefused("400 InvalidParameter.PolicyName", () -> allowing(ONE, name, "mns:*"));
  }

  @Test
  void a_name_has_at_most_128_characters_and_a_description_1024() {
    allowing(ONE, "p".repeat(128), "mns:*");
    assertRefused("400 InvalidParameter.PolicyName", () -> allowing(ONE, "p".repeat(129), "mns:*"));
    String document = policy("Allow", "*", "*");
    access.policies().create(ONE, "Long", "d".repeat(1_024), document);
    assertRefused(
        "400 InvalidParameter.Description",
        () -> access.policies().create(ONE, "Longer", "d".repeat(1_025), document));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Senders", "AliyunMNSFullAccess", "AdministratorAccess"})
  void a_name_is_taken_once_and_those_of_system_policies_are_taken(String name) {
    allowing(ONE, "Senders", "mns:SendMessage");
    assertRefused("409 EntityAlreadyExists.Policy", () -> allowing(ONE, name, "*"));
  }

  @Test
  void an_account_has_at_most_1500_policies() {
    database
        .jdbi()
        .useTransaction(handle ->
            handle.execute(
                """
                WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < ?)
                INSERT INTO custom_policy (account, name, description, document, created_at)
                SELECT ?, 'p' || n, '', ?, 0 FROM number\
                """,
                StoredPolicies.MOST - 1,
                ONE,
                policy("Allow", "mns:*", "*")));
    allowing(ONE, "Last", "mns:*");
    assertRefused("409 LimitExceeded.Policy", () -> allowing(ONE, "OneMore", "mns:*"));
    allowing(TWO, "OneMore", "mns:*");
  }

  @Test
  void all_are_listed_system_ones_first_or_those_of_a_type() {
    allowing(ONE, "b", "mns:*");
    allowing(ONE, "a", "mns:*");
    List<String> system = SystemPolicies.all().stream().map(SystemPolicy::name).toList();
    assertThat(names(Optional.of(StoredPolicies.Type.CUSTOM))).containsExactly("a", "b");
    assertThat(names(Optional.of(StoredPolicies.Type.SYSTEM))).isEqualTo(system);
    assertThat(names(Optional.empty())).startsWith(system.getFirst()).endsWith("a", "b");
    assertThat(names(Optional.empty())).hasSize(system.size() + 2);
  }

  @Test
  void a_system_policy_can_be_had_and_not_deleted() {
    PolicyInfo policy = access.policies().get(ONE, system("AliyunMNSFullAccess"));
    assertThat(policy.document()).contains("mns:*");
    assertThat(policy.createdAt()).isEqualTo(Instant.EPOCH);
    assertRefused(
        "404 EntityNotExist.Policy", () -> access.policies().delete(ONE, "AliyunMNSFullAccess"));
  }

  @ParameterizedTest
  @CsvSource({"System, Senders", "Custom, AliyunMNSFullAccess", "Custom, Nothing"})
  void type_and_name_must_both_be_right(String type, String name) {
    user(ONE, "ann");
    allowing(ONE, "Senders", "mns:SendMessage");
    var ref = new Ref(StoredPolicies.Type.of(type), name);
    assertRefused("404 EntityNotExist.Policy", () -> access.policies().get(ONE, ref));
    assertRefused("404 EntityNotExist.Policy", () -> access.policies().attach(ANN_HOLDS, ref));
    assertRefused("404 EntityNotExist.User.Policy", () -> access.policies().detach(ANN_HOLDS, ref));
  }

  @Test
  void there_are_two_types() {
    assertThat(StoredPolicies.Type.of(StoredPolicies.Type.SYSTEM.wire()))
        .isEqualTo(StoredPolicies.Type.SYSTEM);
    assertThat(StoredPolicies.Type.of(StoredPolicies.Type.CUSTOM.wire()))
        .isEqualTo(StoredPolicies.Type.CUSTOM);
    assertRefused("400 InvalidParameter.PolicyType", () -> StoredPolicies.Type.of("custom"));
  }

  @Test
  void what_is_attached_is_in_force_at_once_and_later_and_until_it_is_detached()
      throws IOException {
    user(ONE, "ann");
    Ref senders = allowing(ONE, "Senders", "mns:SendMessage");
    assertThat(annMay("mns:SendMessage")).isEqualTo(Decision.DENIED_IMPLICITLY);
    access.policies().attach(ANN_HOLDS, senders);
    assertThat(annMay("mns:SendMessage")).isEqualTo(Decision.ALLOWED);
    assertThat(annMay("mns:DeleteMessage")).isEqualTo(Decision.DENIED_IMPLICITLY);
    reopen();
    assertThat(annMay("mns:SendMessage")).isEqualTo(Decision.ALLOWED);
    access.policies().detach(ANN_HOLDS, senders);
    assertThat(annMay("mns:SendMessage")).isEqualTo(Decision.DENIED_IMPLICITLY);
    reopen();
    assertThat(annMay("mns:SendMessage")).isEqualTo(Decision.DENIED_IMPLICITLY);
  }

  @Test
  void a_denial_wins_over_the_administrators_policy() {
    user(ONE, "ann");
    access.policies().attach(ANN_HOLDS, system("AdministratorAccess"));
    access.policies().create(ONE, "NoSending", "", policy("Deny", "mns:SendMessage", "*"));
    access.policies().attach(ANN_HOLDS, custom("NoSending"));
    assertThat(annMay("mns:SendMessage")).isEqualTo(Decision.DENIED_EXPLICITLY);
    assertThat(annMay("mns:DeleteMessage")).isEqualTo(Decision.ALLOWED);
  }

  @Test
  void policies_bind_users_and_not_the_account_itself() {
    assertThat(decide(new Caller.Account(ONE), "mns:SendMessage", "*")).isEqualTo(Decision.ALLOWED);
    assertThat(annMay("mns:SendMessage")).isEqualTo(Decision.DENIED_IMPLICITLY);
  }

  @Test
  void what_is_attached_is_told_in_the_order_in_which_it_was() {
    user(ONE, "ann");
    for (String name : List.of("c", "a", "b")) {
      access.policies().attach(ANN_HOLDS, allowing(ONE, name, "mns:*"));
      clock.advance(Duration.ofSeconds(1));
    }
    access.policies().attach(ANN_HOLDS, system("AliyunMNSReadOnlyAccess"));
    assertThat(access.policies().of(ANN_HOLDS))
        .extracting(policy -> policy.ref().name())
        .containsExactly("c", "a", "b", "AliyunMNSReadOnlyAccess");
    assertThat(access.policies().of(ANN_HOLDS))
        .extracting(PolicyInfo::attachments)
        .containsOnly(1L);
  }

  @Test
  void a_policy_is_attached_once_and_detached_once() {
    user(ONE, "ann");
    Ref ref = system("AliyunMNSFullAccess");
    access.policies().attach(ANN_HOLDS, ref);
    assertRefused(
        "409 EntityAlreadyExists.User.Policy", () -> access.policies().attach(ANN_HOLDS, ref));
    access.policies().detach(ANN_HOLDS, ref);
    assertRefused("404 EntityNotExist.User.Policy", () -> access.policies().detach(ANN_HOLDS, ref));
  }

  @Test
  void at_most_twenty_are_attached_to_one() {
    user(ONE, "ann");
    for (int number = 0; number < StoredPolicies.MOST_ATTACHED; number++) {
      access.policies().attach(ANN_HOLDS, allowing(ONE, "p" + number, "mns:*"));
    }
    Ref oneMore = allowing(ONE, "OneMore", "mns:*");
    assertRefused(
        "409 LimitExceeded.User.Policy", () -> access.policies().attach(ANN_HOLDS, oneMore));
    access.policies().detach(ANN_HOLDS, custom("p0"));
    access.policies().attach(ANN_HOLDS, oneMore);
  }

  @Test
  void nothing_can_be_attached_to_nobody() {
    Ref ref = system("AliyunMNSFullAccess");
    Holder nobody = Holder.role(ONE, "nobody");
    assertRefused("404 EntityNotExist.User", () -> access.policies().attach(ANN_HOLDS, ref));
    assertRefused("404 EntityNotExist.User", () -> access.policies().detach(ANN_HOLDS, ref));
    assertRefused("404 EntityNotExist.User", () -> access.policies().of(ANN_HOLDS));
    assertRefused("404 EntityNotExist.Role", () -> access.policies().attach(nobody, ref));
    assertRefused("404 EntityNotExist.Role", () -> access.policies().of(nobody));
  }

  @Test
  void a_user_and_a_role_of_one_name_have_policies_of_their_own() {
    user(ONE, "ann");
    access.roles().create(ONE, "ann", trustingAccount(ONE), "");
    access.policies().attach(Holder.role(ONE, "ann"), system("AliyunMNSFullAccess"));
    assertThat(access.policies().of(ANN_HOLDS)).isEmpty();
    assertThat(annMay("mns:SendMessage")).isEqualTo(Decision.DENIED_IMPLICITLY);
  }

  @Test
  void a_policy_that_is_attached_cannot_be_deleted() {
    user(ONE, "ann");
    Ref ref = allowing(ONE, "Senders", "mns:SendMessage");
    access.policies().attach(ANN_HOLDS, ref);
    assertRefused("409 DeleteConflict.Policy.User", () -> access.policies().delete(ONE, "Senders"));
    access.policies().detach(ANN_HOLDS, ref);
    access.policies().delete(ONE, "Senders");
    assertRefused("404 EntityNotExist.Policy", () -> access.policies().get(ONE, ref));
    assertRefused("404 EntityNotExist.Policy", () -> access.policies().delete(ONE, "Senders"));
  }

  @Test
  void attachments_are_counted_in_the_account_alone() {
    user(ONE, "ann");
    user(TWO, "ann");
    Ref shared = system("AliyunMNSFullAccess");
    access.policies().attach(ANN_HOLDS, shared);
    access.policies().attach(Holder.user(TWO, "ann"), shared);
    access.policies().attach(Holder.user(TWO, user(TWO, "bob").name()), shared);
    assertThat(access.policies().get(ONE, shared).attachments()).isEqualTo(1);
    assertThat(access.policies().get(TWO, shared).attachments()).isEqualTo(2);
  }

  private Decision annMay(String action) {
    return decide(ANN_CALLS, action, "acs:mns:cn-shanghai:%s:/queues/q/messages".formatted(ONE));
  }

  private List<String> names(Optional<StoredPolicies.Type> type) {
    return access.policies().list(ONE, type).stream().map(policy -> policy.ref().name()).toList();
  }
}

package dev.cuepost.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.access.Users.Particulars;
import dev.cuepost.access.Users.User;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsersTest extends StoredAccess {
  @Test
  void a_new_user_is_what_was_told_of_them() {
    User ann = access.users().create(ONE, "ann", new Particulars("Ann", "of sales"));
    assertThat(ann.account()).isEqualTo(ONE);
    assertThat(ann.name()).isEqualTo("ann");
    assertThat(ann.displayName()).isEqualTo("Ann");
    assertThat(ann.comments()).isEqualTo("of sales");
    assertThat(ann.hasPassword()).isFalse();
    assertThat(ann.id()).matches("[1-9][0-9]{17}");
    assertThat(ann.createdAt()).isEqualTo(clock.instant());
    assertThat(ann.updatedAt()).isEqualTo(clock.instant());
    assertThat(access.users().get(ONE, "ann")).isEqualTo(ann);
  }

  @Test
  void users_are_kept() throws IOException {
    User ann = user(ONE, "ann");
    reopen();
    assertThat(access.users().get(ONE, "ann")).isEqualTo(ann);
  }

  @Test
  void a_name_is_taken_once() {
    user(ONE, "ann");
    assertRefused("409 EntityAlreadyExists.User", () -> user(ONE, "ann"));
  }

  @Test
  void a_name_may_be_taken_again_when_its_user_is_gone_but_not_the_id() {
    User first = user(ONE, "ann");
    access.users().delete(ONE, "ann");
    assertThat(user(ONE, "ann").id()).isNotEqualTo(first.id());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "Ann.Lee_2-x", "0", "-"})
  void names_have_letters_digits_periods_underscores_and_hyphens(String name) {
    assertThat(user(ONE, name).name()).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ann lee", "ann@x", "änn", "ann\n", "ann/x", "*"})
  void other_names_are_refused(String name) {
    assertRefused("400 InvalidParameter.UserName", () -> user(ONE, name));
    assertThat(access.users().list(ONE, "", 10)).isEmpty();
  }

  @Test
  void a_name_has_at_most_64_characters() {
    assertThat(user(ONE, "u".repeat(64)).name()).hasSize(64);
    assertRefused("400 InvalidParameter.UserName", () -> user(ONE, "u".repeat(65)));
  }

  @Test
  void what_is_told_of_a_user_has_at_most_128_characters() {
    access.users().create(ONE, "ann", new Particulars("d".repeat(128), "c".repeat(128)));
    assertRefused("400 InvalidParameter.DisplayName", () -> new Particulars("d".repeat(129), ""));
    assertRefused("400 InvalidParameter.Comments", () -> new Particulars("", "c".repeat(129)));
  }

  @Test
  void users_are_listed_in_pages_by_name() {
    List.of("eve", "ann", "dan", "bob", "cyd").forEach(name -> user(ONE, name));
    assertThat(access.users().list(ONE, "", 2))
        .extracting(User::name)
        .containsExactly("ann", "bob");
    assertThat(access.users().list(ONE, "bob", 2))
        .extracting(User::name)
        .containsExactly("cyd", "dan");
    assertThat(access.users().list(ONE, "dan", 2)).extracting(User::name).containsExactly("eve");
    assertThat(access.users().list(ONE, "eve", 2)).isEmpty();
  }

  @Test
  void a_page_may_begin_behind_a_user_who_is_gone() {
    List.of("ann", "bob", "cyd").forEach(name -> user(ONE, name));
    access.users().delete(ONE, "bob");
    assertThat(access.users().list(ONE, "bob", 9)).extracting(User::name).containsExactly("cyd");
  }

  @Test
  void a_user_with_keys_cannot_be_deleted() {
    String key = keyOf(ONE, "ann").id();
    access.ownedKeys().setActive(ONE, ANN, key, false);
    assertRefused("409 DeleteConflict.User.AccessKey", () -> access.users().delete(ONE, "ann"));
    access.ownedKeys().delete(ONE, ANN, key);
    access.users().delete(ONE, "ann");
    assertThat(access.users().list(ONE, "", 9)).isEmpty();
  }

  @Test
  void a_user_with_policies_cannot_be_deleted() {
    user(ONE, "ann");
    access.policies().attach(Holder.user(ONE, "ann"), system("AliyunMNSFullAccess"));
    assertRefused("409 DeleteConflict.User.Policy", () -> access.users().delete(ONE, "ann"));
    access.policies().detach(Holder.user(ONE, "ann"), system("AliyunMNSFullAccess"));
    access.users().delete(ONE, "ann");
    assertRefused("404 EntityNotExist.User", () -> access.users().get(ONE, "ann"));
  }

  @Test
  void whom_there_is_not_cannot_be_had_or_deleted() {
    assertRefused("404 EntityNotExist.User", () -> access.users().get(ONE, "ann"));
    assertRefused("404 EntityNotExist.User", () -> access.users().delete(ONE, "ann"));
  }

  @Test
  void an_account_has_at_most_a_thousand_users() {
    insertUsers(ONE, Users.MOST - 1);
    user(ONE, "last");
    assertRefused("409 LimitExceeded.User", () -> user(ONE, "one-more"));
    assertThat(user(TWO, "one-more").account()).isEqualTo(TWO);
    access.users().delete(ONE, "last");
    user(ONE, "one-more");
  }

  @Test
  void a_password_lets_nobody_in_but_who_knows_it() {
    user(ONE, "ann");
    assertThat(access.users().isPassword(ONE, "ann", "")).isFalse();
    clock.advance(Duration.ofHours(1));
    access.users().setPassword(ONE, "ann", "correct horse");
    User ann = access.users().get(ONE, "ann");
    assertThat(ann.hasPassword()).isTrue();
    assertThat(ann.updatedAt()).isEqualTo(ann.createdAt().plus(Duration.ofHours(1)));
    assertThat(access.users().isPassword(ONE, "ann", "correct horse")).isTrue();
    assertThat(access.users().isPassword(ONE, "ann", "Correct horse")).isFalse();
    assertThat(access.users().isPassword(ONE, "bob", "correct horse")).isFalse();
    assertThat(access.users().isPassword(TWO, "ann", "correct horse")).isFalse();
  }

  @Test
  void a_password_is_kept_and_replaced() throws IOException {
    user(ONE, "ann");
    access.users().setPassword(ONE, "ann", "correct horse");
    reopen();
    assertThat(access.users().isPassword(ONE, "ann", "correct horse")).isTrue();
    access.users().setPassword(ONE, "ann", "battery staple");
    assertThat(access.users().isPassword(ONE, "ann", "correct horse")).isFalse();
    assertThat(access.users().isPassword(ONE, "ann", "battery staple")).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"p, 7", "p, 73", "ä, 37"})
  void a_password_of_another_length_is_refused(String letter, int times) {
    user(ONE, "ann");
    assertRefused(
        "400 InvalidParameter.Password",
        () -> access.users().setPassword(ONE, "ann", letter.repeat(times)));
  }

  @ParameterizedTest
  @CsvSource({"p, 8", "p, 72", "ä, 36"})
  void a_password_may_have_8_characters_to_72_bytes(String letter, int times) {
    user(ONE, "ann");
    access.users().setPassword(ONE, "ann", letter.repeat(times));
    assertThat(access.users().isPassword(ONE, "ann", letter.repeat(times))).isTrue();
    assertThat(access.users().isPassword(ONE, "ann", letter.repeat(times - 1))).isFalse();
    assertThat(access.users().isPassword(ONE, "ann", letter.repeat(times + 1))).isFalse();
  }

  @Test
  void a_password_is_for_somebody() {
    assertRefused(
        "404 EntityNotExist.User", () -> access.users().setPassword(ONE, "ann", "correct horse"));
  }

  private void insertUsers(String account, int count) {
    database
        .jdbi()
        .useTransaction(handle ->
            handle.execute(
                """
                WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < ?)
                INSERT INTO ram_user
                  (account, name, user_id, display_name, comments, created_at, updated_at)
                SELECT ?, 'u' || n, 'id' || n, '', '', 0, 0 FROM number\
                """,
                count,
                account));
  }
}

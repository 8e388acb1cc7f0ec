package dev.cuepost.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.identity.Caller;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsoleSessionsTest extends StoredAccess {
  private static final Caller ANN = new Caller.User(ONE, "ann");

  @BeforeEach
  void passwords() {
    user(ONE, "ann");
    user(ONE, "bob");
    access.users().setPassword(ONE, "ann", "correct horse");
    access.adoptPassword(ONE, "battery staple");
  }

  private String signedIn(String name, String password) {
    return access.consoleSessions().signIn(name, password).orElseThrow();
  }

  private Optional<Caller> who(String token) {
    return access.consoleSessions().find(token);
  }

  @Test
  void accounts_and_users_sign_in_with_their_own_passwords() {
    assertThat(who(signedIn(ONE, "battery staple"))).contains(new Caller.Account(ONE));
    assertThat(who(signedIn("ann@" + ONE, "correct horse"))).contains(ANN);
    assertThat(who(signedIn(" ann@" + ONE + ".onaliyun.com ", "correct horse"))).contains(ANN);
  }

  @ParameterizedTest
  @CsvSource({
    "1000000000000001, correct horse",
    "1000000000000001, ''",
    "1000000000000002, battery staple",
    "ann@1000000000000001, battery staple",
    "ann@1000000000000002, correct horse",
    "bob@1000000000000001, correct horse",
    "cyd@1000000000000001, correct horse",
    "@1000000000000001, battery staple",
    "ann, correct horse",
    "'', battery staple"
  })
  void what_does_not_belong_together_opens_nothing(String name, String password) {
    assertThat(access.consoleSessions().signIn(name, password)).isEmpty();
  }

  @Test
  void a_session_outlives_a_restart_and_its_token_is_not_kept() throws IOException {
    String token = signedIn("ann@" + ONE, "correct horse");
    assertThat(token).hasSizeGreaterThan(40);
    reopen();
    assertThat(who(token)).contains(ANN);
    List<String> kept =
        database
            .jdbi()
            .withHandle(handle ->
                handle
                    .createQuery("SELECT token_hash FROM console_session")
                    .mapTo(String.class)
                    .list());
    assertThat(kept).hasSize(1).doesNotContain(token);
  }

  @Test
  void one_that_is_not_used_ends() {
    String token = signedIn(ONE, "battery staple");
    clock.advance(ConsoleSessions.IDLE.minusSeconds(1));
    assertThat(who(token)).isPresent();
    clock.advance(ConsoleSessions.IDLE.minusSeconds(1));
    assertThat(who(token)).isPresent();
    clock.advance(ConsoleSessions.IDLE);
    assertThat(who(token)).isEmpty();
  }

  @Test
  void to_be_looked_at_is_not_to_be_used() {
    String token = signedIn(ONE, "battery staple");
    clock.advance(ConsoleSessions.IDLE.minusSeconds(1));
    assertThat(access.consoleSessions().look(token)).isPresent();
    clock.advance(Duration.ofSeconds(1));
    assertThat(access.consoleSessions().look(token)).isEmpty();
  }

  @Test
  void one_that_is_always_used_ends_all_the_same() {
    String token = signedIn(ONE, "battery staple");
    for (int hour = 1; hour < ConsoleSessions.LONGEST.toHours(); hour++) {
      clock.advance(Duration.ofHours(1));
      assertThat(who(token)).isPresent();
    }
    clock.advance(Duration.ofHours(1));
    assertThat(who(token)).isEmpty();
  }

  @Test
  void signing_out_ends_one_session_and_no_other() {
    String one = signedIn(ONE, "battery staple");
    String other = signedIn(ONE, "battery staple");
    access.consoleSessions().end(one);
    assertThat(who(one)).isEmpty();
    assertThat(who(other)).isPresent();
    assertThat(who("made up")).isEmpty();
  }

  @Test
  void a_new_password_ends_the_sessions_of_the_one_before_it() {
    String ann = signedIn("ann@" + ONE, "correct horse");
    String account = signedIn(ONE, "battery staple");
    access.users().setPassword(ONE, "ann", "Tr0ub4dor&3");
    assertThat(who(ann)).isEmpty();
    assertThat(who(account)).isPresent();

    access.adoptPassword(ONE, "battery staple");
    assertThat(who(account)).isPresent();
    access.adoptPassword(ONE, "another one");
    assertThat(who(account)).isEmpty();
    assertThat(access.consoleSessions().signIn(ONE, "battery staple")).isEmpty();
  }

  @Test
  void the_end_of_a_user_is_the_end_of_their_sessions() {
    String ann = signedIn("ann@" + ONE, "correct horse");
    access.users().delete(ONE, "ann");
    assertThat(who(ann)).isEmpty();
  }

  @Test
  void the_accounts_password_is_sealed_and_survives_a_new_master_key() throws IOException {
    String before = sealed();
    assertThat(before).doesNotContain("battery");
    access.rotateMasterKey(_ -> {});
    assertThat(sealed()).isNotEqualTo(before);
    assertThat(access.consoleSessions().signIn(ONE, "battery staple")).isPresent();
  }

  private String sealed() {
    return database
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery("SELECT sealed_password FROM account WHERE id = ?")
                .bind(0, ONE)
                .mapTo(String.class)
                .one());
  }
}

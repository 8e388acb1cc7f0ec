package dev.cuepost.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.access.OwnedKeys.KeyInfo;
import dev.cuepost.access.OwnedKeys.LastUse;
import dev.cuepost.identity.AccessKey;
import dev.cuepost.identity.Caller;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

class OwnedKeysTest extends StoredAccess {
  private static final Optional<String> ROOT = Optional.empty();

  @Test
  void a_users_key_speaks_for_the_user_as_soon_as_it_is_made() {
    AccessKey key = keyOf(ONE, "ann");
    assertThat(key.id()).matches("LTAI[A-Za-z0-9]{20}");
    assertThat(key.secret()).matches("[A-Za-z0-9]{30}");
    assertThat(key.caller()).isEqualTo(new Caller.User(ONE, "ann"));
    assertThat(key.active()).isTrue();
    assertThat(key.temporary()).isEmpty();
    assertThat(access.find(key.id())).contains(key);
  }

  @Test
  void an_account_has_keys_of_its_own() {
    AccessKey key = access.ownedKeys().create(ONE, ROOT);
    assertThat(key.caller()).isEqualTo(new Caller.Account(ONE));
    assertThat(access.ownedKeys().list(ONE, ROOT))
        .extracting(KeyInfo::id)
        .containsExactly(key.id());
  }

  @Test
  void keys_are_kept() throws IOException {
    AccessKey ofUser = keyOf(ONE, "ann");
    AccessKey ofAccount = access.ownedKeys().create(ONE, ROOT);
    reopen();
    assertThat(access.find(ofUser.id())).contains(ofUser);
    assertThat(access.find(ofAccount.id())).contains(ofAccount);
  }

  @Test
  void nothing_but_the_making_tells_the_secret() {
    AccessKey key = keyOf(ONE, "ann");
    assertThat(access.ownedKeys().list(ONE, ANN))
        .containsExactly(new KeyInfo(key.id(), true, clock.instant(), Optional.empty()));
    assertThat(access.ownedKeys().list(ONE, ANN).toString()).doesNotContain(key.secret());
  }

  @Test
  void everybody_has_two_keys_at_most_active_or_not() {
    AccessKey first = keyOf(ONE, "ann");
    AccessKey second = access.ownedKeys().create(ONE, ANN);
    access.ownedKeys().setActive(ONE, ANN, first.id(), false);
    assertRefused("409 LimitExceeded.User.AccessKey", () -> access.ownedKeys().create(ONE, ANN));
    assertThat(access.ownedKeys().list(ONE, ANN))
        .extracting(KeyInfo::id)
        .containsExactlyInAnyOrder(first.id(), second.id());
    access.ownedKeys().delete(ONE, ANN, first.id());
    assertThat(access.ownedKeys().create(ONE, ANN).id()).isNotEqualTo(first.id());
  }

  @Test
  void of_many_who_ask_at_once_two_get_a_key() throws InterruptedException {
    user(ONE, "ann");
    Queue<String> made = new ConcurrentLinkedQueue<>();
    List<Thread> threads = new ArrayList<>();
    for (int number = 0; number < 8; number++) {
      threads.add(
          Thread.startVirtualThread(() -> {
            try {
              made.add(access.ownedKeys().create(ONE, ANN).id());
            } catch (AccessProblem e) {
              assertThat(e.code()).isEqualTo("LimitExceeded.User.AccessKey");
            }
          }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(made).hasSize(2).allMatch(id -> access.find(id).isPresent());
    assertThat(access.ownedKeys().list(ONE, ANN)).hasSize(2);
  }

  @Test
  void the_accounts_own_keys_are_counted_apart() {
    access.ownedKeys().create(ONE, ROOT);
    access.ownedKeys().create(ONE, ROOT);
    assertRefused("409 LimitExceeded.User.AccessKey", () -> access.ownedKeys().create(ONE, ROOT));
    assertThat(keyOf(ONE, "ann").account()).isEqualTo(ONE);
  }

  @Test
  void an_inactive_key_is_known_as_such_at_once_and_later() throws IOException {
    AccessKey key = keyOf(ONE, "ann");
    access.ownedKeys().setActive(ONE, ANN, key.id(), false);
    assertThat(access.find(key.id()).map(AccessKey::active)).contains(false);
    assertThat(access.ownedKeys().list(ONE, ANN))
        .extracting(KeyInfo::active)
        .containsExactly(false);
    reopen();
    assertThat(access.find(key.id()).map(AccessKey::active)).contains(false);
    access.ownedKeys().setActive(ONE, ANN, key.id(), true);
    assertThat(access.find(key.id())).contains(key);
  }

  @Test
  void a_deleted_key_is_unknown_at_once_and_later() throws IOException {
    AccessKey key = keyOf(ONE, "ann");
    access.ownedKeys().delete(ONE, ANN, key.id());
    assertThat(access.find(key.id())).isEmpty();
    assertThat(access.ownedKeys().list(ONE, ANN)).isEmpty();
    reopen();
    assertThat(access.find(key.id())).isEmpty();
  }

  @Test
  void a_key_belongs_to_one_owner() {
    AccessKey key = keyOf(ONE, "ann");
    user(ONE, "bob");
    for (Optional<String> other : List.of(ROOT, Optional.of("bob"), Optional.of("eve"))) {
      assertRefused(
          "404 EntityNotExist.User.AccessKey",
          () -> access.ownedKeys().setActive(ONE, other, key.id(), false));
      assertRefused(
          "404 EntityNotExist.User.AccessKey",
          () -> access.ownedKeys().delete(ONE, other, key.id()));
    }
    assertThat(access.find(key.id())).contains(key);
  }

  @Test
  void whom_there_is_not_has_no_keys() {
    assertRefused("404 EntityNotExist.User", () -> access.ownedKeys().create(ONE, ANN));
    assertRefused("404 EntityNotExist.User", () -> access.ownedKeys().list(ONE, ANN));
  }

  @Test
  void the_last_use_is_told_once_it_is_written() throws IOException {
    AccessKey key = keyOf(ONE, "ann");
    access.used(key, "mns");
    clock.advance(Duration.ofMinutes(5));
    access.used(key, "oss");
    Instant used = clock.instant();
    clock.advance(Duration.ofMinutes(5));
    assertThat(lastUse()).isEmpty();
    access.writeUses();
    assertThat(lastUse()).contains(new LastUse(used, "oss"));
    reopen();
    assertThat(lastUse()).contains(new LastUse(used, "oss"));
  }

  @Test
  void the_last_use_is_written_when_all_is_closed() throws IOException {
    access.used(keyOf(ONE, "ann"), "ice");
    reopen();
    assertThat(lastUse()).contains(new LastUse(clock.instant(), "ice"));
  }

  @Test
  void the_use_of_a_key_that_is_gone_is_forgotten() {
    AccessKey key = keyOf(ONE, "ann");
    access.used(key, "mns");
    access.ownedKeys().delete(ONE, ANN, key.id());
    access.writeUses();
    assertThat(access.ownedKeys().list(ONE, ANN)).isEmpty();
  }

  @Test
  void an_adopted_key_is_the_accounts_own_whatever_there_was() throws IOException {
    AccessKey old = keyOf(ONE, "ann");
    var adopted = new AccessKey(old.id(), "AnotherSecret", "1000000000000003");
    access.adopt(adopted, "root");
    assertThat(access.find(old.id())).contains(adopted);
    assertThat(access.ownedKeys().list(ONE, ANN)).isEmpty();
    reopen();
    assertThat(access.find(old.id())).contains(adopted);
  }

  @Test
  void adopting_the_same_key_again_leaves_what_is_known_of_it() {
    var root = new AccessKey("LTAIroot", "RootSecret", ONE);
    access.adopt(root, "root");
    access.used(root, "mns");
    access.writeUses();
    clock.advance(Duration.ofDays(1));
    access.adopt(root, "root");
    KeyInfo info = access.ownedKeys().list(ONE, ROOT).getFirst();
    assertThat(info.lastUse()).isPresent();
    assertThat(info.createdAt()).isBefore(clock.instant());
  }

  private Optional<LastUse> lastUse() {
    return access.ownedKeys().list(ONE, ANN).getFirst().lastUse();
  }
}

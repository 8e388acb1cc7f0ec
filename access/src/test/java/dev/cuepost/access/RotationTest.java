package dev.cuepost.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuepost.identity.AccessKey;
import dev.cuepost.identity.Caller;
import dev.cuepost.state.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A new master key, and what of it is left when something goes wrong on the way. */
@Tag("stored")
class RotationTest extends StoredAccess {
  private final List<AccessKey> keys = new ArrayList<>();

  @BeforeEach
  void makeKeys() {
    keys.add(keyOf(ONE, "ann"));
    keys.add(access.ownedKeys().create(TWO, Optional.empty()));
    access.roles().create(ONE, "Sender", trustingAccount(ONE), "");
    keys.add(
        access
            .sessions()
            .assume(
                new Caller.Account(ONE),
                new Sessions.Request(
                    "acs:ram::%s:role/sender".formatted(ONE),
                    "night-shift",
                    Duration.ofHours(1),
                    Optional.empty()))
            .key());
  }

  @Test
  void everything_opens_afterwards_under_the_new_key_alone() throws IOException {
    access.rotateMasterKey(_ -> {});
    assertThat(keyIds()).containsExactly("k2");
    assertThat(sealed()).hasSize(4).allMatch(text -> text.startsWith("k2."));
    assertEverythingOpens();
    keys.add(keyOf(ONE, "bob"));
    reopen();
    assertEverythingOpens();
  }

  @Test
  void it_can_be_done_again() throws IOException {
    access.rotateMasterKey(_ -> {});
    access.rotateMasterKey(_ -> {});
    assertThat(keyIds()).containsExactly("k3");
    reopen();
    assertEverythingOpens();
  }

  @Test
  void the_old_key_alone_opens_nothing_any_more() throws IOException {
    String old = Files.readString(keyFile());
    access.rotateMasterKey(_ -> {});
    close();
    String rotated = Files.readString(keyFile());
    Files.writeString(keyFile(), old);
    try (var opened = TestDatabase.open(directory)) {
      assertThatThrownBy(
              () -> Access.open(opened.jdbi(), keyFile(), clock, new SecureRandom()).close())
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("the key 'k2' that ")
          .hasMessageContaining("is not in the key file");
    }
    assertThat(Files.readString(keyFile())).isEqualTo(old);
    Files.writeString(keyFile(), rotated);
    open();
    assertEverythingOpens();
  }

  @Test
  void a_key_file_that_is_lost_is_not_made_anew() throws IOException {
    close();
    String lost = Files.readString(keyFile());
    Files.delete(keyFile());
    try (var opened = TestDatabase.open(directory)) {
      assertThatThrownBy(
              () -> Access.open(opened.jdbi(), keyFile(), clock, new SecureRandom()).close())
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith(keyFile() + " is missing");
    }
    assertThat(keyFile()).doesNotExist();
    Files.writeString(keyFile(), lost);
    open();
    assertEverythingOpens();
  }

  @Test
  void others_seal_anew_in_the_same_transaction() throws IOException {
    database
        .jdbi()
        .useTransaction(handle -> handle.execute("CREATE TABLE hook (secret TEXT NOT NULL)"));
    database
        .jdbi()
        .useTransaction(handle ->
            handle.execute("INSERT INTO hook VALUES (?)", access.vault().seal("hook", "Hush")));
    access.rotateMasterKey(handle ->
        handle.execute(
            "UPDATE hook SET secret = ?",
            access.vault().seal("hook", access.vault().open("hook", hook(handle)))));
    String sealed = database.jdbi().withHandle(RotationTest::hook);
    assertThat(sealed).startsWith("k2.");
    assertThat(access.vault().open("hook", sealed)).isEqualTo("Hush");
  }

  @Test
  void broken_off_before_anything_is_sealed_anew_it_leaves_both_keys() throws IOException {
    breakOff();
    assertThat(keyIds()).containsExactly("k1", "k2");
    assertThat(sealed()).allMatch(text -> text.startsWith("k1."));
    assertEverythingOpens();
    reopen();
    assertEverythingOpens();
    access.rotateMasterKey(_ -> {});
    assertThat(keyIds()).containsExactly("k3");
    reopen();
    assertEverythingOpens();
  }

  @Test
  void broken_off_it_can_be_tried_again_at_once() throws IOException {
    breakOff();
    keys.add(keyOf(ONE, "bob"));
    access.rotateMasterKey(_ -> {});
    assertThat(keyIds()).hasSize(1);
    assertEverythingOpens();
    reopen();
    assertEverythingOpens();
  }

  @Test
  void broken_off_after_everything_is_sealed_anew_it_leaves_both_keys() throws IOException {
    var half = new ArrayList<String>();
    access.rotateMasterKey(_ -> half.add(content()));
    close();
    Files.writeString(keyFile(), half.getFirst());
    open();
    assertThat(keyIds()).containsExactly("k1", "k2");
    assertEverythingOpens();
  }

  private void breakOff() {
    assertThatThrownBy(() ->
            access.rotateMasterKey(_ -> {
              throw new IllegalStateException("the disk is full");
            }))
        .hasMessage("the disk is full");
  }

  private void assertEverythingOpens() {
    for (AccessKey key : keys) {
      assertThat(access.find(key.id())).contains(key);
    }
  }

  private List<String> keyIds() throws IOException {
    return Files.readAllLines(keyFile()).stream()
        .map(line -> line.substring(0, line.indexOf(' ')))
        .toList();
  }

  private String content() {
    try {
      return Files.readString(keyFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> sealed() {
    return database
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery(
                    """
                    SELECT sealed_secret FROM access_key
                    UNION ALL SELECT sealed_secret FROM role_session
                    UNION ALL SELECT sealed_token FROM role_session\
                    """)
                .mapTo(String.class)
                .list());
  }

  private static String hook(Handle handle) {
    return handle.createQuery("SELECT secret FROM hook").mapTo(String.class).one();
  }
}

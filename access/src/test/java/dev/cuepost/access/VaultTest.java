package dev.cuepost.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("NullAway.Init") // JUnit fills the fields
class VaultTest {
  private static final SecureRandom RANDOM = new SecureRandom();

  @TempDir private Path directory;
  private MasterKeys keys;
  private Vault vault;

  @BeforeEach
  void open() throws IOException {
    keys = MasterKeys.open(directory.resolve("master-key"), RANDOM);
    vault = new Vault(keys, RANDOM);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "s", "OurSecret", "geheim ß 密", "a.b.c"})
  void what_is_sealed_can_be_opened(String secret) {
    String sealed = vault.seal("row 1", secret);
    assertThat(sealed).startsWith("k1.");
    assertThat(vault.open("row 1", sealed)).isEqualTo(secret);
  }

  @Test
  void a_secret_never_looks_the_same_twice() {
    assertThat(vault.seal("row 1", "OurSecret")).isNotEqualTo(vault.seal("row 1", "OurSecret"));
  }

  @Test
  void what_is_sealed_for_one_purpose_is_of_no_use_for_another() {
    String sealed = vault.seal("row 1", "OurSecret");
    assertThatThrownBy(() -> vault.open("row 2", sealed))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("the secret of row 2 cannot be read: ");
  }

  @Test
  void a_change_of_any_character_is_noticed() {
    String sealed = vault.seal("row 1", "OurSecret");
    for (int at = 0; at < sealed.length(); at++) {
      char other = sealed.charAt(at) == 'A' ? 'Q' : 'A';
      assertUnreadable(sealed.substring(0, at) + other + sealed.substring(at + 1));
    }
  }

  @Test
  void a_loss_of_any_length_is_noticed() {
    String sealed = vault.seal("row 1", "OurSecret");
    for (int length = 0; length < sealed.length(); length++) {
      assertUnreadable(sealed.substring(0, length));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"OurSecret", "k1.~~~", "k1.ä", ".", "k1."})
  void what_was_never_sealed_is_noticed(String sealed) {
    assertUnreadable(sealed);
  }

  @Test
  void a_key_that_is_missing_is_named() {
    MasterKeys both = keys.withNew(RANDOM);
    vault.use(both);
    String sealed = vault.seal("row 1", "OurSecret");
    vault.use(keys);
    assertThatThrownBy(() -> vault.open("row 1", sealed))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the key 'k2' that row 1 is encrypted under is not in the key file");
  }

  @Test
  void the_newest_key_seals_and_each_opens() {
    String old = vault.seal("row 1", "OurSecret");
    vault.use(keys.withNew(RANDOM));
    assertThat(vault.seal("row 1", "OurSecret")).startsWith("k2.");
    assertThat(vault.open("row 1", old)).isEqualTo("OurSecret");
  }

  private void assertUnreadable(String sealed) {
    assertThatThrownBy(() -> vault.open("row 1", sealed))
        .as(sealed)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("row 1")
        .hasMessageNotContaining("OurSecret");
  }
}

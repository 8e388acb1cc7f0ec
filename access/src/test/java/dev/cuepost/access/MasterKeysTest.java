package dev.cuepost.access;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("NullAway.Init") // JUnit fills the fields
class MasterKeysTest {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String KEY = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

  @TempDir private Path directory;
  private Path file;

  @BeforeEach
  void nameTheFile() {
    file = directory.resolve("master-key");
  }

  @Test
  void a_file_that_is_absent_is_made_for_the_owner_alone() throws IOException {
    MasterKeys made = MasterKeys.open(file, RANDOM);
    assertThat(mode()).isEqualTo("rw-------");
    assertThat(Files.readString(file)).matches("k1 [A-Za-z0-9+/]{43}=\n");
    assertThat(MasterKeys.open(file, RANDOM)).isEqualTo(made);
  }

  @Test
  void no_two_keys_are_alike() throws IOException {
    MasterKeys one = MasterKeys.open(file, RANDOM);
    MasterKeys other = MasterKeys.open(directory.resolve("other"), RANDOM);
    assertThat(one.newest().key()).isNotEqualTo(other.newest().key());
    assertThat(one.withNew(RANDOM).newest().key()).isNotEqualTo(one.newest().key());
  }

  @Test
  void a_new_key_is_the_last_line_until_it_is_the_only_one() throws IOException {
    MasterKeys both = MasterKeys.open(file, RANDOM).withNew(RANDOM);
    both.write(file);
    assertThat(Files.readAllLines(file)).hasSize(2).last().asString().startsWith("k2 ");
    assertThat(MasterKeys.open(file, RANDOM)).isEqualTo(both);
    both.newestOnly().write(file);
    assertThat(Files.readAllLines(file)).hasSize(1).last().asString().startsWith("k2 ");
    assertThat(MasterKeys.open(file, RANDOM).withNew(RANDOM).newest().id()).isEqualTo("k3");
  }

  @Test
  void writing_makes_the_file_the_owners_and_leaves_nothing_beside_it() throws IOException {
    MasterKeys keys = MasterKeys.open(file, RANDOM);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    Files.writeString(directory.resolve("master-key.new"), "of a start that was killed");
    keys.write(file);
    assertThat(mode()).isEqualTo("rw-------");
    assertThat(directory).isDirectoryNotContaining("glob:**.new");
    assertThat(MasterKeys.open(file, RANDOM)).isEqualTo(keys);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "nonsense",
        "k1",
        "k1 ",
        "k1 AAAA",
        "k1 " + KEY + KEY,
        "k1 " + KEY + " ",
        "k1  " + KEY,
        "x1 " + KEY,
        "k " + KEY,
        "k1 ä" + KEY,
        "k1 " + KEY + "\nk2",
        "k1 " + KEY + "\n\nk2 " + KEY,
        "k1 " + KEY + "\nk1 " + KEY,
      })
  void a_damaged_file_is_refused_and_left_as_it_was(String content) throws IOException {
    assertDamaged(content.getBytes(UTF_8));
  }

  @Test
  void a_file_that_is_no_text_is_refused_in_the_same_words() throws IOException {
    assertDamaged(("k1 ä" + KEY).getBytes(ISO_8859_1));
  }

  @Test
  void a_key_is_never_shown() throws IOException {
    MasterKeys keys = MasterKeys.open(file, RANDOM);
    assertThat(keys.toString())
        .contains("k1")
        .doesNotContain(Base64.getEncoder().encodeToString(keys.newest().key().getEncoded()));
  }

  private void assertDamaged(byte[] content) throws IOException {
    Files.write(file, content);
    assertThatThrownBy(() -> MasterKeys.open(file, RANDOM))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(file + " is damaged: ")
        .hasMessageNotContaining("AAAA");
    assertThat(Files.readAllBytes(file)).isEqualTo(content);
  }

  private String mode() throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}

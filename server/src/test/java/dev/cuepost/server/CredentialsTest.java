package dev.cuepost.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialsTest {
  @TempDir private Path directory;

  @Test
  void the_first_start_makes_them_and_later_starts_find_them() throws IOException {
    Credentials made = open(Map.of(), 1);

    assertThat(made.accountId()).isEqualTo("1000000000000001");
    assertThat(made.rootKey().id()).matches("LTAI[A-Za-z0-9]{20}");
    assertThat(made.rootKey().secret()).matches("[A-Za-z0-9]{30}");
    assertThat(made.rootKey().account()).isEqualTo(made.accountId());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
    assertThat(Files.readAllLines(file()))
        .contains("CUEPOST_ACCESS_KEY_SECRET=" + made.rootKey().secret());
    assertThat(open(Map.of(), 2)).isEqualTo(made);
  }

  @Test
  void the_environment_sets_them_instead() {
    Credentials set =
        open(Map.of("CUEPOST_ACCESS_KEY_ID", "ak", "CUEPOST_ACCESS_KEY_SECRET", "sk"), 1);

    assertThat(set.rootKey().id()).isEqualTo("ak");
    assertThat(set.rootKey().secret()).isEqualTo("sk");
    assertThat(open(Map.of(), 2).rootKey().id()).isEqualTo("ak");
  }

  @Test
  void a_damaged_file_is_refused_without_telling_secrets() throws IOException {
    open(Map.of("CUEPOST_ACCESS_KEY_SECRET", "very-secret"), 1);
    Files.writeString(file(), "CUEPOST_ACCOUNT_ID=none\nCUEPOST_ACCESS_KEY_SECRET=very-secret\n");

    assertThatThrownBy(() -> open(Map.of(), 2))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("CUEPOST_ACCOUNT_ID")
        .hasMessageNotContaining("very-secret");
  }

  @Test
  void they_are_not_told_by_toString() {
    Credentials made = open(Map.of(), 1);
    assertThat(made.toString()).doesNotContain(made.rootKey().secret());
    assertThat(made.toString()).doesNotContain(made.consolePassword());
  }

  private Path file() {
    return directory.resolve("credentials");
  }

  private Credentials open(Map<String, String> environment, long seed) {
    return Credentials.open(file(), environment::get, new Random(seed));
  }
}

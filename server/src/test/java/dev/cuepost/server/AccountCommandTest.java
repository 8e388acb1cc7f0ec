package dev.cuepost.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuepost.access.Accounts.Account;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class AccountCommandTest {
  @TempDir private Path directory;

  @Test
  void an_account_is_made_beside_the_first_one_with_a_key() {
    start().close();
    AccountCommand.Opened opened = AccountCommand.create(directory.resolve("data"), "lab", true);
    assertThat(opened.account().id()).matches("[1-9][0-9]{15}");
    assertThat(opened.key().account()).isEqualTo(opened.account().id());
    assertThat(AccountCommand.list(directory.resolve("data")))
        .extracting(Account::name)
        .containsExactlyInAnyOrder("root", "lab");
  }

  @Test
  void a_running_server_and_a_directory_of_something_else_are_refused() throws Exception {
    try (var _ = start()) {
      assertThatThrownBy(() -> AccountCommand.list(directory.resolve("data")))
          .isInstanceOf(Problem.class)
          .hasMessageContaining("is in use by another process");
    }
    Path other = Files.createDirectory(directory.resolve("other"));
    assertThatThrownBy(() -> AccountCommand.list(other))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("is no data directory");
  }

  @Test
  void the_commands_that_need_the_stopped_server_take_the_directory_of_the_others() {
    start().close();
    CommandLine line = Cuepost.commandLine(_ -> null);
    String data = directory.resolve("data").toString();
    assertThat(line.execute("user", "account", "list", "--data", data)).isZero();
    assertThat(line.execute("user", "--data", data, "rotate-master-key")).isZero();
    assertThat(line.execute("user", "--data", data, "audit", "--denied")).isZero();
  }

  private Server start() {
    return Server.start(
        new Settings()
            .set("data", directory.resolve("data").toString())
            .set("port", "0")
            .set("oss-port", "0")
            .read());
  }
}

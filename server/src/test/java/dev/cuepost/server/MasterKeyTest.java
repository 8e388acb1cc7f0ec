package dev.cuepost.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server whose key file is not what it was. */
@SuppressWarnings("NullAway.Init") // JUnit fills the fields
class MasterKeyTest {
  private static final String ANOTHER = "k1 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n";

  @TempDir private Path directory;
  private Path file;
  private String right;

  @BeforeEach
  void startOnce() throws IOException {
    server().close();
    file = directory.resolve("master-key");
    right = Files.readString(file);
  }

  @Test
  void another_key_is_refused_in_one_sentence_until_the_right_one_is_back() throws IOException {
    assertRefused(ANOTHER, "%s is not the key file of this data: ".formatted(file));
    assertRefused("nonsense", "%s is damaged: ".formatted(file));
    Files.writeString(file, right);
    server().close();
  }

  @Test
  void a_lost_key_file_is_told_and_not_made_anew() throws IOException {
    Files.delete(file);
    assertThatThrownBy(() -> server().close())
        .isInstanceOf(Problem.class)
        .hasMessageStartingWith("%s is missing".formatted(file));
    assertThat(file).doesNotExist();
  }

  private void assertRefused(String content, String sentence) throws IOException {
    Files.writeString(file, content);
    assertThatThrownBy(() -> server().close())
        .isInstanceOf(Problem.class)
        .hasMessageStartingWith(sentence)
        .hasMessageNotContaining("\n");
    assertThat(Files.readString(file)).isEqualTo(content);
  }

  private Server server() {
    return Server.start(
        new Settings()
            .set("data", directory.toString())
            .set("port", "0")
            .set("oss-port", "0")
            .read());
  }
}

package dev.cuepost.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuepost.identity.AccessKey;
import dev.cuepost.state.Database;
import dev.cuepost.state.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rotations of the master key, cut off between every two steps. */
@Tag("stored")
class MasterKeyRotationTest {
  private static final AccessKey KEY = new AccessKey("LTAIroot", "RootSecret", "1");

  private Path keyFile;
  private Database database;

  @BeforeEach
  void open(@TempDir Path directory) throws IOException {
    keyFile = directory.resolve("master-key");
    database = TestDatabase.open(directory);
    openAccess().adopt(KEY, "root");
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void keys_stay_and_the_old_key_file_opens_nothing_any_more() throws IOException {
    String before = Files.readString(keyFile);
    openAccess().rotateMasterKey(_ -> {});
    assertThat(keyIds()).containsExactly("k2");
    assertThat(openAccess().find(KEY.id())).contains(KEY);

    Files.writeString(keyFile, before);
    assertThatThrownBy(this::openAccess)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("'k2'");
  }

  @Test
  void a_crash_before_the_transaction_leaves_everything_readable() throws IOException {
    Access access = openAccess();
    assertThatThrownBy(() -> access.rotateMasterKey(_ -> crash())).hasMessage("crash");
    assertThat(keyIds()).containsExactly("k1", "k2");
    assertEverythingIsReadableAndASecondRotationFinishes();
  }

  @Test
  void a_crash_after_the_transaction_leaves_everything_readable() throws IOException {
    Path both = keyFile.resolveSibling("both");
    openAccess().rotateMasterKey(_ -> copy(keyFile, both));
    Files.move(both, keyFile, StandardCopyOption.REPLACE_EXISTING);
    assertThat(keyIds()).containsExactly("k1", "k2");
    assertEverythingIsReadableAndASecondRotationFinishes();
  }

  @Test
  void a_rotation_that_failed_can_be_repeated_by_the_same_process() throws IOException {
    Access access = openAccess();
    assertThatThrownBy(() -> access.rotateMasterKey(_ -> crash())).hasMessage("crash");
    AccessKey between = access.ownedKeys().create("1", Optional.empty());
    access.rotateMasterKey(_ -> {});
    assertThat(keyIds()).containsExactly("k3");
    Access again = openAccess();
    assertThat(again.find(KEY.id())).contains(KEY);
    assertThat(again.find(between.id())).contains(between);
  }

  private void assertEverythingIsReadableAndASecondRotationFinishes() throws IOException {
    Access access = openAccess();
    assertThat(access.find(KEY.id())).contains(KEY);
    access.rotateMasterKey(_ -> {});
    assertThat(keyIds()).containsExactly("k3");
    assertThat(openAccess().find(KEY.id())).contains(KEY);
  }

  private List<String> keyIds() throws IOException {
    return Files.readAllLines(keyFile).stream().map(line -> line.split(" ", -1)[0]).toList();
  }

  private Access openAccess() throws IOException {
    return Access.open(database.jdbi(), keyFile, InstantSource.system(), new SecureRandom());
  }

  private static void crash() {
    throw new IllegalStateException("crash");
  }

  private static void copy(Path from, Path to) {
    try {
      Files.copy(from, to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

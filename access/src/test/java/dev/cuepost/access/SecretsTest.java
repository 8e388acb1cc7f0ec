package dev.cuepost.access;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.identity.AccessKey;
import dev.cuepost.identity.Caller;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** Where secrets must not be met. */
@SuppressWarnings("NullAway.Init") // JUnit fills the fields
class SecretsTest extends StoredAccess {
  private static final String PASSWORD = "correct horse";

  private AccessKey key;
  private Sessions.Session session;
  private List<String> secrets;

  @BeforeEach
  void makeSecrets() {
    key = keyOf(ONE, "ann");
    access.users().setPassword(ONE, "ann", PASSWORD);
    access.adopt(new AccessKey("LTAIroot", "TheOperatorsSecret", ONE), "root");
    access.roles().create(ONE, "Sender", trustingAccount(ONE), "");
    session =
        access
            .sessions()
            .assume(
                key.caller(),
                new Sessions.Request(
                    "acs:ram::%s:role/sender".formatted(ONE),
                    "night-shift",
                    Duration.ofHours(1),
                    Optional.empty()));
    secrets =
        List.of(
            key.secret(),
            PASSWORD,
            "TheOperatorsSecret",
            session.key().secret(),
            session.key().temporary().orElseThrow().securityToken());
  }

  @Test
  @DisabledIfSystemProperty(
      named = "tests.database",
      matches = "postgres",
      disabledReason = "it reads the file of SQLite byte by byte")
  void no_secret_lies_in_the_database_in_clear() throws IOException {
    assertThat(files()).anyMatch(file -> file.toString().endsWith("-wal"));
    assertNoSecrets();
    access.rotateMasterKey(_ -> {});
    assertNoSecrets();
    close();
    assertNoSecrets();
    open();
  }

  @Test
  void nothing_tells_a_secret_of_itself() {
    var directoryOfAll =
        new Directory(Map.of(key.id(), key, session.key().id(), session.key()), Map.of(), Map.of());
    for (Object told :
        List.of(
            access,
            access.vault(),
            access.find(key.id()),
            access.find("LTAIroot"),
            session,
            session.key().temporary(),
            directoryOfAll,
            access.ownedKeys().list(ONE, ANN),
            access.ownedKeys().list(ONE, Optional.empty()),
            access.users().list(ONE, "", 9),
            new Caller.User(ONE, "ann"))) {
      assertThat(told.toString()).doesNotContain(secrets);
    }
  }

  private void assertNoSecrets() throws IOException {
    List<String> contents = new ArrayList<>();
    for (Path file : files()) {
      contents.add(Files.readString(file, ISO_8859_1));
    }
    assertThat(contents).as("what is stored in clear is found").anyMatch(has("night-shift"));
    for (String secret : secrets) {
      assertThat(contents.stream().anyMatch(has(secret))).as(secret).isFalse();
    }
  }

  private static Predicate<String> has(String text) {
    return content -> content.contains(text);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(directory)) {
      return all.filter(file -> file.getFileName().toString().startsWith("state.db")).toList();
    }
  }
}

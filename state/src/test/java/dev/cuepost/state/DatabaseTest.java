package dev.cuepost.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
  @TempDir private Path directory;
  private Path file;

  @BeforeEach
  void nameTheFile() {
    file = directory.resolve("state.db");
  }

  @Test
  void what_was_committed_is_there_when_it_is_opened_again() {
    try (var database = Database.open(file)) {
      database.jdbi().useTransaction(handle -> handle.execute("INSERT INTO word VALUES ('kept')"));
    }
    try (var database = Database.open(file)) {
      assertThat(words(database)).containsExactly("kept");
    }
  }

  @Test
  void it_can_be_read_while_somebody_writes_and_afterwards() {
    try (var database = Database.open(file)) {
      database.jdbi().useTransaction(handle -> handle.execute("INSERT INTO word VALUES ('kept')"));
      try (var reader = Database.openToRead(file)) {
        assertThat(words(reader)).containsExactly("kept");
        assertThatThrownBy(
                () -> reader.jdbi().useHandle(handle -> handle.execute("DELETE FROM word")))
            .hasMessageContaining("readonly");
      }
    }
    try (var reader = Database.openToRead(file)) {
      assertThat(words(reader)).containsExactly("kept");
    }
  }

  @Test
  void writers_take_turns_whether_they_commit_or_fail() throws InterruptedException {
    try (var database = Database.open(file)) {
      List<Thread> writers =
          IntStream.range(0, 8)
              .mapToObj(writer -> Thread.ofPlatform().start(() -> write(database, writer)))
              .toList();
      for (Thread writer : writers) {
        writer.join();
      }
      assertThat(words(database)).hasSize(8 * 25).doesNotHaveDuplicates();
    }
  }

  /** Fifty transactions, of which each second one is rolled back. */
  private static void write(Database database, int writer) {
    for (int n = 0; n < 50; n++) {
      String word = writer + "-" + n;
      boolean kept = n % 2 == 0;
      database
          .jdbi()
          .useTransaction(tx -> {
            tx.execute("INSERT INTO word VALUES (?)", word);
            if (!kept) {
              tx.rollback();
            }
          });
    }
  }

  @Test
  void a_transaction_that_fails_leaves_nothing() {
    try (var database = Database.open(file)) {
      assertThatThrownBy(() ->
              database
                  .jdbi()
                  .useTransaction(tx -> {
                    tx.execute("INSERT INTO word VALUES ('half')");
                    throw new IllegalStateException("no");
                  }))
          .hasMessage("no");
      assertThat(words(database)).isEmpty();
    }
  }

  @Test
  void writers_that_read_first_wait_for_each_other_instead_of_failing() throws Exception {
    try (var database = Database.open(file)) {
      List<Thread> writers =
          IntStream.range(0, 8)
              .mapToObj(writer ->
                  Thread.ofVirtual()
                      .start(() -> {
                        for (int number = 0; number < 20; number++) {
                          String word = writer + "-" + number;
                          database
                              .jdbi()
                              .useTransaction(tx -> {
                                tx.createQuery("SELECT COUNT(*) FROM word")
                                    .mapTo(Integer.class)
                                    .one();
                                tx.execute("INSERT INTO word VALUES (?)", word);
                              });
                        }
                      }))
              .toList();
      for (Thread writer : writers) {
        writer.join();
      }
      assertThat(words(database)).hasSize(160);
    }
  }

  @Test
  void a_file_that_is_no_database_is_refused_by_name_and_left_alone() throws IOException {
    Files.writeString(file, "not a database at all, but long enough to be looked at");

    assertThatThrownBy(() -> Database.open(file))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("was left as it is");
    assertThat(file).content().startsWith("not a database");
  }

  @Test
  void a_database_of_a_newer_version_is_refused() {
    try (var database = Database.open(file)) {
      database
          .jdbi()
          .useHandle(handle ->
              handle.execute(
                  """
                  INSERT INTO "flyway_schema_history"
                  VALUES (9, '9999', 'future', 'SQL', 'V9999__future.sql', 1, 'x', '2026-11-22', 1, 1)\
                  """));
    }
    assertThatThrownBy(() -> Database.open(file))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("newer version");
  }

  private static List<String> words(Database database) {
    return database
        .jdbi()
        .withHandle(
            handle -> handle.createQuery("SELECT text FROM word").mapTo(String.class).list());
  }
}

package dev.cuepost.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two servers on one database of PostgreSQL. */
class PostgresDatabaseTest {
  private static String address;
  private static Database one;
  private static Database other;

  @BeforeAll
  static void open() {
    address = TestDatabase.create("shared");
    one = Database.open(address, 4);
    other = Database.open(address, 4);
  }

  @AfterAll
  static void close() {
    one.close();
    other.close();
  }

  @AfterEach
  void empty() {
    one.jdbi().useTransaction(tx -> tx.execute("DELETE FROM word"));
  }

  @Test
  void what_one_committed_the_other_reads() {
    one.jdbi().useTransaction(tx -> tx.execute("INSERT INTO word VALUES ('kept')"));

    assertThat(words(other)).containsExactly("kept");
  }

  @Test
  void writers_of_both_that_read_first_take_turns() throws InterruptedException {
    List<Thread> writers =
        IntStream.range(0, 8)
            .mapToObj(
                writer -> Thread.ofPlatform().start(() -> countUp(writer % 2 == 0 ? one : other)))
            .toList();
    for (Thread writer : writers) {
      writer.join();
    }
    assertThat(words(one))
        .containsExactlyElementsOf(IntStream.range(0, 160).mapToObj("%03d"::formatted).toList());
  }

  /** Twenty transactions that each write down how many words there are. */
  private static void countUp(Database database) {
    for (int n = 0; n < 20; n++) {
      database
          .jdbi()
          .useTransaction(tx -> {
            int words = tx.createQuery("SELECT COUNT(*) FROM word").mapTo(Integer.class).one();
            tx.execute("INSERT INTO word VALUES (?)", "%03d".formatted(words));
          });
    }
  }

  @Test
  void a_transaction_that_fails_leaves_nothing_and_keeps_no_turn() {
    assertThatThrownBy(() ->
            one.jdbi()
                .useTransaction(tx -> {
                  tx.execute("INSERT INTO word VALUES ('half')");
                  throw new IllegalStateException("no");
                }))
        .hasMessage("no");

    other.jdbi().useTransaction(tx -> tx.execute("INSERT INTO word VALUES ('whole')"));
    assertThat(words(one)).containsExactly("whole");
  }

  @Test
  void nobody_waits_to_read() {
    one.jdbi()
        .useTransaction(tx -> {
          tx.execute("INSERT INTO word VALUES ('later')");
          assertThat(words(other)).isEmpty();
        });
  }

  @Test
  void who_would_write_outside_of_a_transaction_is_refused() {
    assertThatThrownBy(
            () -> one.jdbi().useHandle(handle -> handle.execute("INSERT INTO word VALUES ('x')")))
        .hasMessageContaining("read-only");
  }

  @Test
  void texts_are_in_the_order_of_their_bytes() {
    one.jdbi()
        .useTransaction(tx ->
            List.of("b", "a", "B", "ä", "Z")
                .forEach(word -> tx.execute("INSERT INTO word VALUES (?)", word)));

    assertThat(words(one)).containsExactly("B", "Z", "a", "b", "ä");
  }

  @Test
  void a_zero_in_a_text_becomes_what_cannot_be_shown() {
    one.jdbi().useTransaction(tx -> tx.execute("INSERT INTO word VALUES (?)", "a\0b"));

    assertThat(words(one)).containsExactly("a\uFFFDb");
  }

  @Test
  void a_database_of_a_newer_version_is_refused() {
    one.jdbi()
        .useTransaction(tx ->
            tx.execute(
                """
                INSERT INTO "flyway_schema_history"
                VALUES (9, '9999', 'future', 'SQL', 'V9999__future.sql', 1, 'x', now(), 1, true)\
                """));
    assertThatThrownBy(() -> Database.open(address, 4))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("newer version");
    one.jdbi()
        .useTransaction(
            tx -> tx.execute("DELETE FROM \"flyway_schema_history\" WHERE version = '9999'"));
  }

  @Test
  void a_database_that_is_not_there_is_told_in_a_sentence() {
    assertThatThrownBy(() -> Database.open(address.replace("/shared?", "/nowhere?"), 4))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageStartingWith("the database of the state cannot be used")
        .hasMessageContaining("does not exist");
  }

  private static List<String> words(Database database) {
    return database
        .jdbi()
        .withHandle(handle ->
            handle.createQuery("SELECT text FROM word ORDER BY text").mapTo(String.class).list());
  }
}

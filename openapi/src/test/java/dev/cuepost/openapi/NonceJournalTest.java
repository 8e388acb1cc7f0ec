package dev.cuepost.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nonces over restarts. A server that is killed closes nothing, and neither do these tests. */
class NonceJournalTest {
  private static final Instant NOW = Instant.parse("2026-11-22T00:00:00Z");
  @TempDir private Path directory;

  @Test
  void a_nonce_is_known_after_a_kill_and_forgotten_at_its_time() throws IOException {
    var nonces = Nonces.open(directory, NOW);
    assertThat(nonces.add("key", "early", NOW)).isTrue();
    assertThat(nonces.add("key", "late", NOW.plusSeconds(60))).isTrue();

    Instant almost = NOW.plus(Nonces.KEPT).minusMillis(1);
    var second = Nonces.open(directory, almost);
    assertThat(second.add("key", "early", almost)).isFalse();
    assertThat(second.add("other", "early", almost)).isTrue();

    Instant then = NOW.plus(Nonces.KEPT);
    var third = Nonces.open(directory, then);
    assertThat(third.add("key", "late", then)).isFalse();
    assertThat(third.add("key", "early", then)).isTrue();
  }

  @Test
  void a_record_that_was_cut_off_is_passed_over() throws IOException {
    assertThat(Nonces.open(directory, NOW).add("key", "n", NOW)).isTrue();
    Files.write(file(), new byte[NonceJournal.RECORD_BYTES - 1], StandardOpenOption.APPEND);
    var nonces = Nonces.open(directory, NOW);
    assertThat(nonces.add("key", "n", NOW)).isFalse();
    assertThat(nonces.add("key", "m", NOW)).isTrue();
    assertThat(Nonces.open(directory, NOW).add("key", "m", NOW)).isFalse();
  }

  @Test
  void a_start_that_was_cut_off_does_no_harm() throws IOException {
    assertThat(Nonces.open(directory, NOW).add("key", "n", NOW)).isTrue();
    Files.copy(file(), directory.resolve("000000000009")); // the old files were not removed yet
    Files.write(directory.resolve("new"), new byte[] {1, 2, 3});
    assertThat(Nonces.open(directory, NOW).add("key", "n", NOW)).isFalse();
    assertThat(file()).hasFileName("000000000010").hasSize(2L * NonceJournal.RECORD_BYTES);
  }

  @Test
  void there_are_two_files_at_most_of_bounded_length() throws IOException {
    var journal = NonceJournal.open(directory, Duration.ofMinutes(30), 10, NOW).journal();
    for (int i = 0; i < 45; i++) {
      journal.append(new NonceJournal.Entry(NOW, NonceHash.of("key", "n" + i)));
    }
    assertThat(files()).hasSize(2);
    assertThat(files().getFirst()).hasSize(10L * NonceJournal.RECORD_BYTES);
    assertThat(NonceJournal.open(directory, Duration.ofMinutes(30), 10, NOW).found())
        .hasSize(10)
        .contains(new NonceJournal.Entry(NOW, NonceHash.of("key", "n44")));
  }

  @Test
  void a_file_ends_when_its_first_record_is_too_old() throws IOException {
    var journal = NonceJournal.open(directory, Duration.ofMinutes(30), 10, NOW).journal();
    for (int i = 0; i < 5; i++) {
      Instant at = NOW.plus(Duration.ofMinutes(30L * i));
      journal.append(new NonceJournal.Entry(at, NonceHash.of("key", "n" + i)));
    }
    assertThat(files()).hasSize(2).allSatisfy(file -> assertThat(file).hasSize(24));
  }

  private Path file() throws IOException {
    assertThat(files()).hasSize(1);
    return files().getFirst();
  }

  private List<Path> files() throws IOException {
    try (var files = Files.list(directory)) {
      return files.sorted().toList();
    }
  }
}

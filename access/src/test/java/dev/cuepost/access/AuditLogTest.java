package dev.cuepost.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.identity.audit.AuditEntry;
import dev.cuepost.identity.audit.Outcome;
import dev.cuepost.state.Database;
import dev.cuepost.state.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("stored")
class AuditLogTest {
  private static final Duration RETENTION = Duration.ofDays(90);
  private Instant now = Instant.parse("2026-11-22T00:00:00Z");
  private Database database;
  private AuditLog log;

  @BeforeEach
  void open(@TempDir Path directory) {
    database = TestDatabase.open(directory);
    log = new AuditLog(database.jdbi(), () -> now);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void entries_are_found_by_account_time_caller_and_outcome_the_newest_first() {
    log.record(entry("1", "arn:a", "10.0.0.1", Outcome.ALLOWED));
    now = now.plusSeconds(1);
    log.record(entry("1", "arn:b", "10.0.0.1", Outcome.DENIED));
    log.record(entry("2", "arn:c", "10.0.0.1", Outcome.ALLOWED));
    log.round(RETENTION);
    assertThat(find(Optional.of("1"), Optional.empty(), Set.of()))
        .extracting(AuditEntry::caller)
        .containsExactly("arn:b", "arn:a");
    assertThat(find(Optional.empty(), Optional.of("arn:c"), Set.of())).hasSize(1);
    assertThat(find(Optional.empty(), Optional.empty(), Set.of(Outcome.DENIED))).hasSize(1);
    assertThat(find(Optional.empty(), Optional.empty(), Set.of()))
        .contains(entry("2", "arn:c", "10.0.0.1", Outcome.ALLOWED));
  }

  @Test
  void five_refusals_of_a_source_a_second_are_written_and_the_rest_is_counted() {
    for (int i = 0; i < 100; i++) {
      log.record(entry("1", "", "10.0.0.1", Outcome.FAILED));
    }
    log.record(entry("1", "", "10.0.0.2", Outcome.FAILED));
    log.round(RETENTION);
    assertThat(all()).hasSize(6);
    now = now.plus(RefusalLimit.TOLD_AFTER);
    log.round(RETENTION);
    assertThat(all()).hasSize(7);
    assertThat(all().getFirst().reason()).isEqualTo("95 more refused");
    assertThat(all().getFirst().source()).isEqualTo("10.0.0.1");
  }

  @Test
  void changes_are_all_written() {
    for (int i = 0; i < 100; i++) {
      log.record(entry("1", "", "10.0.0.1", Outcome.ALLOWED));
    }
    log.close();
    assertThat(all()).hasSize(100);
  }

  @Test
  void what_does_not_fit_into_the_queue_is_counted() {
    for (int i = 0; i < AuditLog.QUEUE_MAX + 7; i++) {
      log.record(entry("1", "", "10.0.0.1", Outcome.ALLOWED));
    }
    assertThat(log.dropped()).isEqualTo(7);
  }

  @Test
  void entries_are_kept_for_their_time() {
    log.record(entry("1", "arn:old", "10.0.0.1", Outcome.ALLOWED));
    log.round(RETENTION);
    now = now.plus(RETENTION);
    log.round(RETENTION);
    assertThat(all()).hasSize(1);
    now = now.plus(Duration.ofHours(1));
    log.round(RETENTION);
    assertThat(all()).isEmpty();
  }

  @Test
  void of_refusals_too_many_the_oldest_go_and_changes_stay() {
    log.record(entry("1", "arn:change", "10.0.0.1", Outcome.ALLOWED));
    for (int i = 0; i < 4; i++) {
      log.record(entry("1", "arn:" + i, "10.0.0.1", Outcome.DENIED));
    }
    log.round(RETENTION);
    new AuditTable(database.jdbi()).prune(now.minus(RETENTION), 2);
    assertThat(all())
        .extracting(AuditEntry::caller)
        .containsExactly("arn:3", "arn:2", "arn:change");
  }

  @Test
  void a_name_from_outside_is_cut_and_has_no_line_breaks() {
    var entry =
        new AuditEntry(
            now, "", "", "a\nb".repeat(200), "10.0.0.1", "", "", Outcome.FAILED, "", "r");
    assertThat(entry.keyId()).hasSize(129).startsWith("a?ba?b").endsWith("…");
  }

  private List<AuditEntry> all() {
    return find(Optional.empty(), Optional.empty(), Set.of());
  }

  private List<AuditEntry> find(
      Optional<String> account, Optional<String> caller, Set<Outcome> outcomes) {
    return log.find(
        new AuditQuery(account, Instant.EPOCH, now.plusSeconds(1), caller, outcomes, 1_000));
  }

  private AuditEntry entry(String account, String caller, String source, Outcome outcome) {
    return new AuditEntry(
        now, account, caller, "LTAIkey", source, "ram:CreateUser", "*", outcome, "", "r");
  }
}

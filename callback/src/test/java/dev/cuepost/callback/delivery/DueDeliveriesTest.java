package dev.cuepost.callback.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.callback.delivery.Delivery.Kind;
import dev.cuepost.callback.delivery.Delivery.Purpose;
import dev.cuepost.callback.event.EventId;
import dev.cuepost.queue.ManualClock;
import dev.cuepost.state.Database;
import dev.cuepost.state.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which rows are due, in which order, and which are forgotten. */
@Tag("stored")
class DueDeliveriesTest {
  private static final String ACCOUNT = "1000000000000001";

  @TempDir Path directory;
  private final ManualClock clock = new ManualClock();
  private Database database;
  private DeliveryTable table;

  @BeforeEach
  void open() {
    database = TestDatabase.open(directory);
    table = new DeliveryTable(database.jdbi());
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void first_attempts_come_before_retries_that_are_due_for_longer() {
    plan("a", "q1");
    plan("b", "q1");
    fail("a");
    clock.advance(Duration.ofSeconds(5));
    plan("c", "q1");
    assertThat(due("q1")).containsExactly("b", "c", "a");
  }

  @Test
  void a_retry_is_due_at_its_time_and_not_before() {
    plan("a", "q1");
    Instant again = fail("a");
    assertThat(due("q1")).isEmpty();
    assertThat(table.nextDue(lane("q1"), clock.instant())).contains(again);
    clock.advance(Duration.ofSeconds(1));
    assertThat(due("q1")).containsExactly("a");
    assertThat(table.nextDue(lane("q1"), clock.instant())).isEmpty();
  }

  @Test
  void lanes_are_found_in_pages() {
    for (int i = 0; i < 25; i++) {
      plan("e" + i, "q%02d".formatted(i % 10));
    }
    List<String> first = table.lanes("", 7);
    assertThat(first).hasSize(7).isSorted();
    assertThat(table.lanes(first.getLast(), 7)).hasSize(3).isSorted().doesNotContainSequence(first);
  }

  @Test
  void what_is_written_down_twice_counts_once() {
    plan("a", "q1");
    Due due = load("q1").getFirst();
    for (int i = 0; i < 2; i++) {
      record(new Ended(due, clock.instant(), Duration.ZERO, FAILED, Optional.empty()));
    }
    assertThat(new DeliveryLog(database.jdbi()).of(new EventId("a")))
        .singleElement()
        .satisfies(journey -> {
          assertThat(journey.delivery().attempts()).isEqualTo(1);
          assertThat(journey.attempts()).hasSize(1);
        });
  }

  @Test
  void old_events_are_forgotten_but_for_what_is_still_to_be_delivered() {
    plan("ended", "q1");
    deliver("q1");
    plan("late", "q2");
    plan("pending", "q1");
    clock.advance(Duration.ofDays(1));
    deliver("q2");
    clock.advance(Duration.ofDays(13).plusSeconds(1));
    plan("young", "q1");
    var retention = new LogRetention(database.jdbi(), clock, Duration.ofDays(14));
    assertThat(retention.forget()).isEqualTo(1);
    assertThat(retention.forget()).isZero();
    List<String> kept =
        database
            .jdbi()
            .withHandle(
                h -> h.createQuery("SELECT id FROM event ORDER BY id").mapTo(String.class).list());
    assertThat(kept).containsExactly("late", "pending", "young");
    clock.advance(Duration.ofDays(1));
    assertThat(retention.forget()).as("as long after its delivery").isEqualTo(1);
  }

  private void deliver(String queue) {
    record(
        new Ended(
            load(queue).getFirst(),
            clock.instant(),
            Duration.ZERO,
            new AttemptOutcome.Delivered("queued", Optional.empty()),
            Optional.empty()));
  }

  private static final AttemptOutcome FAILED = AttemptOutcome.Failed.because("no");

  private Instant fail(String event) {
    Due due =
        load("q1").stream()
            .filter(d -> d.id().event().value().equals(event))
            .findFirst()
            .orElseThrow();
    var ended = new Ended(due, clock.instant(), Duration.ZERO, FAILED, Optional.empty());
    record(ended);
    return ended.again().orElseThrow();
  }

  private void record(Ended ended) {
    database
        .jdbi()
        .useTransaction(tx -> {
          try {
            AttemptTable.write(tx.getConnection(), List.of(ended));
          } catch (java.sql.SQLException e) {
            throw new AssertionError(e);
          }
        });
  }

  private List<String> due(String queue) {
    return load(queue).stream().map(due -> due.id().event().value()).toList();
  }

  private List<Due> load(String queue) {
    return table.load(table.due(lane(queue), clock.instant(), 100));
  }

  private void plan(String event, String queue) {
    database
        .jdbi()
        .useTransaction(tx -> {
          tx.execute(
              """
              INSERT INTO event (id, account, region, type, at, body)
              VALUES (?, ?, 'cn-shanghai', 'T', ?, '{}')
              """,
              event,
              ACCOUNT,
              clock.instant().toEpochMilli());
          DeliveryTable.plan(tx, new EventId(event), planTo(queue), clock.instant());
        });
  }

  private static String lane(String queue) {
    return planTo(queue).lane();
  }

  private static Plan planTo(String queue) {
    return new Plan(
        ACCOUNT,
        Purpose.EVENT,
        Kind.QUEUE,
        queue,
        "cn-shanghai",
        Optional.empty(),
        RetrySchedule.DOCUMENTED,
        Optional.empty(),
        Optional.empty());
  }
}

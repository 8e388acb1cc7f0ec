package dev.cuepost.callback.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.callback.delivery.Delivery.Kind;
import dev.cuepost.callback.delivery.Delivery.Purpose;
import dev.cuepost.callback.delivery.Delivery.State;
import dev.cuepost.callback.delivery.DeliveryLog.Entry;
import dev.cuepost.callback.delivery.DeliveryQuery.Position;
import dev.cuepost.callback.event.EventId;
import dev.cuepost.state.Database;
import dev.cuepost.state.TestDatabase;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists of deliveries by all that one may ask for, beside a plain model of them. */
@Tag("stored")
class DeliveryListsTest {
  private static final String ACCOUNT = "1000000000000001";
  private static final Instant BEGINNING = Instant.parse("2026-03-01T00:00:30Z");
  private static final List<String> TYPES = List.of("TestEvent", "ProduceMediaComplete");
  private static final List<State> STATES = List.of(State.values());
  private static final int EVENTS = 400;

  @TempDir Path directory;
  private Database database;
  private DeliveryLog log;

  @BeforeEach
  void fill() {
    database = TestDatabase.open(directory);
    log = new DeliveryLog(database.jdbi());
    var chance = new Random(7);
    database
        .jdbi()
        .useTransaction(tx -> {
          for (int i = 0; i < EVENTS; i++) {
            record(tx, i, chance);
          }
        });
  }

  @AfterEach
  void close() {
    database.close();
  }

  private static void record(Handle tx, int number, Random chance) {
    String id = "e%03d".formatted(number);
    tx.execute(
        "INSERT INTO event (id, account, region, type, job_id, at, body) VALUES (?, ?, ?, ?, ?, ?, '{}')",
        id,
        ACCOUNT,
        number % 4 == 0 ? "cn-beijing" : "cn-shanghai",
        TYPES.get(chance.nextInt(TYPES.size())),
        "job-" + number / 3,
        BEGINNING.plusSeconds(number / 2 * 10L).toEpochMilli());
    String target = "http://%s/%d".formatted(number % 3 == 0 ? "a" : "b_%", chance.nextInt(30));
    for (int delivery = 1; delivery <= 1 + chance.nextInt(2); delivery++) {
      DeliveryTable.plan(tx, new DeliveryId(new EventId(id), delivery), planTo(target), BEGINNING);
      tx.execute(
          "UPDATE delivery SET state = ? WHERE event_id = ? AND number = ?",
          STATES.get(chance.nextInt(STATES.size())).name(),
          id,
          delivery);
    }
  }

  private static Plan planTo(String target) {
    return new Plan(
        ACCOUNT,
        Purpose.EVENT,
        Kind.HTTP,
        target,
        "cn-shanghai",
        Optional.empty(),
        RetrySchedule.DOCUMENTED,
        Optional.empty(),
        Optional.empty());
  }

  private static DeliveryQuery query(
      Optional<State> state, Optional<String> type, Optional<String> target, boolean spanned) {
    return new DeliveryQuery(
        ACCOUNT,
        Optional.of("cn-shanghai"),
        Optional.empty(),
        type,
        state,
        target,
        Optional.of(BEGINNING.plusSeconds(300)).filter(_ -> spanned),
        Optional.of(BEGINNING.plusSeconds(1_500)).filter(_ -> spanned),
        Optional.empty(),
        25);
  }

  private List<Entry> pages(DeliveryQuery query) {
    List<Entry> all = new ArrayList<>();
    List<Entry> page = log.find(query);
    while (!page.isEmpty()) {
      all.addAll(page);
      Entry last = page.getLast();
      page = log.find(query.behind(new Position(last.event().at(), last.delivery().id())));
    }
    return all;
  }

  private static boolean fits(Entry entry, DeliveryQuery query) {
    return query.region().filter(entry.event().region()::equals).isPresent()
        && query.state().map(entry.delivery().state()::equals).orElse(true)
        && query.eventType().map(entry.event().eventType()::equals).orElse(true)
        && query.target().map(entry.delivery().target()::startsWith).orElse(true)
        && query.from().map(from -> !entry.event().at().isBefore(from)).orElse(true)
        && query.until().map(until -> entry.event().at().isBefore(until)).orElse(true);
  }

  @Test
  void pages_together_are_all_that_fit_the_newest_first() {
    List<Entry> everything = log.find(DeliveryQuery.of(ACCOUNT).limitedTo(1_000));
    assertThat(everything).hasSizeGreaterThan(EVENTS);
    int looked = 0;
    for (var state : List.of(Optional.<State>empty(), Optional.of(State.GIVEN_UP))) {
      for (var type : List.of(Optional.<String>empty(), Optional.of("TestEvent"))) {
        for (var target :
            List.of(
                Optional.<String>empty(),
                Optional.of("http://"), // of more targets than are gone through one by one
                Optional.of("http://b_%/1"),
                Optional.of("http://b_"),
                Optional.of("http://c"))) {
          for (boolean spanned : new boolean[] {false, true}) {
            DeliveryQuery query = query(state, type, target, spanned);
            assertThat(pages(query))
                .as("%s", query)
                .isEqualTo(everything.stream().filter(entry -> fits(entry, query)).toList());
            looked++;
          }
        }
      }
    }
    assertThat(looked).isEqualTo(40);
  }

  @Test
  void the_deliveries_of_a_job_are_listed() {
    var ofJob =
        new DeliveryQuery(
            ACCOUNT,
            Optional.of("cn-shanghai"),
            Optional.of("job-5"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            50);
    assertThat(log.find(ofJob))
        .isNotEmpty()
        .allMatch(entry -> entry.event().jobId().equals(Optional.of("job-5")));
  }

  @Test
  void minutes_tell_how_many_events_there_were_and_what_became_of_them() {
    Instant now = BEGINNING.plusSeconds(EVENTS / 2 * 10);
    var minutes = new Pace(database.jdbi()).lately(ACCOUNT, "cn-shanghai", now, 40);
    assertThat(minutes).hasSize(40);
    assertThat(minutes.getLast().at()).isBeforeOrEqualTo(now).isAfter(now.minusSeconds(60));
    assertThat(minutes.stream().mapToLong(Pace.Minute::events).sum()).isEqualTo(EVENTS * 3 / 4);
    long givenUp =
        pages(query(Optional.of(State.GIVEN_UP), Optional.empty(), Optional.empty(), false)).size();
    assertThat(minutes.stream().mapToLong(Pace.Minute::givenUp).sum()).isEqualTo(givenUp);
    assertThat(new Pace(database.jdbi()).lately(ACCOUNT, "cn-hangzhou", now, 1))
        .singleElement()
        .satisfies(minute -> assertThat(minute.events()).isZero());
  }
}

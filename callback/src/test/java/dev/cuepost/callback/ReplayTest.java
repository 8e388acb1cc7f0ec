package dev.cuepost.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuepost.callback.delivery.Delivery;
import dev.cuepost.callback.delivery.Delivery.Purpose;
import dev.cuepost.callback.delivery.Delivery.State;
import dev.cuepost.callback.delivery.DeliveryId;
import dev.cuepost.callback.delivery.DeliveryPolicy;
import dev.cuepost.callback.delivery.DeliveryQuery;
import dev.cuepost.callback.delivery.Replay;
import dev.cuepost.callback.delivery.Replay.Batch;
import dev.cuepost.callback.delivery.Replay.Outcome;
import dev.cuepost.callback.event.EventId;
import java.io.IOException;
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

/** Events that are told once more, and test events. */
@Tag("stored")
class ReplayTest {
  private static final String QUEUE = "ice-callback-late";

  @TempDir Path directory;
  private Office office;

  @BeforeEach
  void open() throws IOException {
    office = new Office(directory, DeliveryPolicy.DOCUMENTED);
    office.callbacks().start();
  }

  @AfterEach
  void close() {
    office.close();
  }

  private Replay replay() {
    return office.callbacks().replay();
  }

  private static DeliveryQuery all() {
    return DeliveryQuery.of(Office.ACCOUNT);
  }

  /** Sends a test event, which is tried once, to a queue that is not there. */
  private void giveUp(String id, String queue) {
    office.callbacks().tests().send(Office.ACCOUNT, Office.REGION, queue, new EventId(id));
    office.awaitState(id, State.GIVEN_UP);
  }

  private List<Delivery> deliveries(String event) {
    return office.callbacks().log().of(new EventId(event)).stream()
        .map(journey -> journey.delivery())
        .toList();
  }

  private void awaitLast(String event, int number, State state) {
    Office.await()
        .until(() -> {
          Delivery last = deliveries(event).getLast();
          return last.id().number() == number && last.state() == state;
        });
  }

  @Test
  void a_delivery_that_was_given_up_is_made_again_in_the_same_way() {
    giveUp("e1", QUEUE);
    office.create(QUEUE);
    var second = new DeliveryId(new EventId("e1"), 2);
    assertThat(replay().one(Office.ACCOUNT, Office.REGION, first("e1")))
        .isEqualTo(new Outcome.Replayed(second));
    awaitLast("e1", 2, State.DELIVERED);
    assertThat(deliveries("e1").getLast().purpose()).isEqualTo(Purpose.REPLAY);
    assertThat(deliveries("e1").getLast().target()).isEqualTo(QUEUE);
    assertThat(office.told(QUEUE)).singleElement().asString().contains("\"TestId\":\"e1\"");
  }

  @Test
  void targets_that_fail_are_told_with_how_often_they_did() {
    giveUp("e1", QUEUE);
    giveUp("e2", "ice-callback-other");
    giveUp("e3", QUEUE);
    var log = office.callbacks().log();
    assertThat(log.failing(Office.ACCOUNT, Office.REGION, Instant.EPOCH, 10))
        .extracting(failing -> failing.target() + " " + failing.givenUp())
        .containsExactly(QUEUE + " 2", "ice-callback-other 1");
    assertThat(log.failing(Office.ACCOUNT, Office.REGION, Instant.EPOCH, 1)).hasSize(1);
    assertThat(log.failing(Office.ACCOUNT, "cn-beijing", Instant.EPOCH, 10)).isEmpty();
    assertThat(
            log.failing(Office.ACCOUNT, Office.REGION, Instant.parse("2999-01-01T00:00:00Z"), 10))
        .isEmpty();
  }

  @Test
  void the_schedule_is_that_of_the_one_before() {
    giveUp("e1", QUEUE);
    replay().one(Office.ACCOUNT, Office.REGION, first("e1"));
    awaitLast("e1", 2, State.GIVEN_UP);
    assertThat(deliveries("e1").getLast().attempts()).isEqualTo(1);
  }

  @Test
  void a_delivery_that_arrived_can_be_made_again_too() {
    office.create(QUEUE);
    office.happens(office.event("e1", QUEUE));
    office.awaitState("e1", State.DELIVERED);
    replay().one(Office.ACCOUNT, Office.REGION, first("e1"));
    awaitLast("e1", 2, State.DELIVERED);
    assertThat(office.told(QUEUE)).hasSize(2);
  }

  @Test
  void a_delivery_that_has_not_ended_is_left_to_itself() {
    office.happens(office.event("e1", QUEUE));
    office.awaitRetriesPlanned(1);
    assertThat(replay().one(Office.ACCOUNT, Office.REGION, first("e1")))
        .isEqualTo(new Outcome.StillPending());
    assertThat(replay().all(all(), 10)).isEqualTo(new Batch(0, false));
    assertThat(deliveries("e1")).hasSize(1);
  }

  @Test
  void what_is_of_another_account_or_region_is_not_there() {
    giveUp("e1", QUEUE);
    var notFound = new Outcome.NotFound();
    assertThat(replay().one("2", Office.REGION, first("e1"))).isEqualTo(notFound);
    assertThat(replay().one(Office.ACCOUNT, "cn-beijing", first("e1"))).isEqualTo(notFound);
    assertThat(replay().one(Office.ACCOUNT, Office.REGION, first("e2"))).isEqualTo(notFound);
    assertThat(replay().all(DeliveryQuery.of("2"), 10)).isEqualTo(new Batch(0, false));
    assertThat(deliveries("e1")).hasSize(1);
  }

  @Test
  void all_that_were_given_up_are_made_again_once() {
    giveUp("e1", QUEUE);
    giveUp("e2", QUEUE);
    office.create(QUEUE);
    assertThat(replay().all(all(), 10)).isEqualTo(new Batch(2, false));
    assertThat(replay().all(all(), 10)).isEqualTo(new Batch(0, false));
    awaitLast("e1", 2, State.DELIVERED);
    awaitLast("e2", 2, State.DELIVERED);
    assertThat(replay().all(all(), 10)).isEqualTo(new Batch(0, false));
    assertThat(office.told(QUEUE)).hasSize(2);
  }

  @Test
  void a_replay_that_was_given_up_is_itself_made_again_and_not_the_first_one_too() {
    giveUp("e1", QUEUE);
    assertThat(replay().all(all(), 10)).isEqualTo(new Batch(1, false));
    awaitLast("e1", 2, State.GIVEN_UP);
    assertThat(replay().all(all(), 10)).isEqualTo(new Batch(1, false));
    awaitLast("e1", 3, State.GIVEN_UP);
  }

  @Test
  void more_than_a_page_are_made_again_and_no_more_than_asked_for() {
    for (int i = 0; i < 130; i++) {
      office.callbacks().tests().send(Office.ACCOUNT, Office.REGION, QUEUE, new EventId("e" + i));
    }
    for (int i = 0; i < 130; i++) {
      office.awaitState("e" + i, State.GIVEN_UP);
    }
    office.create(QUEUE);
    assertThat(replay().all(all(), 115)).isEqualTo(new Batch(115, true));
    assertThat(replay().all(all(), 15)).isEqualTo(new Batch(15, false));
    assertThatThrownBy(() -> replay().all(all(), Replay.MOST + 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void only_what_fits_is_made_again() {
    giveUp("e1", QUEUE);
    office.clock.advance(Duration.ofHours(1));
    giveUp("e2", "ice-callback-other");
    var since = Optional.of(office.clock.instant());
    assertThat(replay().all(query(Optional.of("ProduceMediaComplete"), "", Optional.empty()), 9))
        .isEqualTo(new Batch(0, false));
    assertThat(replay().all(query(Optional.empty(), "ice-callback-o", Optional.empty()), 9))
        .isEqualTo(new Batch(1, false));
    awaitLast("e2", 2, State.GIVEN_UP);
    assertThat(replay().all(query(Optional.of("TestEvent"), "ice", since), 9))
        .isEqualTo(new Batch(1, false));
    assertThat(deliveries("e1")).hasSize(1);
  }

  private static DeliveryQuery query(Optional<String> type, String target, Optional<Instant> from) {
    return new DeliveryQuery(
        Office.ACCOUNT,
        Optional.of(Office.REGION),
        Optional.empty(),
        type,
        Optional.empty(),
        Optional.of(target),
        from,
        Optional.empty(),
        Optional.empty(),
        100);
  }

  @Test
  void a_test_event_goes_to_its_target_whatever_the_setting_says() {
    office.create(QUEUE);
    DeliveryId id =
        office.callbacks().tests().send(Office.ACCOUNT, Office.REGION, QUEUE, new EventId("t1"));
    assertThat(id).isEqualTo(first("t1"));
    office.awaitState("t1", State.DELIVERED);
    assertThat(office.told(QUEUE))
        .singleElement()
        .asString()
        .startsWith("{\"EventType\":\"TestEvent\",\"UserId\":" + Office.ACCOUNT)
        .contains("\"MessageBody\":{\"Message\":\"This is a test.");
    assertThat(office.callbacks().log().lastOutcome(id).orElseThrow())
        .startsWith("queued as message ");
  }

  @Test
  void a_test_event_needs_a_target_that_callbacks_can_have() {
    assertThat(TestEvents.isTarget("https://cb.example.test/")).isTrue();
    assertThat(TestEvents.isTarget("orders")).isFalse();
    assertThatThrownBy(() ->
            office
                .callbacks()
                .tests()
                .send(Office.ACCOUNT, Office.REGION, "orders", new EventId("t1")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static DeliveryId first(String event) {
    return new DeliveryId(new EventId(event), 1);
  }
}

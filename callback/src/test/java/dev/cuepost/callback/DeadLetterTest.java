package dev.cuepost.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuepost.callback.delivery.Delivery;
import dev.cuepost.callback.delivery.Delivery.Purpose;
import dev.cuepost.callback.delivery.DeliveryId;
import dev.cuepost.callback.delivery.DeliveryLog.Journey;
import dev.cuepost.callback.delivery.DeliveryPolicy;
import dev.cuepost.callback.delivery.Drain.Outcome;
import dev.cuepost.callback.delivery.Drain.Outcome.Drained;
import dev.cuepost.callback.delivery.Drain.Reason;
import dev.cuepost.callback.delivery.Replay;
import dev.cuepost.callback.delivery.RetryPolicy;
import dev.cuepost.callback.event.Event;
import dev.cuepost.callback.event.EventId;
import dev.cuepost.callback.event.Product;
import dev.cuepost.callback.setting.DeliveryOptions;
import dev.cuepost.queue.DeleteOutcome;
import dev.cuepost.queue.Draft;
import dev.cuepost.queue.LeasedMessage;
import dev.cuepost.queue.MessageProperties;
import dev.cuepost.queue.Property;
import dev.cuepost.queue.QueueAttributes;
import dev.cuepost.queue.QueueEngine;
import dev.cuepost.queue.QueueId;
import dev.cuepost.queue.QueueOwner;
import dev.cuepost.queue.ReceiveOutcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is given up goes to a queue, if one is named. */
@Tag("stored")
class DeadLetterTest {
  private static final String DEAD = "ice-callback-dlq";

  @TempDir Path directory;
  private Office office;
  private volatile boolean deletesFail;

  @BeforeEach
  void open() throws IOException {
    office = new Office(directory, DeliveryPolicy.DOCUMENTED, this::fragile);
  }

  @AfterEach
  void close() {
    office.close();
  }

  @Test
  void an_event_that_is_given_up_goes_to_the_queue_of_dead_letters() {
    office.create(DEAD);
    Event event = giveUp();
    Office.await().until(() -> journeys().size() == 2);
    Office.await().until(() -> journeys().getLast().delivery().state() == Delivery.State.DELIVERED);
    assertThat(journeys().getLast().delivery().purpose()).isEqualTo(Purpose.DEAD_LETTER);
    assertThat(office.told(DEAD)).containsExactly(Office.text(event));
  }

  @Test
  void a_missing_queue_of_dead_letters_is_tried_three_times_and_no_longer() {
    giveUp();
    Office.await().until(() -> journeys().size() == 2);
    for (int attempt = 1; attempt <= 2; attempt++) {
      int made = attempt;
      Office.await().until(() -> journeys().getLast().delivery().attempts() == made);
      office.clock.advance(Duration.ofSeconds(1));
    }
    Office.await().until(() -> journeys().getLast().delivery().state() == Delivery.State.GIVEN_UP);
    assertThat(journeys()).hasSize(2);
  }

  @Test
  void a_dead_letter_says_of_which_delivery_it_is_and_other_callbacks_say_nothing() {
    office.create(DEAD);
    office.create("ice-callback-fine");
    Event event = giveUp();
    List<LeasedMessage> dead = awaitDead();
    assertThat(dead.getFirst().message().properties())
        .isEqualTo(
            properties(
                "e1-1",
                "ice-callback-missing",
                "there is no queue ice-callback-missing in cn-shanghai"));
    assertThat(dead.getFirst().message().body())
        .isEqualTo(
            Base64.getEncoder()
                .encodeToString(Office.text(event).getBytes(StandardCharsets.UTF_8)));
    office.happens(office.event("e2", "ice-callback-fine"));
    office.awaitState("e2", Delivery.State.DELIVERED);
    assertThat(received("ice-callback-fine"))
        .extracting(found -> found.message().properties())
        .containsExactly(MessageProperties.NONE);
  }

  @Test
  void drained_dead_letters_are_told_to_the_target_that_is_well_again() {
    office.create(DEAD);
    Event event = giveUp();
    awaitDeadLetters(1);
    office.create("ice-callback-missing");
    assertThat(drain(10))
        .isEqualTo(new Drained(List.of(new DeliveryId(event.id(), 3)), 0, Map.of(), false));
    Office.await().until(() -> journeys().getLast().delivery().state() == Delivery.State.DELIVERED);
    assertThat(journeys().getLast().delivery().purpose()).isEqualTo(Purpose.REPLAY);
    assertThat(office.told("ice-callback-missing")).containsExactly(Office.text(event));
    assertThat(drain(10)).isEqualTo(new Drained(List.of(), 0, Map.of(), false));
  }

  @Test
  void what_fails_again_is_a_dead_letter_again_and_no_drain_goes_round_with_it() {
    office.create(DEAD);
    giveUp();
    awaitDeadLetters(1);
    options(RetryPolicy.parse("2m"), Optional.empty());
    Instant begun = office.clock.instant();
    assertThat(drained(drain(10)).planned()).hasSize(1);
    office.awaitRetriesPlanned(2);
    office.clock.advance(Duration.ofMinutes(2));
    awaitDeadLetters(2);
    Outcome next = office.callbacks().drain().drain(Office.ACCOUNT, Office.REGION, DEAD, 10, begun);
    assertThat(next).isEqualTo(new Drained(List.of(), 0, Map.of(), false));
    office.clock.advance(Duration.ofMillis(1));
    assertThat(received(DEAD))
        .extracting(found -> found.message().properties().user().getFirst().value())
        .containsExactly("e1-3");
  }

  @Test
  void what_is_no_dead_letter_stays_and_is_visible_again_at_once() {
    office.create(DEAD);
    send(MessageProperties.NONE);
    send(properties("no name", "x", "y"));
    send(properties("gone-1", "x", "y"));
    assertThat(drain(1))
        .isEqualTo(
            new Drained(
                List.of(), 0, Map.of(Reason.NO_DEAD_LETTER, 2, Reason.NOT_IN_LOG, 1), false));
    office.clock.advance(Duration.ofMillis(1));
    assertThat(received(DEAD)).hasSize(3);
  }

  @Test
  void others_cannot_have_the_deliveries_of_an_account_made_again() {
    office.create(DEAD);
    giveUp();
    awaitDeadLetters(1);
    QueueId foreign = new QueueOwner("1000000000000002", Office.REGION).queue(DEAD);
    office.engine.create(foreign, QueueAttributes.DEFAULT);
    office.engine.send(foreign, List.of(draft(properties("e1-1", "x", "y"))));
    assertThat(
            office
                .callbacks()
                .drain()
                .drain(foreign.owner().account(), Office.REGION, DEAD, 10, office.clock.instant()))
        .isEqualTo(new Drained(List.of(), 0, Map.of(Reason.NOT_IN_LOG, 1), false));
  }

  @Test
  void no_more_are_taken_than_asked_for_and_the_rest_is_said_to_be_left() {
    office.create(DEAD);
    giveUp();
    awaitDeadLetters(1);
    send(properties("e1-1", "x", "y"));
    assertThat(drain(1))
        .isEqualTo(new Drained(List.of(new DeliveryId(new EventId("e1"), 3)), 0, Map.of(), true));
    assertThat(drain(1)).isEqualTo(new Drained(List.of(), 1, Map.of(), true));
    assertThat(drain(1)).isEqualTo(new Drained(List.of(), 0, Map.of(), false));
  }

  @Test
  void what_a_replay_has_told_is_not_told_by_a_drain_as_well() {
    office.create(DEAD);
    Event event = giveUp();
    awaitDeadLetters(1);
    office.create("ice-callback-missing");
    replay("e1-1");
    Office.await().until(() -> journeys().getLast().delivery().state() == Delivery.State.DELIVERED);
    assertThat(drain(10)).isEqualTo(new Drained(List.of(), 1, Map.of(), false));
    assertThat(journeys()).hasSize(3);
    assertThat(office.told("ice-callback-missing")).containsExactly(Office.text(event));
    assertThat(drain(10)).isEqualTo(new Drained(List.of(), 0, Map.of(), false));
  }

  @Test
  void two_dead_letters_of_an_event_are_told_once() {
    office.create(DEAD);
    giveUp();
    awaitDeadLetters(1);
    replay("e1-1");
    office.awaitRetriesPlanned(2);
    office.clock.advance(Duration.ofMinutes(1));
    awaitDeadLetters(2);
    assertThat(drain(10))
        .isEqualTo(new Drained(List.of(new DeliveryId(new EventId("e1"), 5)), 1, Map.of(), false));
  }

  @Test
  void a_dead_letter_on_the_queue_that_is_the_target_too_is_no_telling_of_the_event() {
    options(RetryPolicy.parse("1m"), Optional.of(DEAD));
    Event event = office.event("e1", DEAD);
    office.happens(event);
    office.callbacks().start();
    office.awaitRetriesPlanned(1);
    office.clock.advance(Duration.ofMinutes(1));
    Office.await().until(() -> journeys().size() == 2);
    office.create(DEAD);
    office.clock.advance(Duration.ofSeconds(1));
    awaitDeadLetters(1);
    assertThat(drained(drain(10)).planned()).containsExactly(new DeliveryId(event.id(), 3));
  }

  @Test
  void a_drain_that_dies_before_it_deletes_loses_nothing_and_tells_nothing_twice() {
    office.create(DEAD);
    Event event = giveUp();
    awaitDeadLetters(1);
    office.create("ice-callback-missing");
    deletesFail = true;
    assertThatThrownBy(() -> drain(10)).isInstanceOf(UncheckedIOException.class);
    deletesFail = false;
    office.clock.advance(Duration.ofMillis(1));
    assertThat(drain(10)).isEqualTo(new Drained(List.of(), 1, Map.of(), false));
    Office.await().until(() -> journeys().getLast().delivery().state() == Delivery.State.DELIVERED);
    assertThat(journeys()).hasSize(3);
    assertThat(office.told("ice-callback-missing")).containsExactly(Office.text(event));
  }

  @Test
  void a_missing_queue_cannot_be_drained() {
    assertThat(drain(1)).isEqualTo(new Outcome.NoSuchQueue());
    assertThatThrownBy(() -> drain(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> drain(1_001)).isInstanceOf(IllegalArgumentException.class);
  }

  private Outcome drain(int most) {
    return office
        .callbacks()
        .drain()
        .drain(Office.ACCOUNT, Office.REGION, DEAD, most, office.clock.instant());
  }

  private void replay(String delivery) {
    DeliveryId id = DeliveryId.parse(delivery);
    assertThat(office.callbacks().replay().one(Office.ACCOUNT, Office.REGION, id))
        .isInstanceOf(Replay.Outcome.Replayed.class);
  }

  private static Drained drained(Outcome outcome) {
    return (Drained) outcome;
  }

  private void awaitDeadLetters(int count) {
    Office.await()
        .until(() ->
            journeys().stream()
                    .filter(one -> one.delivery().purpose() == Purpose.DEAD_LETTER)
                    .filter(one -> one.delivery().state() == Delivery.State.DELIVERED)
                    .count()
                == count);
  }

  private List<LeasedMessage> awaitDead() {
    awaitDeadLetters(1);
    return received(DEAD);
  }

  private List<LeasedMessage> received(String queue) {
    return office.engine.receive(Office.queue(queue), 16, Optional.of(Duration.ZERO))
            instanceof ReceiveOutcome.Received(List<LeasedMessage> messages)
        ? messages
        : List.of();
  }

  private void send(MessageProperties properties) {
    office.engine.send(Office.queue(DEAD), List.of(draft(properties)));
  }

  private static Draft draft(MessageProperties properties) {
    return new Draft("e30=", Draft.DEFAULT_PRIORITY, Optional.empty(), properties);
  }

  private static MessageProperties properties(String delivery, String target, String outcome) {
    return new MessageProperties(
        Optional.empty(),
        List.of(
            new Property("DeliveryId", Property.Type.STRING, delivery),
            new Property("Target", Property.Type.STRING, target),
            new Property("LastOutcome", Property.Type.STRING, outcome)),
        List.of());
  }

  /** The engine, whose deletes of messages can be made to fail. */
  private QueueEngine fragile(QueueEngine engine) {
    return (QueueEngine)
        Proxy.newProxyInstance(
            QueueEngine.class.getClassLoader(),
            new Class<?>[] {QueueEngine.class},
            (_, method, arguments) -> {
              if (deletesFail && method.getReturnType() == DeleteOutcome.class) {
                throw new UncheckedIOException(new IOException("the disk is gone"));
              }
              return method.invoke(engine, arguments);
            });
  }

  private void options(RetryPolicy retries, Optional<String> deadLetters) {
    office
        .callbacks()
        .settings()
        .options()
        .put(
            Office.ACCOUNT,
            Office.REGION,
            Product.IMS,
            new DeliveryOptions(retries, deadLetters, 0));
  }

  private Event giveUp() {
    options(RetryPolicy.parse("1m"), Optional.of(DEAD));
    Event event = office.event("e1", "ice-callback-missing");
    office.happens(event);
    office.callbacks().start();
    office.awaitRetriesPlanned(1);
    office.clock.advance(Duration.ofMinutes(1));
    return event;
  }

  private List<Journey> journeys() {
    return office.callbacks().log().of(new EventId("e1"));
  }
}

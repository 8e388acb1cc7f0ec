package dev.cuepost.callback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.callback.delivery.Delivery;
import dev.cuepost.callback.delivery.Delivery.Purpose;
import dev.cuepost.callback.delivery.DeliveryLog.Journey;
import dev.cuepost.callback.delivery.DeliveryPolicy;
import dev.cuepost.callback.delivery.RetryPolicy;
import dev.cuepost.callback.event.Event;
import dev.cuepost.callback.event.EventId;
import dev.cuepost.callback.event.Product;
import dev.cuepost.callback.setting.DeliveryOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is given up goes to a queue, if one is named. */
class DeadLetterTest {
  private static final String DEAD = "ice-callback-dlq";

  @TempDir Path directory;
  private Office office;

  @BeforeEach
  void open() throws IOException {
    office = new Office(directory, DeliveryPolicy.DOCUMENTED);
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

  private Event giveUp() {
    office
        .callbacks()
        .settings()
        .options()
        .put(
            Office.ACCOUNT,
            Office.REGION,
            Product.IMS,
            new DeliveryOptions(RetryPolicy.parse("1m"), Optional.of(DEAD), 0));
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

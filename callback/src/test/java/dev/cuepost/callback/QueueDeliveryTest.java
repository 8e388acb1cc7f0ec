package dev.cuepost.callback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.callback.delivery.Delivery;
import dev.cuepost.callback.delivery.DeliveryCounts;
import dev.cuepost.callback.delivery.DeliveryPolicy;
import dev.cuepost.callback.event.Event;
import dev.cuepost.callback.event.EventId;
import dev.cuepost.callback.event.Product;
import dev.cuepost.callback.event.ims.ProduceMediaComplete;
import dev.cuepost.callback.event.vod.FileUploadComplete;
import dev.cuepost.callback.setting.Method;
import dev.cuepost.callback.setting.VodSetting;
import dev.cuepost.queue.QueueAttributes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Events told by messages on users' queues. */
@Tag("stored")
class QueueDeliveryTest {
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

  @Test
  void an_event_is_a_message_with_its_text_in_base64() {
    office.create("ice-callback-demo");
    Event event = office.event("e1", "ice-callback-demo");
    office.happens(event);
    office.awaitState("e1", Delivery.State.DELIVERED);
    assertThat(office.told("ice-callback-demo")).containsExactly(Office.text(event));
    assertThat(office.journey("e1").attempts())
        .singleElement()
        .satisfies(a -> assertThat(a.outcome().sentence()).startsWith("queued as message "));
    assertThat(office.callbacks().counts()).isEqualTo(new DeliveryCounts(1, 0, 0));
  }

  @Test
  void a_queue_that_is_missing_is_tried_three_times_one_second_apart() {
    office.happens(office.event("e1", "ice-callback-missing"));
    for (int attempt = 1; attempt < 3; attempt++) {
      office.awaitRetriesPlanned(attempt);
      office.clock.advance(Duration.ofMillis(999));
      assertThat(office.journey("e1").delivery().dueAt()).isAfter(office.clock.instant());
      office.clock.advance(Duration.ofMillis(1));
      office.awaitAttempts("e1", attempt + 1);
    }
    office.awaitState("e1", Delivery.State.GIVEN_UP);
    assertThat(office.journey("e1").attempts())
        .extracting(a -> a.outcome().sentence())
        .containsOnly("there is no queue ice-callback-missing in cn-shanghai");
    assertThat(office.callbacks().counts()).isEqualTo(new DeliveryCounts(0, 3, 1));
  }

  @Test
  void a_queue_that_is_created_in_time_gets_the_event() {
    office.happens(office.event("e1", "ice-callback-late"));
    office.awaitRetriesPlanned(1);
    office.create("ice-callback-late");
    office.clock.advance(Duration.ofSeconds(1));
    office.awaitState("e1", Delivery.State.DELIVERED);
    assertThat(office.told("ice-callback-late")).hasSize(1);
    assertThat(office.journey("e1").delivery().attempts()).isEqualTo(2);
  }

  @Test
  void a_service_whose_permission_was_taken_back_fails_three_times_and_is_heard_again_later() {
    office.create("ice-callback-demo");
    office.authorised = false;
    office.happens(office.event("e1", "ice-callback-demo"));
    for (int attempt = 1; attempt < 3; attempt++) {
      office.awaitRetriesPlanned(attempt);
      office.clock.advance(Duration.ofSeconds(1));
    }
    office.awaitState("e1", Delivery.State.GIVEN_UP);
    assertThat(office.journey("e1").attempts())
        .extracting(a -> a.outcome().sentence())
        .containsExactly(
            "nobody may write to ice-callback-demo",
            "nobody may write to ice-callback-demo",
            "nobody may write to ice-callback-demo");
    assertThat(office.told("ice-callback-demo")).isEmpty();

    office.authorised = true;
    office.happens(office.event("e2", "ice-callback-demo"));
    office.awaitState("e2", Delivery.State.DELIVERED);
    assertThat(office.told("ice-callback-demo")).hasSize(1);
  }

  @Test
  void a_permission_that_is_given_between_two_attempts_heals_the_delivery() {
    office.create("ice-callback-demo");
    office.authorised = false;
    office.happens(office.event("e1", "ice-callback-demo"));
    office.awaitRetriesPlanned(1);
    office.authorised = true;
    office.clock.advance(Duration.ofSeconds(1));
    office.awaitState("e1", Delivery.State.DELIVERED);
    assertThat(office.journey("e1").delivery().attempts()).isEqualTo(2);
  }

  @Test
  void each_product_writes_by_its_own_permission() {
    office.create("ice-callback-demo");
    office.restart();
    office
        .callbacks()
        .settings()
        .vod()
        .put(
            Office.ACCOUNT,
            Office.REGION,
            Event.DEFAULT_APP,
            new VodSetting(
                Method.MNS,
                Optional.empty(),
                Optional.of("http://127.0.0.1:8700"),
                Optional.of("ice-callback-demo"),
                List.of("ALL"),
                false,
                Optional.empty()));
    var uploaded =
        new FileUploadComplete("v1", Optional.empty(), Optional.empty(), Optional.empty());
    Event ofIms = office.event("ims", "ice-callback-demo");
    office.happens(ofIms);
    office.happens(
        new Event(
            new EventId("vod"),
            ofIms.account(),
            ofIms.region(),
            ofIms.at(),
            uploaded,
            Optional.empty()));
    office.refused = Optional.of(Product.IMS);
    office.callbacks().start();
    office.awaitState("vod", Delivery.State.DELIVERED);
    office.awaitAttempts("ims", 1);
    assertThat(office.journey("ims").attempts().getFirst().outcome().sentence())
        .isEqualTo("nobody may write to ice-callback-demo");
    assertThat(office.told("ice-callback-demo")).hasSize(1);
  }

  @Test
  void a_name_that_no_queue_can_have_fails_the_attempt() {
    office.happens(office.event("e1", "ice-callback_demo"));
    office.awaitAttempts("e1", 1);
    assertThat(office.journey("e1").attempts().getFirst().outcome().sentence())
        .isEqualTo("the name of a queue has at most 120 letters, digits and hyphens");
  }

  @Test
  void a_queue_that_takes_only_short_messages_fails_the_attempt() {
    var tiny =
        new QueueAttributes(
            Duration.ZERO, 1_024, Duration.ofDays(1), Duration.ofSeconds(30), Duration.ZERO, false);
    office.engine.create(Office.queue("ice-callback-tiny"), tiny);
    Event event = office.event("e1", "ice-callback-tiny");
    var longer =
        new ProduceMediaComplete(
            "job-e1", "p", "m", "u", Optional.of("x".repeat(1_000)), Optional.empty());
    office.happens(
        new Event(
            event.id(), event.account(), event.region(), event.at(), longer, event.ownAddress()));
    office.awaitAttempts("e1", 1);
    assertThat(office.journey("e1").attempts().getFirst().outcome().sentence())
        .matches("the message has \\d+ bytes, the queue takes no more than 1024");
  }
}

package dev.cuepost.callback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.callback.setting.Destination;
import dev.cuepost.callback.setting.Reversed;
import dev.cuepost.egress.Egress;
import dev.cuepost.egress.EgressGuard;
import dev.cuepost.egress.EgressGuard.Reach;
import dev.cuepost.queue.ReceiveOutcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process ends between two steps; the next one goes on from there. */
class RecoveryTest {
  @TempDir Path directory;
  private Office office;

  @BeforeEach
  void open() throws IOException {
    office = new Office(directory, DeliveryPolicy.IMS);
    office.create("ice-callback-demo");
  }

  @AfterEach
  void close() {
    office.close();
  }

  @Test
  void after_the_event_was_recorded() {
    record();
    startAgain();
    office.awaitState("e1", Delivery.State.DELIVERED);
    assertThat(office.told("ice-callback-demo")).hasSize(1);
  }

  @Test
  void after_the_delivery_was_written_down_and_before_it_was_queued() {
    record();
    var planned =
        Delivery.planned(
            new EventId("e1"),
            new Destination.Queue(Office.ACCOUNT, Office.REGION, "ice-callback-demo"));
    new DeliveryStore(office.database.jdbi()).plan(List.of(planned), office.clock.instant());
    startAgain();
    office.awaitState("e1", Delivery.State.DELIVERED);
    assertThat(office.told("ice-callback-demo")).hasSize(1);
  }

  @Test
  void after_the_delivery_was_queued_and_before_the_event_was_marked() {
    record();
    office.router().route();
    office.database.jdbi().useHandle(h -> h.execute("UPDATE event SET routed_at = NULL"));
    startAgain();
    office.awaitState("e1", Delivery.State.DELIVERED);
    office.awaitIdle();
    assertThat(office.told("ice-callback-demo")).isNotEmpty();
    assertThat(office.callbacks().log().of(new EventId("e1"))).hasSize(1);
  }

  @Test
  void after_the_event_was_routed() {
    record();
    office.router().route();
    startAgain();
    office.awaitState("e1", Delivery.State.DELIVERED);
    assertThat(office.told("ice-callback-demo")).hasSize(1);
  }

  @Test
  void after_the_delivery_was_taken_and_before_its_attempt_was_written_down() {
    record();
    office.router().route();
    assertThat(take()).isInstanceOf(ReceiveOutcome.Received.class);
    startAgain();
    office.clock.advance(DeliveryPolicy.IMS.lease());
    office.awaitState("e1", Delivery.State.DELIVERED);
    assertThat(office.told("ice-callback-demo")).hasSize(1);
    assertThat(office.journey("e1").delivery().attempts()).isEqualTo(1);
  }

  @Test
  void after_the_attempt_was_written_down_and_before_the_message_was_gone() {
    record();
    office.router().route();
    assertThat(take()).isInstanceOf(ReceiveOutcome.Received.class);
    office
        .database
        .jdbi()
        .useHandle(h -> h.execute("UPDATE delivery SET state = 'DELIVERED', attempts = 1"));
    startAgain();
    office.clock.advance(DeliveryPolicy.IMS.lease());
    office.awaitIdle();
    assertThat(office.told("ice-callback-demo")).isEmpty();
  }

  @Test
  void after_everything_was_closed() throws IOException {
    record();
    office.router().route();
    office.close();
    office = new Office(directory, DeliveryPolicy.IMS);
    office.callbacks().start();
    office.awaitState("e1", Delivery.State.DELIVERED);
    assertThat(office.told("ice-callback-demo")).hasSize(1);
  }

  @Test
  void attempts_are_counted_over_the_end_of_the_process() {
    office.callbacks().start();
    office.happens(office.event("e2", "ice-callback-missing"));
    office.awaitRetriesPlanned(1);
    startAgain();
    office.clock.advance(Duration.ofSeconds(1));
    office.awaitRetriesPlanned(2);
    startAgain();
    office.clock.advance(Duration.ofSeconds(1));
    office.awaitState("e2", Delivery.State.GIVEN_UP);
    assertThat(office.journey("e2").attempts())
        .extracting(Attempt::number)
        .containsExactly(1, 2, 3);
  }

  @Test
  void two_processes_on_the_same_data_make_one_delivery() {
    try (var other =
        new Callbacks(
            office.database.jdbi(),
            office.engine,
            (_, _) -> Optional.empty(),
            new Egress(new EgressGuard(Reach.LOCAL, List.of())),
            new Reversed("k1"),
            office.clock,
            DeliveryPolicy.IMS)) {
      other.start();
      office.callbacks().start();
      for (int i = 0; i < 50; i++) {
        office.happens(office.event("many-" + i, "ice-callback-demo"));
        other.events().wake();
      }
      for (int i = 0; i < 50; i++) {
        office.awaitState("many-" + i, Delivery.State.DELIVERED);
      }
    }
  }

  private void record() {
    office
        .database
        .jdbi()
        .useTransaction(
            tx -> office.callbacks().events().record(tx, office.event("e1", "ice-callback-demo")));
  }

  private void startAgain() {
    office.restart();
    office.callbacks().start();
  }

  private ReceiveOutcome take() {
    return office.engine.receive(DeliveryQueue.ID, 1, Optional.of(Duration.ZERO));
  }
}

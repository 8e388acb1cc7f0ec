package dev.cuepost.callback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.callback.delivery.Attempt;
import dev.cuepost.callback.delivery.Delivery;
import dev.cuepost.callback.delivery.DeliveryPolicy;
import dev.cuepost.callback.event.EventId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process ends between two steps; the next one goes on from there. */
@Tag("stored")
class RecoveryTest {
  @TempDir Path directory;
  private Office office;

  @BeforeEach
  void open() throws IOException {
    office = new Office(directory, DeliveryPolicy.DOCUMENTED);
    office.create("ice-callback-demo");
  }

  @AfterEach
  void close() {
    office.close();
  }

  @Test
  void after_the_event_was_recorded() {
    office.happens(office.event("e1", "ice-callback-demo"));
    startAgain();
    office.awaitState("e1", Delivery.State.DELIVERED);
    assertThat(office.told("ice-callback-demo")).hasSize(1);
  }

  @Test
  void after_the_attempt_was_made_and_before_it_was_written_down() throws IOException {
    office.callbacks().start();
    office.happens(office.event("e1", "ice-callback-demo"));
    office.awaitState("e1", Delivery.State.DELIVERED);
    office
        .database
        .jdbi()
        .useTransaction(h -> {
          h.execute("DELETE FROM attempt");
          h.execute("UPDATE delivery SET state = 'PENDING', attempts = 0, tier = 0");
        });
    startAgain();
    office.awaitState("e1", Delivery.State.DELIVERED);
    assertThat(office.told("ice-callback-demo")).as("made at least once").hasSize(2);
    assertThat(office.callbacks().log().of(new EventId("e1"))).hasSize(1);
    assertThat(office.journey("e1").delivery().attempts()).isEqualTo(1);
  }

  @Test
  void after_the_attempt_was_written_down() {
    office.callbacks().start();
    office.happens(office.event("e1", "ice-callback-demo"));
    office.awaitState("e1", Delivery.State.DELIVERED);
    startAgain();
    office.happens(office.event("e2", "ice-callback-demo"));
    office.awaitState("e2", Delivery.State.DELIVERED);
    assertThat(office.told("ice-callback-demo")).hasSize(2);
  }

  @Test
  void after_everything_was_closed() throws IOException {
    office.happens(office.event("e1", "ice-callback-demo"));
    office.close();
    office = new Office(directory, DeliveryPolicy.DOCUMENTED);
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
  void a_backlog_of_many_targets_is_found_again() {
    for (int i = 0; i < 300; i++) {
      office.create("ice-callback-" + i);
      office.happens(office.event("many-" + i, "ice-callback-" + i));
    }
    startAgain();
    for (int i = 0; i < 300; i++) {
      office.awaitState("many-" + i, Delivery.State.DELIVERED);
    }
  }

  @Test
  void an_attempt_that_cannot_be_written_down_is_made_again() {
    office.callbacks().start();
    execute("ALTER TABLE attempt RENAME TO attempt_lost");
    office.happens(office.event("e1", "ice-callback-demo"));
    for (int time = 0; time < 2; time++) {
      Office.await()
          .until(() -> {
            office.clock.advance(Duration.ofSeconds(1));
            return !office.told("ice-callback-demo").isEmpty();
          });
    }
    execute("ALTER TABLE attempt_lost RENAME TO attempt");
    Office.await()
        .until(() -> {
          office.clock.advance(Duration.ofSeconds(1));
          return office.journey("e1").delivery().state() == Delivery.State.DELIVERED;
        });
    assertThat(office.journey("e1").attempts()).hasSize(1);
  }

  private void execute(String sql) {
    office.database.jdbi().useTransaction(handle -> handle.execute(sql));
  }

  private void startAgain() {
    office.restart();
    office.callbacks().start();
  }
}

package dev.cuepost.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuepost.callback.setting.ImsSetting;
import dev.cuepost.callback.setting.Method;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which events become which deliveries, and that none is forgotten. */
class RoutingTest {
  @TempDir Path directory;
  private Office office;

  @BeforeEach
  void open() throws IOException {
    office = new Office(directory, DeliveryPolicy.IMS);
  }

  @AfterEach
  void close() {
    office.close();
  }

  @Test
  void an_event_goes_to_its_own_address() {
    route(office.event("e1", "https://cb.example.test/j?a=b"));
    assertThat(targets("e1")).containsExactly("HTTP https://cb.example.test/j?a=b");
  }

  @Test
  void an_own_address_that_is_no_url_is_a_queue() {
    route(office.event("e1", "ice-callback-demo"));
    assertThat(targets("e1")).containsExactly("QUEUE ice-callback-demo");
  }

  @Test
  void an_event_without_address_goes_where_the_regions_setting_says() {
    put(Office.REGION, Method.HTTP, "ProduceMediaComplete");
    route(office.event("e1", ""));
    assertThat(targets("e1")).containsExactly("HTTP https://region.example.test/");
  }

  @Test
  void a_setting_of_the_other_method_names_its_queue() {
    put(Office.REGION, Method.MNS, "ALL");
    route(office.event("e1", ""));
    assertThat(targets("e1")).containsExactly("QUEUE ice-callback-region");
  }

  @Test
  void an_own_address_takes_the_place_of_the_setting() {
    put(Office.REGION, Method.HTTP, "ProduceMediaComplete");
    route(office.event("e1", "ice-callback-demo"));
    assertThat(targets("e1")).containsExactly("QUEUE ice-callback-demo");
  }

  @Test
  void an_own_address_needs_no_entry_in_the_settings_list() {
    put(Office.REGION, Method.HTTP, "SnapshotComplete");
    route(office.event("e1", "ice-callback-demo"));
    assertThat(targets("e1")).containsExactly("QUEUE ice-callback-demo");
  }

  @Test
  void an_own_address_of_no_known_form_leaves_it_to_the_setting() {
    put(Office.REGION, Method.HTTP, "ProduceMediaComplete");
    route(office.event("e1", "ftp://cb.example.test/"));
    assertThat(targets("e1")).containsExactly("HTTP https://region.example.test/");
  }

  @Test
  void an_event_that_the_setting_does_not_list_goes_nowhere() {
    put(Office.REGION, Method.HTTP, "SnapshotComplete");
    route(office.event("e1", ""));
    assertThat(targets("e1")).isEmpty();
    assertThat(office.router().route()).isZero();
  }

  @Test
  void the_setting_of_another_region_does_not_count() {
    put("cn-beijing", Method.HTTP, "ALL");
    route(office.event("e1", ""));
    assertThat(targets("e1")).isEmpty();
  }

  @Test
  void an_event_of_a_transaction_that_is_rolled_back_never_was() {
    office
        .database
        .jdbi()
        .useTransaction(tx -> {
          office.callbacks().events().record(tx, office.event("e1", "ice-callback-demo"));
          tx.rollback();
        });
    assertThat(office.router().route()).isZero();
  }

  @Test
  void an_event_is_recorded_once() {
    record(office.event("e1", ""));
    assertThatThrownBy(() -> record(office.event("e1", "")))
        .isInstanceOf(UnableToExecuteStatementException.class);
  }

  @Test
  void an_event_that_is_routed_twice_stands_as_one_delivery() {
    route(office.event("e1", "ice-callback-demo"));
    office.database.jdbi().useHandle(h -> h.execute("UPDATE event SET routed_at = NULL"));
    assertThat(office.router().route()).isEqualTo(1);
    assertThat(targets("e1")).containsExactly("QUEUE ice-callback-demo");
  }

  @Test
  void many_events_are_routed_batch_by_batch() {
    for (int i = 0; i < 101; i++) {
      record(office.event("e%03d".formatted(i), "ice-callback-demo"));
    }
    EventRouter router = office.router();
    assertThat(List.of(router.route(), router.route(), router.route())).containsExactly(100, 1, 0);
    assertThat(targets("e000")).hasSize(1);
    assertThat(targets("e100")).hasSize(1);
  }

  @Test
  void a_job_is_found_with_its_event_and_the_text_as_told() {
    record(office.event("e1", "ice-callback-demo"));
    assertThat(office.callbacks().log().about(Office.ACCOUNT, "job-e1"))
        .singleElement()
        .satisfies(event -> {
          assertThat(event.id()).isEqualTo(new EventId("e1"));
          assertThat(event.eventType()).isEqualTo("ProduceMediaComplete");
          assertThat(event.routedAt()).isEmpty();
          assertThat(event.body()).contains("\"JobId\":\"job-e1\"");
        });
    office.router().route();
    assertThat(office.callbacks().log().about(Office.ACCOUNT, "job-e1"))
        .singleElement()
        .satisfies(event -> assertThat(event.routedAt()).contains(office.clock.instant()));
    assertThat(office.callbacks().log().about("2", "job-e1")).isEmpty();
  }

  @Test
  void a_delivery_that_waits_for_longer_than_a_message_lives_gets_another_message() {
    route(office.event("e1", "ice-callback-demo"));
    office.engine.delete(DeliveryQueue.ID);
    office.clock.advance(Duration.ofDays(6).plusSeconds(1));
    office.create("ice-callback-demo");
    office.callbacks().start();
    office.awaitState("e1", Delivery.State.DELIVERED);
  }

  private void route(Event event) {
    record(event);
    office.router().route();
  }

  private void record(Event event) {
    office.database.jdbi().useTransaction(tx -> office.callbacks().events().record(tx, event));
  }

  private void put(String region, Method method, String event) {
    office
        .callbacks()
        .settings()
        .ims()
        .put(
            Office.ACCOUNT,
            region,
            new ImsSetting(
                method,
                Optional.of("https://region.example.test/"),
                Optional.of("ice-callback-region"),
                List.of(event),
                false,
                Optional.empty()));
  }

  private List<String> targets(String event) {
    return office.callbacks().log().of(new EventId(event)).stream()
        .map(j -> j.delivery().kind() + " " + j.delivery().target())
        .toList();
  }
}

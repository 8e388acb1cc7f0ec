package dev.cuepost.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuepost.callback.delivery.DeliveryPolicy;
import dev.cuepost.callback.event.Event;
import dev.cuepost.callback.event.EventId;
import dev.cuepost.callback.setting.ImsSetting;
import dev.cuepost.callback.setting.Method;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which events become which deliveries, and that none is forgotten. */
@Tag("stored")
class RoutingTest {
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
    assertThat(office.callbacks().log().about(Office.ACCOUNT, "job-e1")).isEmpty();
  }

  @Test
  void an_event_is_recorded_once() {
    record(office.event("e1", ""));
    assertThatThrownBy(() -> record(office.event("e1", "")))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void a_job_is_found_with_its_event_and_the_text_as_told() {
    record(office.event("e1", "ice-callback-demo"));
    assertThat(office.callbacks().log().about(Office.ACCOUNT, "job-e1"))
        .singleElement()
        .satisfies(event -> {
          assertThat(event.id()).isEqualTo(new EventId("e1"));
          assertThat(event.eventType()).isEqualTo("ProduceMediaComplete");
          assertThat(event.body()).contains("\"JobId\":\"job-e1\"");
        });
    assertThat(office.callbacks().log().about("2", "job-e1")).isEmpty();
  }

  private void route(Event event) {
    record(event);
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

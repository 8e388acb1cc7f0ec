package dev.cuepost.callback.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EventIdsTest {
  @Test
  void ids_sort_in_the_order_in_which_they_were_made() {
    var ids =
        new EventIds(
            InstantSource.fixed(Instant.parse("2026-03-01T12:00:00Z")),
            () -> "0123456789abcdef0123456789abcdef");
    List<String> made = IntStream.range(0, 1_000).mapToObj(_ -> ids.next().value()).toList();
    assertThat(made).isSorted().doesNotHaveDuplicates();
    assertThat(made).allMatch(id -> id.matches("[0-9a-f]{32}"));
  }

  @Test
  void a_clock_that_is_set_back_changes_nothing() {
    var now = new Instant[] {Instant.parse("2026-03-01T12:00:00Z")};
    var ids = new EventIds(() -> now[0], () -> "0123456789abcdef");
    String before = ids.next().value();
    now[0] = now[0].minusSeconds(60);
    assertThat(ids.next().value()).isGreaterThan(before);
  }
}

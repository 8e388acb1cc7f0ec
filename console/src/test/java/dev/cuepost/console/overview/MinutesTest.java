package dev.cuepost.console.overview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.callback.delivery.Pace.Minute;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class MinutesTest {
  private static final Instant AT = Instant.parse("2026-03-01T00:00:00Z");

  @Test
  void bars_stand_upon_each_other_and_the_highest_fills_the_chart() {
    var minutes =
        new Minutes(
            List.of(new Minute(AT, 4, 1, 1, 2), new Minute(AT.plusSeconds(60), 1, 2, 0, 0)));
    assertThat(minutes.arrived()).isEqualTo("M1 60.0v-15.0h8v15.0zM11 60.0v-30.0h8v30.0z");
    assertThat(minutes.waiting()).isEqualTo("M1 45.0v-30.0h8v30.0z");
    assertThat(minutes.failed()).isEqualTo("M1 15.0v-15.0h8v15.0z");
    assertThat(minutes.events()).isEqualTo(5);
  }

  @Test
  void the_rate_leaves_out_the_minute_that_is_not_over() {
    var minutes =
        new Minutes(
            List.of(
                new Minute(AT, 3, 0, 0, 0),
                new Minute(AT, 4, 0, 0, 0),
                new Minute(AT, 900, 0, 0, 0)));
    assertThat(minutes.rate()).isEqualTo("3.5");
  }

  @Test
  void nothing_draws_nothing() {
    var minutes = new Minutes(List.of(new Minute(AT, 0, 0, 0, 0)));
    assertThat(minutes.arrived() + minutes.waiting() + minutes.failed()).isEmpty();
    assertThat(minutes.rate()).isEqualTo("0.0");
  }
}

package dev.cuepost.callback.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryPolicyTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  @ParameterizedTest
  @ValueSource(strings = {"ims", "vod"})
  void the_documented_policies_make_two_more_attempts_a_second_apart(String name) {
    assertThat(RetryPolicy.parse(name).schedule().delays())
        .containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(1));
  }

  @Test
  void the_exponential_policy_goes_on_for_hours() {
    List<Duration> delays = RetryPolicy.parse("exponential").schedule().delays();
    assertThat(delays).startsWith(Duration.ofSeconds(1), Duration.ofSeconds(2));
    assertThat(delays).endsWith(Duration.ofHours(4));
    assertThat(delays.stream().reduce(Duration.ZERO, Duration::plus))
        .isGreaterThan(Duration.ofHours(8));
  }

  @Test
  void the_policy_of_standard_webhooks_goes_on_for_days() {
    assertThat(RetryPolicy.parse("standard-webhooks").schedule().delays())
        .hasSize(9)
        .startsWith(Duration.ofSeconds(5), Duration.ofMinutes(5))
        .endsWith(Duration.ofHours(24));
  }

  @Test
  void a_list_is_a_policy_of_ones_own() {
    assertThat(RetryPolicy.parse("250ms, 1s,5m,2h").schedule().delays())
        .containsExactly(
            Duration.ofMillis(250),
            Duration.ofSeconds(1),
            Duration.ofMinutes(5),
            Duration.ofHours(2));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "often", "1", "1s,", "1s;2s", "-1s", "0s", "25h", "1s,1d", "9999999s"})
  void anything_else_is_refused(String text) {
    assertThatThrownBy(() -> RetryPolicy.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("retry");
  }

  @Test
  void a_list_has_fifty_delays_at_most() {
    assertThat(RetryPolicy.parse("1s" + ",1s".repeat(49)).schedule().delays()).hasSize(50);
    assertThatThrownBy(() -> RetryPolicy.parse("1s" + ",1s".repeat(50)))
        .hasMessageContaining("at most 50");
  }

  @Test
  void the_times_of_the_coming_attempts_can_be_seen() {
    assertThat(RetryPolicy.parse("1s,5m").attempts(NOON, Duration.ofSeconds(3)))
        .containsExactly(NOON, NOON.plusSeconds(4), NOON.plusSeconds(307));
  }
}

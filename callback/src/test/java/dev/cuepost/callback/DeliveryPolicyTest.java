package dev.cuepost.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryPolicyTest {
  private static final RetrySchedule THREE_TIMES = DeliveryPolicy.IMS.schedule();

  @Test
  void ims_makes_three_attempts_one_second_apart_of_three_seconds_each() {
    assertThat(DeliveryPolicy.IMS.deadline()).isEqualTo(Duration.ofSeconds(3));
    assertThat(THREE_TIMES.delayAfter(1)).contains(Duration.ofSeconds(1));
    assertThat(THREE_TIMES.delayAfter(2)).contains(Duration.ofSeconds(1));
    assertThat(THREE_TIMES.delayAfter(3)).isEmpty();
    assertThat(THREE_TIMES.delayAfter(4)).isEmpty();
  }

  @Test
  void a_schedule_without_delays_gives_up_at_the_first_failure() {
    assertThat(new RetrySchedule(List.of()).delayAfter(1)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT-1S", "PT12H0.001S"})
  void a_delay_outside_its_range_is_refused(Duration delay) {
    assertThatThrownBy(() -> new RetrySchedule(List.of(delay)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(delay.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT0.009S", "PT60.001S"})
  void a_deadline_outside_its_range_is_refused(Duration deadline) {
    assertThatThrownBy(() -> new DeliveryPolicy(deadline, THREE_TIMES, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(deadline.toString());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 10_001})
  void a_number_of_attempts_at_once_outside_its_range_is_refused(int inFlight) {
    assertThatThrownBy(() -> new DeliveryPolicy(Duration.ofSeconds(3), THREE_TIMES, inFlight))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(Integer.toString(inFlight));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0.01S", "PT3S", "PT4.5S", "PT60S"})
  void a_delivery_is_held_for_longer_than_its_attempt_in_whole_seconds(Duration deadline) {
    Duration lease = new DeliveryPolicy(deadline, THREE_TIMES, 1).lease();
    assertThat(lease).isGreaterThan(deadline.plusSeconds(10));
    assertThat(lease).isEqualTo(Duration.ofSeconds(lease.toSeconds()));
  }
}

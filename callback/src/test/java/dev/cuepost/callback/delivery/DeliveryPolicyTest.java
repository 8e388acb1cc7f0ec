package dev.cuepost.callback.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryPolicyTest {
  private static final RetrySchedule THREE_TIMES = RetrySchedule.DOCUMENTED;

  @Test
  void three_attempts_one_second_apart_of_three_seconds_in_ims_and_five_in_vod() {
    assertThat(DeliveryPolicy.DOCUMENTED.imsDeadline()).isEqualTo(Duration.ofSeconds(3));
    assertThat(DeliveryPolicy.DOCUMENTED.vodDeadline()).isEqualTo(Duration.ofSeconds(5));
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
  @ValueSource(strings = {"PT0S", "PT-1S", "PT24H0.001S"})
  void a_delay_outside_its_range_is_refused(Duration delay) {
    assertThatThrownBy(() -> new RetrySchedule(List.of(delay)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(delay.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT0.009S", "PT60.001S"})
  void a_deadline_outside_its_range_is_refused(Duration deadline) {
    assertThatThrownBy(() -> new DeliveryPolicy(deadline, deadline, 1, 1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(deadline.toString());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 10_001})
  void a_number_of_attempts_at_once_outside_its_range_is_refused(int inFlight) {
    assertThatThrownBy(
            () -> new DeliveryPolicy(Duration.ofSeconds(3), Duration.ofSeconds(5), inFlight, 1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(Integer.toString(inFlight));
  }

  @Test
  void a_schedule_is_stored_and_read() {
    assertThat(RetrySchedule.ofStored(THREE_TIMES.stored())).isEqualTo(THREE_TIMES);
    var none = new RetrySchedule(List.of());
    assertThat(RetrySchedule.ofStored(none.stored())).isEqualTo(none);
  }
}

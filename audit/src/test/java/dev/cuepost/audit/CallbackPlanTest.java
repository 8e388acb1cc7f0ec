package dev.cuepost.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuepost.audit.history.AuditProblem;
import dev.cuepost.audit.history.Note.Ending;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CallbackPlanTest {
  @Test
  void the_same_seed_ends_the_server_at_the_same_points() {
    assertThat(CallbackPlan.draw(10, 50, 7)).isEqualTo(CallbackPlan.draw(10, 50, 7));
    assertThat(CallbackPlan.draw(10, 50, 7)).isNotEqualTo(CallbackPlan.draw(10, 50, 8));
  }

  @Test
  void the_load_is_as_long_as_was_asked_with_ends_10_to_40_s_apart() {
    var plan = CallbackPlan.draw(10, 50, 7);
    assertThat(plan.length()).isEqualTo(Duration.ofMinutes(10));
    assertThat(plan.stops())
        .hasSizeBetween(14, 59)
        .allSatisfy(stop ->
            assertThat(stop.after()).isBetween(Duration.ofSeconds(10), Duration.ofSeconds(40)));
    assertThat(plan.stops())
        .extracting(CallbackPlan.Stop::how)
        .contains(Ending.KILLED, Ending.TERMINATED);
  }

  @Test
  void what_makes_no_sense_is_refused() {
    assertThatThrownBy(() -> CallbackPlan.draw(0, 50, 7))
        .isInstanceOf(AuditProblem.class)
        .hasMessage("minutes must be in 1..10000, was 0");
    assertThatThrownBy(() -> CallbackPlan.draw(1, 501, 7))
        .isInstanceOf(AuditProblem.class)
        .hasMessage("rate must be in 1..500, was 501");
  }
}

package dev.cuepost.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuepost.audit.history.AuditProblem;
import dev.cuepost.audit.history.Durability;
import dev.cuepost.audit.history.Note.Ending;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanTest {
  @Test
  void a_run_of_several_rounds_has_each_kind_of_ending_and_mostly_kills() {
    for (long seed = 0; seed < 100; seed++) {
      List<Ending> endings = Plan.endings(5, seed);
      assertThat(endings).hasSize(5).isEqualTo(Plan.endings(5, seed));
      assertThat(Collections.frequency(endings, Ending.TERMINATED)).isEqualTo(1);
      assertThat(Collections.frequency(endings, Ending.KILLED_WHILE_STARTING)).isEqualTo(1);
      assertThat(Collections.frequency(endings, Ending.KILLED)).isEqualTo(3);
    }
  }

  @Test
  void a_short_run_only_kills() {
    assertThat(Plan.endings(2, 7)).containsExactly(Ending.KILLED, Ending.KILLED);
  }

  @Test
  void what_makes_no_run_is_refused() {
    assertThatThrownBy(() -> Plan.endings(0, 1))
        .isInstanceOf(AuditProblem.class)
        .hasMessage("rounds must be in 1..1000, was 0");
    assertThatThrownBy(() -> new Plan(List.of(), Duration.ofSeconds(1), 1, 1, Durability.FSYNC))
        .hasMessage("clients must be in 2..200, was 1");
    assertThatThrownBy(() -> new Plan(List.of(), Duration.ZERO, 2, 1, Durability.FSYNC))
        .hasMessage("seconds must be positive, was 0");
  }
}

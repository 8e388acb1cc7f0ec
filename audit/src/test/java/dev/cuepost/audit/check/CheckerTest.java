package dev.cuepost.audit.check;

import static dev.cuepost.audit.check.Judged.broken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuepost.audit.check.Violation.Kind;
import dev.cuepost.audit.history.AuditProblem;
import dev.cuepost.audit.history.Durability;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What the judge makes of what a queue promises, and of histories that it cannot judge. */
class CheckerTest {
  @Test
  void in_memory_what_was_acknowledged_before_the_server_ended_may_be_lost() {
    var story =
        new Story()
            .queue(Duration.ofDays(4), Durability.MEMORY)
            .sent(0, 10, "before")
            .killed(100)
            .sent(200, 210, "after")
            .drained(5_000, 9_000);
    assertThat(story.verdict().violations()).extracting(Violation::key).containsExactly("after");
    assertThat(story.verdict().counts().forgotten()).isEqualTo(1);
  }

  @Test
  void in_async_a_killed_process_loses_nothing() {
    broken(
        new Story()
            .queue(Duration.ofDays(4), Durability.ASYNC)
            .sent(0, 10, "a")
            .killed(100)
            .drained(5_000, 9_000),
        Kind.LOST);
  }

  @Test
  void histories_in_which_a_key_is_sent_twice_are_refused() {
    assertThatThrownBy(() -> new Story().sent(0, 10, "a").sent(20, 30, "a").verdict())
        .isInstanceOf(AuditProblem.class)
        .hasMessageContaining("a is sent twice");
  }
}

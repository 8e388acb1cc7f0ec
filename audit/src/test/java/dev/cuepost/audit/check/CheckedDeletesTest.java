package dev.cuepost.audit.check;

import static dev.cuepost.audit.check.Judged.broken;
import static dev.cuepost.audit.check.Judged.clean;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.audit.check.Violation.Kind;
import dev.cuepost.audit.history.Durability;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What histories are judged to show of what was deleted. */
class CheckedDeletesTest {
  @Nested
  class A_deleted_message {
    private final Story deleted =
        new Story()
            .sent(0, 10, "a")
            .received(20, 30, "a", 1, 3_030)
            .deleted(40, 50, "a", 1)
            .drained(5_000, 9_000);

    @Test
    void must_not_be_received_again() {
      broken(deleted.received(4_000, 4_010, "a", 2, 7_010), Kind.SEEN_AFTER_DELETE);
    }

    @Test
    void must_not_be_received_again_after_a_kill() {
      broken(deleted.killed(1_000).received(4_000, 4_010, "a", 2, 7_010), Kind.SEEN_AFTER_DELETE);
    }

    @Test
    void must_not_be_peeked() {
      broken(deleted.peeked(4_000, 4_010, "a", 1), Kind.SEEN_AFTER_DELETE);
    }

    @Test
    void may_have_been_peeked_while_the_delete_was_under_way() {
      clean(
          new Story()
              .sent(0, 10, "a")
              .received(20, 30, "a", 1, 3_030)
              .deleted(3_000, 3_500, "a", 1)
              .peeked(3_100, 3_400, "a", 1));
    }

    @Test
    void must_not_be_received_even_by_a_poll_that_began_before_the_delete() {
      var story =
          new Story()
              .sent(0, 10, "a")
              .received(20, 30, "a", 1, 3_030)
              .deleted(2_990, 3_400, "a", 1)
              .received(100, 3_500, "a", 2, 6_500);
      broken(story, Kind.SEEN_AFTER_DELETE);
    }

    @Test
    void may_come_back_in_memory_once_its_server_has_ended() {
      var story =
          new Story()
              .queue(Duration.ofDays(4), Durability.MEMORY)
              .sent(0, 10, "a")
              .received(20, 30, "a", 1, 3_030)
              .deleted(40, 50, "a", 1)
              .killed(1_000)
              .received(4_000, 4_010, "a", 1, 7_010);
      clean(story);
    }
  }

  @Nested
  class After_a_delete_of_unknown_outcome {
    @Test
    void the_message_may_be_received_again() {
      var story =
          new Story()
              .sent(0, 10, "a")
              .received(20, 30, "a", 1, 3_030)
              .deleteLost(40, "a", 1)
              .received(4_000, 4_010, "a", 2, 7_010);
      clean(story);
      assertThat(story.verdict().counts().duplicates()).isEqualTo(1);
      assertThat(story.verdict().counts().deletesUnknown()).isEqualTo(1);
    }
  }
}

package dev.cuepost.audit.check;

import static dev.cuepost.audit.check.Judged.broken;
import static dev.cuepost.audit.check.Judged.clean;

import dev.cuepost.audit.check.Violation.Kind;
import dev.cuepost.audit.history.Durability;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What histories are judged to show of messages that somebody holds, or that are not due yet. */
class CheckedLeasesTest {
  @Nested
  class While_a_message_is_leased {
    private final Story leased = new Story().sent(0, 10, "a").received(20, 30, "a", 1, 3_030);

    @Test
    void nobody_else_receives_it() {
      broken(leased.received(1_000, 1_010, "a", 2, 4_010), Kind.LEASED_TWICE);
    }

    @Test
    void nobody_else_receives_it_even_after_a_kill() {
      broken(leased.killed(500).received(1_000, 1_010, "a", 2, 4_010), Kind.LEASED_TWICE);
    }

    @Test
    void nobody_else_receives_it_even_by_a_poll_that_began_before() {
      broken(leased.received(5, 1_010, "a", 2, 4_010), Kind.LEASED_TWICE);
    }

    @Test
    void nobody_peeks_it() {
      broken(leased.peeked(1_000, 1_010, "a", 1), Kind.LEASED_TWICE);
    }

    @Test
    void a_peek_may_be_answered_that_saw_it_before() {
      clean(leased.peeked(5, 1_010, "a", 0));
    }

    @Test
    void the_clocks_may_be_a_little_off_about_its_end() {
      clean(leased.received(2_900, 2_950, "a", 2, 5_950));
    }

    @Test
    void one_call_does_not_get_it_twice() {
      broken(
          new Story()
              .sent(0, 10, "a")
              .received(20, 30, "a", 1, 3_030)
              .received(25, 35, "a", 1, 3_030),
          Kind.LEASED_TWICE);
    }

    @Test
    void it_can_be_hidden_longer_and_then_stays_hidden_longer() {
      clean(leased.hidden(1_000, 1_010, "a", 1, 10).received(11_050, 11_060, "a", 2, 14_060));
    }

    @Test
    void it_is_not_received_before_the_new_end() {
      broken(
          leased.hidden(1_000, 1_010, "a", 1, 10).received(5_000, 5_010, "a", 2, 8_010),
          Kind.LEASED_TWICE);
    }

    @Test
    void it_can_be_hidden_for_a_shorter_time() {
      clean(leased.hidden(100, 110, "a", 1, 1).received(1_150, 1_160, "a", 2, 4_160));
    }

    @Test
    void a_change_of_unknown_outcome_may_have_made_it_shorter() {
      clean(leased.hideLost(100, "a", 1, 1).received(1_150, 1_160, "a", 2, 4_160));
    }

    @Test
    void a_change_of_unknown_outcome_made_it_no_shorter_than_it_said() {
      broken(
          leased.hideLost(100, "a", 1, 2).received(1_150, 1_160, "a", 2, 4_160), Kind.LEASED_TWICE);
    }

    @Test
    void in_memory_it_is_forgotten_with_its_server() {
      clean(
          new Story()
              .queue(Duration.ofDays(4), Durability.MEMORY)
              .sent(0, 10, "a")
              .received(20, 30, "a", 1, 3_030)
              .killed(500)
              .drained(5_000, 9_000));
    }
  }

  @Nested
  class While_a_message_is_delayed {
    @Test
    void nobody_receives_it() {
      broken(
          new Story().sentDelayed(0, 10, "a", 2).received(1_000, 1_010, "a", 1, 4_010), Kind.EARLY);
    }

    @Test
    void nobody_peeks_it() {
      broken(new Story().sentDelayed(0, 10, "a", 2).peeked(1_000, 1_010, "a", 0), Kind.EARLY);
    }

    @Test
    void its_handle_can_make_it_visible_earlier() {
      clean(
          new Story()
              .sentDelayed(0, 10, "a", 60)
              .hidden(100, 110, "a", 0, 1)
              .received(1_150, 1_160, "a", 1, 4_160));
    }

    @Test
    void its_handle_can_delete_it() {
      clean(new Story().sentDelayed(0, 10, "a", 2).deleted(100, 110, "a", 0).drained(5_000, 9_000));
    }

    @Test
    void afterwards_it_is_received() {
      clean(new Story().sentDelayed(0, 10, "a", 2).received(2_010, 2_020, "a", 1, 5_020));
    }
  }
}

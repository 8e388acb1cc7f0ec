package dev.cuepost.audit.check;

import static dev.cuepost.audit.check.Judged.broken;
import static dev.cuepost.audit.check.Judged.clean;

import dev.cuepost.audit.check.Violation.Kind;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What histories are judged to show of dequeue counts, and the clocks of two machines. */
class CheckedCountsTest {
  @Nested
  class Dequeue_counts {
    @Test
    void rise_with_each_receive() {
      clean(
          new Story()
              .sent(0, 10, "a")
              .received(20, 30, "a", 1, 3_030)
              .received(3_040, 3_050, "a", 2, 6_050)
              .peeked(6_060, 6_070, "a", 2)
              .received(6_080, 6_090, "a", 3, 9_090));
    }

    @Test
    void may_leave_out_receives_whose_answer_never_came() {
      clean(
          new Story()
              .sent(0, 10, "a")
              .received(20, 30, "a", 1, 3_030)
              .received(9_000, 9_010, "a", 4, 12_010));
    }

    @Test
    void must_not_go_back() {
      broken(
          new Story()
              .sent(0, 10, "a")
              .received(20, 30, "a", 2, 3_030)
              .received(4_000, 4_010, "a", 1, 7_010),
          Kind.COUNT_NOT_RISING);
    }

    @Test
    void must_not_go_back_for_a_peek() {
      broken(
          new Story().sent(0, 10, "a").received(20, 30, "a", 2, 3_030).peeked(4_000, 4_010, "a", 1),
          Kind.COUNT_NOT_RISING);
    }

    @Test
    void of_calls_that_overlap_may_be_answered_in_any_order() {
      clean(
          new Story()
              .sent(0, 10, "a")
              .received(3_100, 3_200, "a", 2, 6_150)
              .received(20, 3_300, "a", 1, 3_030));
    }
  }

  @Nested
  class Two_machines {
    @Test
    void may_disagree_a_little_about_what_was_first() {
      clean(
          new Story()
              .by("one")
              .sent(0, 10, "a")
              .received(20, 30, "a", 1, 3_030)
              .deleted(40, 50, "a", 1)
              .by("two")
              .receivedNothing(0, 10)
              .peeked(120, 130, "a", 0));
    }

    @Test
    void do_not_hide_what_is_certain() {
      broken(
          new Story()
              .by("one")
              .sent(0, 10, "a")
              .received(20, 30, "a", 1, 3_030)
              .deleted(40, 50, "a", 1)
              .by("two")
              .receivedNothing(0, 10)
              .received(4_000, 4_010, "a", 2, 7_010),
          Kind.SEEN_AFTER_DELETE);
    }
  }
}

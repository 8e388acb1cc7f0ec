package dev.cuepost.audit.check;

import static dev.cuepost.audit.check.Judged.broken;
import static dev.cuepost.audit.check.Judged.clean;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.audit.check.Violation.Kind;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What histories are judged to show of receipt handles. */
class CheckedHandlesTest {
  @Nested
  class A_receipt_handle {
    @Test
    void is_void_when_the_message_was_received_again() {
      broken(
          new Story()
              .sent(0, 10, "a")
              .received(20, 30, "a", 1, 3_030)
              .received(3_040, 3_050, "a", 2, 6_050)
              .hidden(3_060, 3_070, "a", 1, 1),
          Kind.STALE_HANDLE);
    }

    @Test
    void does_not_delete_when_the_message_was_received_again() {
      var story =
          new Story()
              .sent(0, 10, "a")
              .received(20, 30, "a", 1, 3_030)
              .received(3_040, 3_050, "a", 2, 6_050)
              .deleted(3_060, 3_070, "a", 1);
      broken(story, Kind.STALE_HANDLE);
    }

    @Test
    void is_void_when_its_lease_is_over() {
      broken(
          new Story()
              .sent(0, 10, "a")
              .received(20, 30, "a", 1, 3_030)
              .deleted(4_000, 4_010, "a", 1),
          Kind.STALE_HANDLE);
    }

    @Test
    void works_once() {
      broken(
          new Story()
              .sent(0, 10, "a")
              .received(20, 30, "a", 1, 3_030)
              .deleted(40, 50, "a", 1)
              .deleted(60, 70, "a", 1),
          Kind.STALE_HANDLE);
    }

    @Test
    void that_a_change_of_visibility_gave_works_until_the_new_end() {
      clean(
          new Story()
              .sent(0, 10, "a")
              .received(20, 30, "a", 1, 3_030)
              .hidden(100, 110, "a", 1, 10)
              .deletedByNewHandle(9_000, 9_010, "a", 1)
              .drained(10_000, 20_000));
    }

    @Test
    void from_before_a_change_of_visibility_still_deletes() {
      clean(
          new Story()
              .sent(0, 10, "a")
              .received(20, 30, "a", 1, 3_030)
              .hidden(100, 110, "a", 1, 10)
              .deleted(9_000, 9_010, "a", 1)
              .drained(10_000, 20_000));
    }

    @Test
    void that_is_refused_at_the_right_time_is_no_matter() {
      clean(
          new Story()
              .sent(0, 10, "a")
              .received(20, 30, "a", 1, 3_030)
              .received(3_040, 3_050, "a", 2, 6_050)
              .deleteRefused(3_060, 3_070, "a", 1)
              .deleted(3_080, 3_090, "a", 2));
    }

    @Test
    void of_unknown_origin_is_counted() {
      var story = new Story().deleted(0, 10, "a", 1);
      clean(story);
      assertThat(story.verdict().counts().handlesUnmatched()).isEqualTo(1);
    }
  }
}

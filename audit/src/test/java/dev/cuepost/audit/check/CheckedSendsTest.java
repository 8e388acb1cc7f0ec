package dev.cuepost.audit.check;

import static dev.cuepost.audit.check.Judged.broken;
import static dev.cuepost.audit.check.Judged.clean;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.audit.check.Violation.Kind;
import dev.cuepost.audit.history.Durability;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * What histories are judged to show of what was sent: leases last 3 s here, clocks may be off by
 * 100 ms.
 */
class CheckedSendsTest {
  @Nested
  class An_acknowledged_send {
    @Test
    void that_was_received_and_deleted_is_settled() {
      var story =
          new Story()
              .sent(0, 10, "a")
              .received(20, 30, "a", 1, 3_030)
              .deleted(40, 50, "a", 1)
              .drained(5_000, 9_000);
      clean(story);
      assertThat(story.verdict().counts().sendsAcknowledged()).isEqualTo(1);
      assertThat(story.verdict().counts().deletesAcknowledged()).isEqualTo(1);
    }

    @Test
    void that_nobody_ever_saw_is_lost() {
      broken(new Story().sent(0, 10, "a").drained(5_000, 9_000), Kind.LOST);
    }

    @Test
    void that_was_received_never_deleted_and_did_not_come_back_is_lost() {
      broken(
          new Story()
              .sent(0, 10, "a")
              .received(20, 30, "a", 1, 3_030)
              .deleteRefused(40, 50, "a", 1)
              .drained(5_000, 9_000),
          Kind.LOST);
    }

    @Test
    void that_the_drain_found_is_not_lost_even_if_its_delete_failed() {
      clean(
          new Story()
              .sent(0, 10, "a")
              .drained(5_000, 9_000)
              .received(5_010, 5_020, "a", 1, 8_020)
              .deleteRefused(5_030, 5_040, "a", 1));
    }

    @Test
    void may_be_gone_after_a_delete_whose_outcome_is_unknown() {
      clean(
          new Story()
              .sent(0, 10, "a")
              .received(20, 30, "a", 1, 3_030)
              .deleteLost(40, "a", 1)
              .drained(5_000, 9_000));
    }

    @Test
    void is_not_gone_by_a_delete_of_unknown_outcome_if_it_was_received_after_it() {
      broken(
          new Story()
              .sent(0, 10, "a")
              .received(20, 30, "a", 1, 3_030)
              .deleteLost(40, "a", 1)
              .received(3_040, 3_050, "a", 2, 6_050)
              .drained(10_000, 20_000),
          Kind.LOST);
    }

    @Test
    void may_be_gone_when_its_retention_is_over() {
      var story =
          new Story()
              .queue(Duration.ofSeconds(60), Durability.FSYNC)
              .sent(0, 10, "a")
              .drained(50_000, 70_000);
      clean(story);
      assertThat(story.verdict().counts().expired()).isEqualTo(1);
    }

    @Test
    void is_undecided_without_a_drain() {
      var story = new Story().sent(0, 10, "a");
      clean(story);
      assertThat(story.verdict().counts().undecided()).isEqualTo(1);
    }

    @Test
    void in_a_batch_is_one_for_itself() {
      var story =
          new Story().sentHalf(0, 10, "a", "b").received(20, 30, "a", 1, 3_030).drained(10, 9_000);
      clean(story);
      assertThat(story.verdict().counts().sendsAcknowledged()).isEqualTo(1);
      assertThat(story.verdict().counts().sendsRefused()).isEqualTo(1);
    }

    @Test
    void is_lost_when_a_batch_deletes_others_and_refuses_it() {
      broken(
          new Story()
              .sent(0, 10, "a")
              .sent(0, 10, "b")
              .received(20, 30, "a", 1, 3_030)
              .received(20, 30, "b", 1, 3_030)
              .deletedHalf(40, 50, "a", "b")
              .drained(5_000, 9_000),
          Kind.LOST);
    }
  }

  @Nested
  class A_send_of_unknown_outcome {
    @Test
    void may_never_turn_up() {
      var story = new Story().sendLost(0, "a").drained(5_000, 9_000);
      clean(story);
      assertThat(story.verdict().counts().sendsUnknown()).isEqualTo(1);
      assertThat(story.verdict().counts().unknownSendsSeen()).isZero();
    }

    @Test
    void may_turn_up() {
      var story =
          new Story()
              .sendLost(0, "a")
              .received(20, 30, "a", 1, 3_030)
              .deleted(40, 50, "a", 1)
              .drained(5_000, 9_000);
      clean(story);
      assertThat(story.verdict().counts().unknownSendsSeen()).isEqualTo(1);
    }

    @Test
    void must_not_turn_up_as_two_messages() {
      broken(
          new Story()
              .sendLost(0, "a")
              .received(20, 30, "a", 1, 3_030)
              .receivedAs(4_000, 4_010, "a", 2, 7_010, "another id", Story.md5("a")),
          Kind.ALTERED);
    }
  }
}

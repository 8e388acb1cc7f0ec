package dev.cuepost.audit.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuepost.audit.check.Violation.Kind;
import dev.cuepost.audit.history.AuditProblem;
import dev.cuepost.audit.history.Durability;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What histories are judged to show. Leases last 3 s here, clocks may be off by 100 ms. */
class CheckerTest {
  private static void clean(Story story) {
    assertThat(story.verdict().violations()).isEmpty();
  }

  private static void broken(Story story, Kind kind) {
    assertThat(story.verdict().violations()).extracting(Violation::kind).containsOnly(kind);
  }

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

  @Nested
  class A_message_that_is_seen {
    @Test
    void must_have_been_sent() {
      broken(new Story().received(20, 30, "nobody's", 1, 3_030), Kind.NEVER_SENT);
    }

    @Test
    void must_not_be_one_whose_send_was_refused() {
      broken(new Story().sendRefused(0, 10, "a").received(20, 30, "a", 1, 3_030), Kind.NEVER_SENT);
    }

    @Test
    void must_not_be_one_that_a_batch_refused() {
      broken(
          new Story().sentHalf(0, 10, "a", "b").received(20, 30, "b", 1, 3_030), Kind.NEVER_SENT);
    }

    @Test
    void may_be_seen_before_its_sender_has_the_answer() {
      clean(new Story().sent(0, 100, "a").received(20, 30, "a", 1, 3_030));
    }

    @Test
    void must_not_be_seen_before_it_is_sent() {
      broken(new Story().sent(100, 110, "a").received(20, 30, "a", 1, 3_030), Kind.NEVER_SENT);
    }

    @Test
    void must_have_the_body_that_was_sent() {
      broken(
          new Story()
              .sent(0, 10, "a")
              .receivedAs(20, 30, "a", 1, 3_030, Story.id("a"), "another md5"),
          Kind.ALTERED);
    }

    @Test
    void is_known_by_its_id_when_its_body_is_not_recognized() {
      broken(
          new Story()
              .sent(0, 10, "a")
              .receivedAs(20, 30, "gibberish", 1, 3_030, Story.id("a"), "another md5"),
          Kind.ALTERED);
    }

    @Test
    void must_have_the_id_that_its_sender_was_told() {
      broken(
          new Story()
              .sent(0, 10, "a")
              .receivedAs(20, 30, "a", 1, 3_030, "another id", Story.md5("a")),
          Kind.ALTERED);
    }
  }

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

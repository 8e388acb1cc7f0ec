package dev.cuepost.audit.callback.check;

import static dev.cuepost.audit.callback.check.Chapter.DEAD_LETTERS;
import static dev.cuepost.audit.callback.check.Chapter.JOB_EVENT;
import static dev.cuepost.audit.callback.check.Chapter.QUEUE;
import static dev.cuepost.audit.callback.check.Chapter.TEST_EVENT;
import static dev.cuepost.audit.callback.check.Chapter.URL;
import static dev.cuepost.audit.callback.check.Chapter.failed;
import static dev.cuepost.audit.callback.check.Chapter.taken;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.audit.callback.book.Behaviour;
import dev.cuepost.audit.callback.book.Delivery.State;
import dev.cuepost.audit.callback.check.Accusation.Promise;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Each promise, with books that break it and books that only look like it. */
class JudgeTest {
  private final Chapter chapter = new Chapter();

  /** A test event that was told and taken. */
  private Chapter told() {
    return chapter
        .asked("e", URL)
        .call("e", Behaviour.TAKES, 0, 1)
        .delivery("e", TEST_EVENT, URL, State.DELIVERED, taken(1, 0));
  }

  /** The end of a job that was given up at 500 ms and 1 s, without its dead letter. */
  private Chapter givenUp() {
    return chapter
        .asked("e", URL)
        .delivery(
            "e", JOB_EVENT, URL, State.GIVEN_UP, failed(1, 0), failed(2, 510), failed(3, 1_520));
  }

  @Test
  void books_in_which_all_is_well_accuse_nobody() {
    told().askedWithoutAnswer();
    assertThat(chapter.judged()).isEmpty();
  }

  @Nested
  class Nothing_is_lost {
    @Test
    void an_acknowledged_event_that_no_log_has_is_lost() {
      chapter.asked("e", URL);
      assertThat(chapter.judged())
          .containsExactly(
              new Accusation(
                  Promise.LOST,
                  "e",
                  "it was acknowledged for " + URL + ", and the log has no delivery of it there"));
    }

    @Test
    void a_delivery_to_somebody_else_does_not_count() {
      chapter
          .asked("e", URL)
          .message(QUEUE, "e")
          .delivery("e", TEST_EVENT, QUEUE, State.DELIVERED, taken(1, 0));
      assertThat(chapter.broken()).containsExactly(Promise.LOST);
    }

    @Test
    void an_event_whose_request_was_not_answered_may_be_missing_or_be_there() {
      chapter
          .askedWithoutAnswer()
          .call("other", Behaviour.TAKES, 0, 1)
          .delivery("other", TEST_EVENT, URL, State.DELIVERED, taken(1, 0));
      assertThat(chapter.judged()).isEmpty();
    }

    @Test
    void a_delivery_that_is_pending_in_the_end_has_not_ended() {
      chapter
          .asked("e", URL)
          .call("e", Behaviour.FAILS, 0, 1)
          .delivery("e", JOB_EVENT, URL, State.PENDING, failed(1, 0));
      assertThat(chapter.broken()).containsExactly(Promise.NOT_ENDED);
    }
  }

  @Nested
  class Delivered_is_taken {
    @ParameterizedTest
    @EnumSource(
        names = {"TAKES", "TAKES_ENDLESSLY", "TAKES_LATE"},
        mode = Mode.EXCLUDE)
    void an_answer_other_than_200_takes_nothing(Behaviour answer) {
      chapter.call("e", answer, 0, 1).delivery("e", TEST_EVENT, URL, State.DELIVERED, taken(1, 0));
      assertThat(chapter.broken()).containsExactly(Promise.DELIVERED_TO_NOBODY);
    }

    @Test
    void without_a_call_nobody_took_it() {
      chapter.delivery("e", TEST_EVENT, URL, State.DELIVERED, taken(1, 0));
      assertThat(chapter.broken()).containsExactly(Promise.DELIVERED_TO_NOBODY);
    }

    @Test
    void a_200_counts_up_to_the_deadline_and_half_a_second() {
      chapter
          .call("e", Behaviour.TAKES_LATE, 0, 3_500)
          .delivery("e", TEST_EVENT, URL, State.DELIVERED, taken(1, 0));
      assertThat(chapter.judged()).isEmpty();
      chapter
          .call("f", Behaviour.TAKES_LATE, 0, 3_501)
          .delivery("f", TEST_EVENT, URL, State.DELIVERED, taken(1, 0));
      assertThat(chapter.broken()).containsExactly(Promise.DELIVERED_TO_NOBODY);
    }

    @Test
    void only_the_status_decides_and_not_how_long_the_body_is() {
      chapter
          .call("e", Behaviour.TAKES_ENDLESSLY, 0, 1)
          .delivery("e", TEST_EVENT, URL, State.DELIVERED, taken(1, 0));
      assertThat(chapter.judged()).isEmpty();
    }

    @Test
    void a_queue_must_have_had_a_message_with_the_events_text() {
      chapter
          .message(QUEUE, "other")
          .message(DEAD_LETTERS, "e")
          .delivery("e", TEST_EVENT, QUEUE, State.DELIVERED, taken(1, 0));
      assertThat(chapter.broken()).containsExactly(Promise.DELIVERED_TO_NOBODY);
    }

    @Test
    void a_message_may_come_twice() {
      chapter
          .message(QUEUE, "e")
          .message(QUEUE, "e")
          .delivery("e", TEST_EVENT, QUEUE, State.DELIVERED, taken(1, 0));
      assertThat(chapter.judged()).isEmpty();
    }
  }

  @Nested
  class Given_up_is_given_up_at_the_end {
    @Test
    void a_test_event_has_one_attempt_and_no_dead_letter() {
      chapter.delivery("e", TEST_EVENT, URL, State.GIVEN_UP, failed(1, 0));
      assertThat(chapter.judged()).isEmpty();
    }

    @Test
    void the_end_of_a_job_has_all_attempts_and_a_dead_letter() {
      givenUp().deadLetter("e", State.DELIVERED, taken(1, 1_600)).message(DEAD_LETTERS, "e");
      assertThat(chapter.judged()).isEmpty();
    }

    @Test
    void one_attempt_less_is_too_early() {
      chapter
          .delivery("e", JOB_EVENT, URL, State.GIVEN_UP, failed(1, 0), failed(2, 600))
          .deadLetter("e", State.DELIVERED, taken(1, 700))
          .message(DEAD_LETTERS, "e");
      assertThat(chapter.broken()).containsExactly(Promise.GIVEN_UP_EARLY);
    }

    @Test
    void no_attempt_at_all_is_too_early() {
      chapter.delivery("e", TEST_EVENT, URL, State.GIVEN_UP);
      assertThat(chapter.broken()).containsExactly(Promise.GIVEN_UP_EARLY);
    }

    @Test
    void a_success_is_no_reason_to_give_up() {
      chapter
          .call("e", Behaviour.TAKES, 0, 1)
          .delivery("e", TEST_EVENT, URL, State.GIVEN_UP, taken(1, 0));
      assertThat(chapter.broken()).containsExactly(Promise.GIVEN_UP_EARLY);
    }
  }

  @Nested
  class Dead_letters_arrive {
    @Test
    void one_that_was_never_planned_is_lost() {
      assertThat(givenUp().broken()).containsExactly(Promise.DEAD_LETTER_LOST);
    }

    @Test
    void one_that_was_delivered_and_not_received_is_lost() {
      givenUp().deadLetter("e", State.DELIVERED, taken(1, 1_600));
      assertThat(chapter.broken())
          .containsExactly(Promise.DELIVERED_TO_NOBODY, Promise.DEAD_LETTER_LOST);
    }

    @Test
    void one_that_was_given_up_is_lost() {
      givenUp().deadLetter("e", State.GIVEN_UP, failed(1, 0), failed(2, 1_100), failed(3, 2_200));
      assertThat(chapter.broken()).containsExactly(Promise.DEAD_LETTER_LOST);
    }
  }

  @Nested
  class Nothing_is_told_that_is_not_recorded {
    @Test
    void a_call_about_an_event_that_the_log_does_not_know() {
      chapter.askedWithoutAnswer().call("e", Behaviour.TAKES, 0, 1);
      assertThat(chapter.judged())
          .containsExactly(
              new Accusation(
                  Promise.TOLD_UNRECORDED,
                  "e",
                  URL + " got 1 calls about it, and the log does not know it"));
    }

    @Test
    void a_call_without_a_name() {
      chapter.call(null, "text", Behaviour.TAKES, 0, 1);
      assertThat(chapter.broken()).containsExactly(Promise.TOLD_UNRECORDED);
    }
  }

  @Nested
  class Bodies_are_the_same {
    @Test
    void another_body_at_a_second_call_is_altered() {
      told().killed(50).call("e", "text-other", Behaviour.TAKES, 100, 1);
      assertThat(chapter.broken()).containsExactly(Promise.ALTERED);
    }

    @Test
    void a_body_other_than_the_text_in_the_log_is_altered() {
      chapter
          .call("e", "text-other", Behaviour.TAKES, 0, 1)
          .delivery("e", TEST_EVENT, URL, State.DELIVERED, taken(1, 0));
      assertThat(chapter.broken()).containsExactly(Promise.ALTERED);
    }

    @Test
    void a_body_that_was_cut_off_says_nothing() {
      told().killed(-50).call("e", null, Behaviour.CLOSES, -100, 1);
      assertThat(chapter.judged()).isEmpty();
    }
  }

  @Nested
  class No_call_is_without_cause {
    @Test
    void a_second_call_for_one_attempt_is_too_many() {
      told().call("e", Behaviour.TAKES, 100, 1);
      assertThat(chapter.judged())
          .containsExactly(
              new Accusation(
                  Promise.TOLD_TOO_OFTEN,
                  "e",
                  "it was told 2 times; the log has 1 attempts, and the server was killed 0 times"
                      + " meanwhile"));
    }

    @Test
    void a_kill_between_them_explains_one_of_them() {
      told().killed(50).call("e", Behaviour.TAKES, 100, 1);
      assertThat(chapter.judged()).isEmpty();
      chapter.call("e", Behaviour.TAKES, 110, 1);
      assertThat(chapter.broken()).containsExactly(Promise.TOLD_TOO_OFTEN);
    }

    @Test
    void a_kill_after_the_last_or_long_before_the_first_explains_nothing() {
      told().killed(101).killed(-2_001).call("e", Behaviour.TAKES, 100, 1);
      assertThat(chapter.broken()).containsExactly(Promise.TOLD_TOO_OFTEN);
    }

    @Test
    void a_call_may_be_read_a_moment_after_its_sender_was_killed() {
      told().killed(-2_000).call("e", Behaviour.TAKES, 100, 1);
      assertThat(chapter.judged()).isEmpty();
    }

    @Test
    void fewer_calls_than_attempts_are_attempts_that_reached_nobody() {
      givenUp().deadLetter("e", State.DELIVERED, taken(1, 1_600)).message(DEAD_LETTERS, "e");
      chapter.call("e", Behaviour.FAILS, 0, 1);
      assertThat(chapter.judged()).isEmpty();
    }
  }

  @Nested
  class Attempts_keep_their_policy {
    @Test
    void a_pause_of_a_millisecond_less_is_too_early() {
      chapter
          .call("e", Behaviour.FAILS, 0, 1)
          .call("e", Behaviour.TAKES, 509, 1)
          .delivery("e", JOB_EVENT, URL, State.DELIVERED, failed(1, 0), taken(2, 509));
      assertThat(chapter.judged())
          .containsExactly(
              new Accusation(
                  Promise.ATTEMPTS_WRONG,
                  "e",
                  "attempt 2 of delivery e-1 began 499 ms after the one before; its policy says"
                      + " 500"));
    }

    @Test
    void a_longer_pause_is_what_a_restart_or_a_backlog_makes() {
      chapter
          .call("e", Behaviour.FAILS, 0, 1)
          .call("e", Behaviour.TAKES, 60_000, 1)
          .delivery("e", JOB_EVENT, URL, State.DELIVERED, failed(1, 0), taken(2, 60_000));
      assertThat(chapter.judged()).isEmpty();
    }

    @Test
    void a_number_left_out_is_told() {
      chapter
          .call("e", Behaviour.TAKES, 600, 1)
          .delivery("e", JOB_EVENT, URL, State.DELIVERED, failed(1, 0), taken(3, 600));
      assertThat(chapter.broken()).containsExactly(Promise.ATTEMPTS_WRONG);
    }

    @Test
    void more_attempts_than_the_policy_has_are_told() {
      chapter
          .call("e", Behaviour.TAKES, 600, 1)
          .delivery("e", TEST_EVENT, URL, State.DELIVERED, failed(1, 0), taken(2, 600));
      assertThat(chapter.broken()).containsExactly(Promise.ATTEMPTS_WRONG);
    }
  }
}

package dev.cuepost.audit.check;

import static dev.cuepost.audit.check.Judged.broken;
import static dev.cuepost.audit.check.Judged.clean;

import dev.cuepost.audit.check.Violation.Kind;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What histories are judged to show of messages that are seen. */
class CheckedSightingsTest {
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
}

package dev.cuepost.callback.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LimitTest {
  @Test
  void a_fast_target_gets_as_many_attempts_as_it_bears() {
    var limit = new Limit(64);
    for (int i = 0; i < 200; i++) {
      limit.ended(true, limit.now());
    }
    assertThat(limit.now()).isEqualTo(64);
  }

  @Test
  void what_is_not_used_up_does_not_grow() {
    var limit = new Limit(64);
    for (int i = 0; i < 200; i++) {
      limit.ended(true, 3);
    }
    assertThat(limit.now()).isEqualTo(8);
  }

  @Test
  void a_failure_halves_and_those_under_way_with_it_say_nothing_more() {
    var limit = new Limit(64);
    for (int left = 8; left > 0; left--) {
      limit.ended(false, left);
    }
    assertThat(limit.now()).isEqualTo(4);
  }

  @Test
  void a_target_that_always_fails_is_asked_one_question_at_a_time() {
    var limit = new Limit(64);
    for (int i = 0; i < 100; i++) {
      limit.ended(false, 1);
    }
    assertThat(limit.now()).isEqualTo(1);
  }

  @Test
  void a_target_that_recovers_gets_more_again() {
    var limit = new Limit(64);
    for (int i = 0; i < 10; i++) {
      limit.ended(false, 1);
    }
    for (int i = 0; i < 10; i++) {
      limit.ended(true, limit.now());
    }
    assertThat(limit.now()).isEqualTo(11);
  }

  @Test
  void a_small_limit_is_never_passed() {
    var limit = new Limit(2);
    limit.ended(true, 2);
    limit.ended(true, 2);
    assertThat(limit.now()).isEqualTo(2);
  }
}

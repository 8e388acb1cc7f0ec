package dev.cuepost.identity.guess;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.identity.guess.Guesses.Answer;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class GuessesTest {
  private static final InetAddress THERE = address("192.0.2.1");

  private final AtomicLong millis = new AtomicLong(5_000_000);
  private final List<Duration> delays = new ArrayList<>();
  private final Guesses guesses = new Guesses(millis::get, delays::add, _ -> {});

  @Test
  void twenty_failures_in_a_minute_are_answered_at_once() {
    fail(THERE, 20);
    assertThat(delays).isEmpty();
  }

  @Test
  void further_ones_wait_longer_and_longer_up_to_two_seconds() {
    fail(THERE, 20 + 25);
    assertThat(delays.subList(0, 3))
        .containsExactly(Duration.ofMillis(100), Duration.ofMillis(200), Duration.ofMillis(300));
    assertThat(delays).isSorted().endsWith(Duration.ofSeconds(2), Duration.ofSeconds(2));
  }

  @Test
  void it_is_over_two_minutes_after_the_worst() {
    fail(THERE, 1_000);
    delays.clear();
    pass(Duration.ofMinutes(2));
    fail(THERE, 20);
    assertThat(delays).isEmpty();
  }

  @Test
  void whoever_fails_twenty_times_a_minute_for_ever_is_not_slowed() {
    for (int i = 0; i < 1_000; i++) {
      fail(THERE, 1);
      pass(Duration.ofSeconds(3));
    }
    assertThat(delays).isEmpty();
  }

  @Test
  void one_address_is_not_slowed_for_another() {
    fail(THERE, 100);
    delays.clear();
    fail(address("192.0.2.2"), 20);
    assertThat(delays).isEmpty();
  }

  @Test
  void the_addresses_of_one_ipv6_network_are_one_source() {
    for (int i = 0; i < 21; i++) {
      fail(address("2001:db8:1:2::" + Integer.toHexString(i)), 1);
    }
    assertThat(delays).hasSize(1);
    fail(address("2001:db8:1:3::1"), 20);
    assertThat(delays).hasSize(1);
  }

  @Test
  void sixteen_answers_to_a_source_are_held_back_and_the_others_throttled_at_once()
      throws Exception {
    var waiting = new Semaphore(0);
    var end = new CountDownLatch(1);
    var slow =
        new Guesses(
            millis::get,
            _ -> {
              waiting.release();
              end.await();
            },
            _ -> {});
    for (int i = 0; i < 20; i++) {
      assertThat(slow.failed(THERE)).isEqualTo(Answer.TRUTH);
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Answer>> held = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        held.add(threads.submit(() -> slow.failed(THERE)));
      }
      waiting.acquire(16);
      assertThat(slow.failed(THERE)).isEqualTo(Answer.THROTTLE);
      assertThat(slow.failed(address("192.0.2.2"))).isEqualTo(Answer.TRUTH);
      end.countDown();
      for (Future<Answer> answer : held) {
        assertThat(answer.get()).isEqualTo(Answer.TRUTH);
      }
    }
    assertThat(slow.failed(THERE)).isEqualTo(Answer.TRUTH);
  }

  @Test
  void servers_that_tell_each_other_count_together() {
    var others = new ArrayList<Guesses>();
    var here = new Guesses(millis::get, delays::add, source -> tell(others, source));
    others.add(guesses);
    for (int i = 0; i < 20; i++) {
      assertThat(here.failed(THERE)).isEqualTo(Answer.TRUTH);
    }
    assertThat(delays).isEmpty();
    fail(THERE, 1);
    assertThat(delays).hasSize(1);
    delays.clear();
    guesses.failedElsewhere("c0000202", Long.MAX_VALUE); // nobody waits for ever
    fail(address("192.0.2.2"), 1);
    assertThat(delays).containsExactly(Duration.ofSeconds(2));
  }

  private static void tell(List<Guesses> others, String source) {
    others.forEach(other -> other.failedElsewhere(source, 1));
  }

  @Test
  void an_interrupted_wait_ends_and_leaves_the_interrupt() {
    fail(THERE, 20);
    var interrupted =
        new Guesses(
            millis::get,
            _ -> {
              throw new InterruptedException();
            },
            _ -> {});
    for (int i = 0; i < 20; i++) {
      assertThat(interrupted.failed(THERE)).isEqualTo(Answer.TRUTH);
    }
    assertThat(interrupted.failed(THERE)).isEqualTo(Answer.THROTTLE);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void ten_thousand_sources_are_remembered_at_most() {
    for (int i = 0; i < 15_000; i++) {
      fail(address("10.%d.%d.1".formatted(i / 256, i % 256)), 1);
    }
    assertThat(guesses.remembered()).isEqualTo(Guesses.SOURCES_MAX);
  }

  @Test
  void idle_sources_are_forgotten_when_another_one_fails() {
    for (int i = 0; i < 100; i++) {
      fail(address("10.0.0." + i), 1);
    }
    pass(Duration.ofSeconds(3));
    fail(THERE, 1);
    assertThat(guesses.remembered()).isEqualTo(1);
  }

  private void fail(InetAddress source, int times) {
    for (int i = 0; i < times; i++) {
      assertThat(guesses.failed(source)).isEqualTo(Answer.TRUTH);
    }
  }

  private void pass(Duration time) {
    millis.addAndGet(time.toMillis());
  }

  private static InetAddress address(String literal) {
    try {
      return InetAddress.getByName(literal);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(literal, e);
    }
  }
}

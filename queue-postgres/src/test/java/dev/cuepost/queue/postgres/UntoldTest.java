package dev.cuepost.queue.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class UntoldTest {
  private static final long BUSY = 1;
  private static final long QUIET = 2;

  private final Untold untold = new Untold(millis(0));

  private static long millis(long millis) {
    return TimeUnit.MILLISECONDS.toNanos(millis) + Long.MAX_VALUE; // it may overflow any time
  }

  private static News of(long queue) {
    return new News(queue, 7, 1);
  }

  /** When it is told, in milliseconds. */
  private long due() {
    return TimeUnit.NANOSECONDS.toMillis(untold.nanosLeft(millis(0)));
  }

  @Test
  void the_first_news_is_told_at_once() {
    assertThat(untold.add(of(BUSY), millis(1))).isTrue();
    assertThat(due()).isEqualTo(1);
    assertThat(untold.take(millis(1))).containsExactly(of(BUSY));
    assertThat(untold.isEmpty()).isTrue();
  }

  @Test
  void a_busy_queue_is_told_of_all_that_happened_within_twenty_milliseconds_together() {
    var _ = untold.add(of(BUSY), millis(1));
    var _ = untold.take(millis(1));
    assertThat(untold.add(of(BUSY), millis(2))).isTrue();
    assertThat(untold.add(new News(BUSY, 5, 3), millis(3))).isFalse();
    assertThat(due()).isEqualTo(21);
    assertThat(untold.take(millis(21))).isEqualTo(List.of(new News(BUSY, 5, 4)));
  }

  @Test
  void a_quiet_queue_does_not_wait_for_the_pace_of_a_busy_one_and_takes_its_news_along() {
    var _ = untold.add(of(BUSY), millis(1));
    var _ = untold.take(millis(1));
    var _ = untold.add(of(BUSY), millis(2));
    assertThat(untold.add(of(QUIET), millis(8))).isTrue();
    assertThat(due()).isEqualTo(8);
    assertThat(untold.take(millis(8))).containsExactlyInAnyOrder(of(BUSY), of(QUIET));
    var _ = untold.add(of(BUSY), millis(9));
    assertThat(due()).isEqualTo(28);
  }

  @Test
  void many_quiet_queues_are_told_of_every_four_milliseconds() {
    int told = 0;
    for (int queue = 0; queue < 1_000; queue++) {
      long now = millis(queue / 10); // ten each millisecond
      var _ = untold.add(of(queue), now);
      if (untold.nanosLeft(now) <= 0) {
        var _ = untold.take(now);
        told++;
      }
    }
    assertThat(told).isEqualTo(25);
  }

  @Test
  void a_queue_that_was_busy_is_a_quiet_one_again_later() {
    var _ = untold.add(of(BUSY), millis(1));
    var _ = untold.take(millis(1));
    assertThat(untold.add(of(BUSY), millis(500))).isTrue();
    assertThat(due()).isEqualTo(500);
  }
}

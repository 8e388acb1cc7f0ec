package dev.cuepost.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What lasts for a while lasts for that while, however the clock on the wall is set meanwhile. */
interface ClockRules extends EngineRules {
  @ParameterizedTest
  @ValueSource(strings = {"PT1H", "-PT1H", "P300D", "-P300D"})
  default void a_lease_ends_on_time(Duration set) {
    createQueue();
    send("m");
    receiveOne();
    clock().advance(Duration.ofSeconds(10));

    clock().step(set);

    assertThat(receive(1)).isEmpty();
    clock().advance(Duration.ofSeconds(20).minusMillis(1));
    assertThat(receive(1)).isEmpty();
    clock().advance(Duration.ofMillis(1));
    assertThat(receiveBodies(1)).containsExactly("m");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT1H", "-PT1H"})
  default void a_lease_ends_on_time_over_a_restart(Duration set) {
    createQueue();
    send("m");
    receiveOne();
    clock().step(set);

    reopen();

    clock().advance(Duration.ofSeconds(30).minusMillis(1));
    assertThat(receive(1)).isEmpty();
    clock().advance(Duration.ofMillis(1));
    assertThat(receiveBodies(1)).containsExactly("m");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT1H", "-PT1H"})
  default void delays_and_retentions_end_on_time(Duration set) {
    engine()
        .create(
            QUEUE,
            new QueueAttributes(
                Duration.ZERO,
                65_536,
                Duration.ofSeconds(60),
                Duration.ofSeconds(30),
                Duration.ZERO,
                false));
    send(delayed("m", Duration.ofSeconds(59)));

    clock().step(set);

    clock().advance(Duration.ofSeconds(59).minusMillis(1));
    assertCounts(0, 0, 1);
    clock().advance(Duration.ofMillis(1));
    assertCounts(1, 0, 0);
    clock().advance(Duration.ofSeconds(1));
    assertCounts(0, 0, 0);
  }

  @Test
  default void people_are_told_what_the_clock_on_the_wall_shows() {
    createQueue();
    clock().step(Duration.ofDays(-300));
    Instant sentAt = clock().instant();
    send("m");
    clock().step(Duration.ofDays(600));
    Instant receivedAt = clock().instant();

    LeasedMessage received = receiveOne();

    assertThat(received.message().enqueuedAt()).isEqualTo(sentAt);
    assertThat(received.message().firstDequeuedAt()).contains(receivedAt);
    assertThat(received.lease().until()).isEqualTo(receivedAt.plusSeconds(30));
  }

  @Test
  default void time_does_not_run_backwards_when_the_clock_was_set_back_during_a_stop() {
    createQueue();
    send("m");
    receiveOne();
    engine().close();
    clock().step(Duration.ofHours(-1));

    reopen();

    assertCounts(0, 1, 0);
    clock().advance(Duration.ofSeconds(30));
    assertThat(receiveBodies(1)).containsExactly("m");
  }
}

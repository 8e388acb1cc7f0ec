package dev.cuepost.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The end of messages that nobody deletes. */
interface RetentionRules extends EngineRules {
  Duration LIFE = Duration.ofSeconds(60);

  private void createShortLived() {
    engine()
        .create(
            QUEUE,
            new QueueAttributes(
                Duration.ZERO, 65_536, LIFE, Duration.ofSeconds(30), Duration.ZERO, false));
  }

  @Test
  default void a_message_ends_when_its_retention_is_over_though_nobody_received_it() {
    createShortLived();
    send("m");
    clock().advance(LIFE.minusMillis(1));
    assertCounts(1, 0, 0);

    clock().advance(Duration.ofMillis(1));

    assertCounts(0, 0, 0);
    assertThat(peek(1)).isEmpty();
    assertThat(receive(1)).isEmpty();
  }

  @Test
  default void a_lease_does_not_prolong_a_life() {
    createShortLived();
    send("m");
    ReceiptHandle handle = hide(receiveOne().lease().handle(), Duration.ofHours(1)).handle();

    clock().advance(LIFE);

    assertCounts(0, 0, 0);
    assertThat(delete(handle)).contains(HandleRefusal.EXPIRED);
    clock().advance(Duration.ofHours(1));
    assertThat(receive(1)).isEmpty();
  }

  @Test
  default void a_message_delayed_beyond_its_life_is_never_seen() {
    createShortLived();
    send(delayed("m", LIFE));
    send(delayed("just in time", LIFE.minusMillis(1)));
    clock().advance(LIFE.minusMillis(1));
    assertThat(receiveBodies(16)).containsExactly("just in time");

    clock().advance(Duration.ofMillis(1));

    assertCounts(0, 0, 0);
    assertThat(receive(1)).isEmpty();
  }

  @Test
  default void a_receive_does_not_count_for_the_retention() {
    createShortLived();
    send("m");
    clock().advance(Duration.ofSeconds(29));
    receiveOne();
    clock().advance(Duration.ofSeconds(30));
    receiveOne();

    clock().advance(Duration.ofSeconds(1));

    assertCounts(0, 0, 0);
  }

  @Test
  default void messages_keep_the_retention_under_which_they_were_sent() {
    createQueue();
    send("long");
    engine().change(QUEUE, _ -> DefinitionRules.OTHER);
    send(delayed("short", Duration.ZERO));

    clock().advance(LIFE);

    assertThat(receiveBodies(16)).isEqualTo(List.of("long"));
    clock().advance(QueueAttributes.DEFAULT.retention().minus(LIFE).minusMillis(1));
    assertCounts(1, 0, 0);
    clock().advance(Duration.ofMillis(1));
    assertCounts(0, 0, 0);
  }
}

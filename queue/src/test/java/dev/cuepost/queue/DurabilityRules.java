package dev.cuepost.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is left of queues that promise more or less. */
interface DurabilityRules extends EngineRules {
  private void createQueue(Durability durability) {
    engine().create(QUEUE, QueueAttributes.DEFAULT.with(durability));
  }

  @ParameterizedTest
  @EnumSource
  default void a_queue_of_any_durability_does_what_queues_do(Durability durability) {
    createQueue(durability);
    send("m");
    LeasedMessage received = receiveOne();
    hide(received.lease().handle(), Duration.ofSeconds(1));
    clock().advance(Duration.ofSeconds(1));
    assertThat(delete(receiveOne().lease().handle())).isEmpty();
    assertCounts(0, 0, 0);
    assertThat(status().attributes().durability()).isEqualTo(durability);
  }

  @ParameterizedTest
  @EnumSource(names = {"FSYNC", "ASYNC"})
  default void messages_survive_the_end_of_the_process(Durability durability) {
    createQueue(durability);
    send("m");
    send("n");
    receiveOne();

    reopen();

    assertCounts(1, 1, 0);
    assertThat(status().attributes().durability()).isEqualTo(durability);
  }

  @Test
  default void a_queue_in_memory_stands_empty_after_a_restart() {
    createQueue(Durability.MEMORY);
    send("m");
    ReceiptHandle old = receiveOne().lease().handle();
    send("n");

    reopen();

    assertCounts(0, 0, 0);
    assertThat(receive(1)).isEmpty();
    send("new");
    assertThat(receiveBodies(16)).containsExactly("new");
    assertThat(delete(old)).contains(HandleRefusal.EXPIRED);
    assertCounts(0, 1, 0);
  }

  @ParameterizedTest
  @EnumSource(names = {"FSYNC", "ASYNC"})
  default void what_was_in_memory_survives_once_the_queue_promises_it(Durability durability) {
    createQueue(Durability.MEMORY);
    send("m");
    send("n");
    receiveOne();
    engine().change(QUEUE, attributes -> attributes.with(durability));

    reopen();

    assertCounts(1, 1, 0);
    assertThat(receiveBodies(16)).containsExactly("n");
  }

  @Test
  default void a_queue_created_again_is_alike_whatever_it_promises() {
    createQueue(Durability.ASYNC);

    assertThat(engine().create(QUEUE, QueueAttributes.DEFAULT))
        .isEqualTo(CreateOutcome.EXISTS_ALIKE);
    assertThat(status().attributes().durability()).isEqualTo(Durability.ASYNC);
  }
}

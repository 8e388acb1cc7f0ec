package dev.cuepost.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What an engine knows after it was closed and opened again. */
interface RestartRules extends EngineRules {
  @Test
  default void queues_are_as_they_were() {
    engine().create(QUEUE, DefinitionRules.OTHER);
    engine().create(QueueOwner.internal().queue("work"), QueueAttributes.DEFAULT);
    engine().create(OWNER.queue("deleted"), QueueAttributes.DEFAULT);
    engine().delete(OWNER.queue("deleted"));
    clock().advance(Duration.ofSeconds(1));
    engine().change(QUEUE, _ -> QueueAttributes.DEFAULT);
    QueueStatus before = status();
    clock().advance(Duration.ofSeconds(1));

    reopen();

    assertThat(status()).isEqualTo(before);
    assertThat(engine().list(OWNER, "", Optional.empty(), 10).queues()).containsExactly(before);
    assertThat(engine().status(QueueOwner.internal().queue("work"))).isPresent();
  }

  @Test
  default void messages_of_every_state_are_as_they_were() {
    createQueue();
    send(new Draft("low", 16, Optional.empty()));
    send(new Draft("high", 1, Optional.empty()));
    send(delayed("delayed", Duration.ofSeconds(40)));
    Message received = receiveOne().message();
    List<Message> seen = peek(16);
    assertCounts(1, 1, 1);

    reopen();

    assertCounts(1, 1, 1);
    assertThat(peek(16)).isEqualTo(seen);
    clock().advance(Duration.ofSeconds(30));
    assertCounts(2, 0, 1);
    Message again = receiveOne().message();
    assertThat(again.id()).isEqualTo(received.id());
    assertThat(again.dequeueCount()).isEqualTo(2);
    assertThat(again.firstDequeuedAt()).isEqualTo(received.firstDequeuedAt());
    clock().advance(Duration.ofSeconds(10));
    assertThat(receiveBodies(16)).containsExactly("delayed", "low");
  }

  @Test
  default void handles_keep_their_worth() {
    createQueue();
    send(QUEUE, List.of(Draft.of("received"), Draft.of("twice received"), Draft.of("extended")));
    ReceiptHandle deleting = receiveOne().lease().handle();
    LeasedMessage stale = receiveOne();
    LeasedMessage extended = receiveOne();
    hide(stale.lease().handle(), Duration.ofSeconds(1));
    clock().advance(Duration.ofSeconds(1));
    ReceiptHandle current = receiveOne().lease().handle();
    hide(extended.lease().handle(), Duration.ofMinutes(1));
    ReceiptHandle used = send(delayed("m", Duration.ofHours(1))).lease().orElseThrow().handle();
    ReceiptHandle delayed = send(delayed("m", Duration.ofHours(1))).lease().orElseThrow().handle();
    delete(used);

    reopen();

    assertThat(
            delete(
                List.of(
                    deleting,
                    stale.lease().handle(),
                    current,
                    extended.lease().handle(),
                    used,
                    delayed)))
        .containsExactly(
            Optional.empty(),
            Optional.of(HandleRefusal.EXPIRED),
            Optional.empty(),
            Optional.empty(),
            Optional.of(HandleRefusal.EXPIRED),
            Optional.empty());
    assertCounts(0, 0, 0);
  }

  @Test
  default void deleted_messages_stay_deleted() {
    createQueue();
    send("m");
    delete(receiveOne().lease().handle());

    reopen();

    clock().advance(Duration.ofHours(1));
    assertCounts(0, 0, 0);
    assertThat(receive(1)).isEmpty();
  }

  @Test
  default void a_handle_of_a_message_deleted_before_is_not_one_of_a_message_sent_after() {
    createQueue();
    send("m");
    ReceiptHandle used = receiveOne().lease().handle();
    delete(used);

    reopen();
    send("n");
    receiveOne();

    assertThat(delete(used)).contains(HandleRefusal.EXPIRED);
    assertCounts(0, 1, 0);
  }

  @Test
  default void a_queue_created_again_before_the_restart_shares_nothing_with_the_old_one() {
    createQueue();
    send("old");
    ReceiptHandle old = receiveOne().lease().handle();
    engine().delete(QUEUE);
    createQueue();
    send("new");

    reopen();

    assertThat(delete(old)).contains(HandleRefusal.INVALID);
    assertThat(receiveBodies(16)).containsExactly("new");
  }

  @Test
  default void times_pass_while_the_engine_is_closed() {
    createQueue();
    send("leased");
    receiveOne();
    send(delayed("delayed", Duration.ofSeconds(10)));
    engine().create(OWNER.queue("short"), DefinitionRules.OTHER);
    send(OWNER.queue("short"), List.of(Draft.of("ended")));
    clock().advance(Duration.ofSeconds(61));

    reopen();

    assertCounts(2, 0, 0);
    assertThat(engine().status(OWNER.queue("short")).orElseThrow().active()).isZero();
    assertThat(receiveBodies(16)).containsExactly("delayed", "leased");
  }

  @Test
  default void closing_twice_is_closing_once_and_nothing_works_then() {
    createQueue();

    engine().close();
    engine().close();

    assertThatThrownBy(() -> engine().status(QUEUE)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> engine().send(QUEUE, List.of(Draft.of("m"))))
        .isInstanceOf(IllegalStateException.class);
  }
}

package dev.cuepost.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.queue.SendOutcome.SentMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Receiving, order, and the return of what nobody deletes. */
interface ReceivingRules extends EngineRules {
  @Test
  default void a_received_message_says_when_and_how_often_it_was_received() {
    createQueue();
    Instant sentAt = clock().instant();
    SentMessage sent = send("m");
    clock().advance(Duration.ofSeconds(3));

    LeasedMessage received = receiveOne();

    Instant now = clock().instant();
    assertThat(received.message())
        .isEqualTo(
            new Message(sent.id(), "m", 8, sentAt, Optional.of(now), 1, MessageProperties.NONE));
    assertThat(received.lease().until())
        .isEqualTo(now.plus(QueueAttributes.DEFAULT.visibilityTimeout()));
    assertThat(received.lease().handle().value()).matches("[A-Za-z0-9_.-]{1,200}");
  }

  @Test
  default void a_received_message_is_hidden_until_its_timeout_has_passed() {
    createQueue();
    send("m");

    receiveOne();

    assertCounts(0, 1, 0);
    assertThat(receive(1)).isEmpty();
    assertThat(peek(1)).isEmpty();
    clock().advance(QueueAttributes.DEFAULT.visibilityTimeout().minusMillis(1));
    assertThat(receive(1)).isEmpty();
    clock().advance(Duration.ofMillis(1));
    assertCounts(1, 0, 0);
    assertThat(receiveBodies(1)).containsExactly("m");
  }

  @Test
  default void each_receive_counts_and_has_a_handle_of_its_own_but_the_first_time_stays() {
    createQueue();
    send("m");
    LeasedMessage first = receiveOne();
    clock().advance(Duration.ofMinutes(1));

    LeasedMessage second = receiveOne();

    assertThat(second.message().dequeueCount()).isEqualTo(2);
    assertThat(second.message().firstDequeuedAt()).isEqualTo(first.message().firstDequeuedAt());
    assertThat(second.lease().handle()).isNotEqualTo(first.lease().handle());
    clock().advance(Duration.ofMinutes(1));
    Message seen = peek(1).getFirst();
    assertThat(seen).isEqualTo(second.message());
  }

  @Test
  default void the_lowest_priority_number_comes_first_then_the_oldest() {
    createQueue();
    Stream.of("16a", "8a", "1a", "8b", "16b", "1b")
        .forEach(body -> {
          int priority = Integer.parseInt(body.substring(0, body.length() - 1));
          send(new Draft(body, priority, Optional.empty()));
          clock().advance(Duration.ofMillis(1));
        });

    assertThat(receiveBodies(4)).containsExactly("1a", "1b", "8a", "8b");
    assertThat(receiveBodies(4)).containsExactly("16a", "16b");
  }

  @Test
  default void what_became_visible_first_comes_first() {
    createQueue();
    send(delayed("sent first, visible last", Duration.ofSeconds(2)));
    send("returned");
    receiveOne();
    clock().advance(QueueAttributes.DEFAULT.visibilityTimeout().minusSeconds(1));
    send("sent last");
    clock().advance(Duration.ofSeconds(1));

    assertThat(receiveBodies(3))
        .containsExactly("sent first, visible last", "sent last", "returned");
  }

  @Test
  default void a_batch_takes_what_is_there_and_does_not_wait_for_more() {
    createQueue();
    send(QUEUE, List.of(Draft.of("a"), Draft.of("b"), Draft.of("c")));

    assertThat(receiveBodies(2)).containsExactly("a", "b");
    assertThat(receiveBodies(16)).containsExactly("c");
    assertCounts(0, 3, 0);
  }

  @Test
  default void an_empty_queue_answers_at_once_when_the_wait_is_none() {
    createQueue();

    assertThat(engine().receive(QUEUE, 1, NO_WAIT)).isEqualTo(new ReceiveOutcome.Nothing());
    assertThat(engine().receive(QUEUE, 1, Optional.empty()))
        .as("the queue's own wait is none")
        .isEqualTo(new ReceiveOutcome.Nothing());
  }

  @Test
  default void queues_do_not_share_messages() {
    createQueue();
    QueueId other = OWNER.queue("other");
    engine().create(other, QueueAttributes.DEFAULT);
    send(other, List.of(Draft.of("elsewhere")));

    assertThat(receive(16)).isEmpty();
  }
}

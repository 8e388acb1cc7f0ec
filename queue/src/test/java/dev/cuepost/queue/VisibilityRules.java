package dev.cuepost.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Changing how long a message stays hidden. */
interface VisibilityRules extends EngineRules {
  Duration MINUTE = Duration.ofMinutes(1);

  @Test
  default void the_new_time_counts_from_now_and_has_a_new_handle() {
    createQueue();
    send("m");
    LeasedMessage received = receiveOne();
    clock().advance(Duration.ofSeconds(10));

    Lease lease = hide(received.lease().handle(), MINUTE);

    assertThat(lease.until()).isEqualTo(after(MINUTE));
    assertThat(lease.handle()).isNotEqualTo(received.lease().handle());
    clock().advance(MINUTE.minusMillis(1));
    assertCounts(0, 1, 0);
    clock().advance(Duration.ofMillis(1));
    assertCounts(1, 0, 0);
  }

  @Test
  default void the_new_time_may_be_shorter() {
    createQueue();
    send("m");

    hide(receiveOne().lease().handle(), Duration.ofSeconds(1));

    clock().advance(Duration.ofSeconds(1));
    assertCounts(1, 0, 0);
  }

  @Test
  default void changing_is_not_receiving() {
    createQueue();
    send("m");
    LeasedMessage first = receiveOne();
    clock().advance(Duration.ofSeconds(1));
    hide(first.lease().handle(), MINUTE);
    clock().advance(MINUTE);

    Message again = receiveOne().message();

    assertThat(again.dequeueCount()).isEqualTo(2);
    assertThat(again.firstDequeuedAt()).isEqualTo(first.message().firstDequeuedAt());
  }

  @Test
  default void the_new_handle_deletes() {
    createQueue();
    send("m");
    Lease lease = hide(receiveOne().lease().handle(), MINUTE);
    clock().advance(MINUTE.minusMillis(1));

    assertThat(delete(lease.handle())).isEmpty();
    assertCounts(0, 0, 0);
  }

  @Test
  default void the_handle_before_it_still_deletes_until_the_new_end() {
    createQueue();
    send("m");
    ReceiptHandle before = receiveOne().lease().handle();
    hide(before, MINUTE);
    clock().advance(MINUTE.minusMillis(1));

    assertThat(delete(before)).isEmpty();
    assertCounts(0, 0, 0);
  }

  @Test
  default void the_handle_before_it_ends_with_the_new_lease() {
    createQueue();
    send("m");
    ReceiptHandle before = receiveOne().lease().handle();
    hide(before, Duration.ofSeconds(1));
    clock().advance(Duration.ofSeconds(1));

    assertThat(delete(before)).contains(HandleRefusal.EXPIRED);
    assertCounts(1, 0, 0);
  }

  @Test
  default void the_handle_before_it_does_not_change_the_time_again() {
    createQueue();
    send("m");
    ReceiptHandle before = receiveOne().lease().handle();
    Lease lease = hide(before, MINUTE);

    assertThat(engine().changeVisibility(QUEUE, before, Duration.ofHours(1)))
        .isEqualTo(new VisibilityOutcome.Refused(HandleRefusal.EXPIRED));
    hide(lease.handle(), MINUTE);
  }

  @Test
  default void only_the_immediately_preceding_handle_still_deletes() {
    createQueue();
    send("m");
    ReceiptHandle first = receiveOne().lease().handle();
    ReceiptHandle second = hide(first, MINUTE).handle();
    hide(second, MINUTE);

    assertThat(delete(first)).contains(HandleRefusal.EXPIRED);
    assertThat(delete(second)).isEmpty();
  }

  @Test
  default void a_later_receive_voids_the_new_handle_and_the_one_before_it() {
    createQueue();
    send("m");
    ReceiptHandle first = receiveOne().lease().handle();
    ReceiptHandle second = hide(first, MINUTE).handle();
    clock().advance(MINUTE);
    ReceiptHandle third = receiveOne().lease().handle();

    assertThat(delete(first)).contains(HandleRefusal.EXPIRED);
    assertThat(delete(second)).contains(HandleRefusal.EXPIRED);
    assertThat(delete(third)).isEmpty();
  }

  @Test
  default void the_handle_of_an_earlier_receive_is_not_revived_by_changing_a_later_one() {
    createQueue();
    send("m");
    ReceiptHandle first = receiveOne().lease().handle();
    clock().advance(QueueAttributes.DEFAULT.visibilityTimeout());
    hide(receiveOne().lease().handle(), MINUTE);

    assertThat(delete(first)).contains(HandleRefusal.EXPIRED);
    assertCounts(0, 1, 0);
  }

  @Test
  default void for_a_delayed_message_it_is_what_remains_of_the_delay() {
    createQueue();
    ReceiptHandle handle = send(delayed("m", Duration.ofHours(1))).lease().orElseThrow().handle();
    clock().advance(Duration.ofSeconds(5));

    Lease lease = hide(handle, Duration.ofSeconds(1));

    assertCounts(0, 0, 1);
    assertThat(lease.until()).isEqualTo(after(Duration.ofSeconds(1)));
    clock().advance(Duration.ofSeconds(1));
    Message message = receiveOne().message();
    assertThat(message.dequeueCount()).isEqualTo(1);
    assertThat(message.firstDequeuedAt()).contains(clock().instant());
  }

  @Test
  default void the_senders_first_handle_still_deletes_after_a_change_of_the_delay() {
    createQueue();
    ReceiptHandle handle = send(delayed("m", Duration.ofHours(1))).lease().orElseThrow().handle();
    hide(handle, MINUTE);

    assertThat(delete(handle)).isEmpty();
    assertCounts(0, 0, 0);
  }

  @Test
  default void changing_the_queues_timeout_leaves_leases_as_they_are() {
    createQueue();
    send("m");
    receiveOne();
    engine().change(QUEUE, _ -> DefinitionRules.OTHER);
    clock().advance(DefinitionRules.OTHER.visibilityTimeout());

    assertCounts(0, 1, 0);
  }
}

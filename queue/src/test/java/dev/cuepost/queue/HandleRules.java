package dev.cuepost.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Deleting by receipt handle, and handles that are not honoured. */
interface HandleRules extends EngineRules {
  @Test
  default void a_deleted_message_is_gone() {
    createQueue();
    send("m");

    assertThat(delete(receiveOne().lease().handle())).isEmpty();

    assertCounts(0, 0, 0);
    clock().advance(Duration.ofHours(1));
    assertThat(receive(1)).isEmpty();
  }

  @Test
  default void a_handle_deletes_once() {
    createQueue();
    send("m");
    ReceiptHandle handle = receiveOne().lease().handle();
    delete(handle);

    assertThat(delete(handle)).contains(HandleRefusal.EXPIRED);
    assertThat(refusalOfHiding(handle)).contains(HandleRefusal.EXPIRED);
  }

  @Test
  default void a_handle_ends_with_its_lease() {
    createQueue();
    send("m");
    ReceiptHandle handle = receiveOne().lease().handle();
    clock().advance(QueueAttributes.DEFAULT.visibilityTimeout());

    assertThat(delete(handle)).contains(HandleRefusal.EXPIRED);
    assertThat(refusalOfHiding(handle)).contains(HandleRefusal.EXPIRED);
    assertCounts(1, 0, 0);
  }

  @Test
  default void a_handle_works_until_the_last_moment_of_its_lease() {
    createQueue();
    send("m");
    ReceiptHandle handle = receiveOne().lease().handle();
    clock().advance(QueueAttributes.DEFAULT.visibilityTimeout().minusMillis(1));

    assertThat(delete(handle)).isEmpty();
  }

  @Test
  default void a_later_receive_voids_the_handle_before_it() {
    createQueue();
    send("m");
    ReceiptHandle first = receiveOne().lease().handle();
    clock().advance(QueueAttributes.DEFAULT.visibilityTimeout());
    ReceiptHandle second = receiveOne().lease().handle();

    assertThat(delete(first)).contains(HandleRefusal.EXPIRED);
    assertThat(refusalOfHiding(first)).contains(HandleRefusal.EXPIRED);
    assertThat(delete(second)).isEmpty();
  }

  @Test
  default void the_sender_of_a_delayed_message_may_delete_it_before_its_time() {
    createQueue();
    ReceiptHandle handle = sendDelayed("m", Duration.ofSeconds(10));

    assertThat(delete(handle)).isEmpty();

    assertCounts(0, 0, 0);
    assertThat(delete(handle)).contains(HandleRefusal.EXPIRED);
    clock().advance(Duration.ofSeconds(10));
    assertThat(receive(1)).isEmpty();
  }

  @Test
  default void the_senders_handle_ends_with_the_delay() {
    createQueue();
    ReceiptHandle handle = sendDelayed("m", Duration.ofSeconds(10));
    clock().advance(Duration.ofSeconds(10));

    assertThat(delete(handle)).contains(HandleRefusal.EXPIRED);
    receiveOne();
    assertThat(delete(handle)).contains(HandleRefusal.EXPIRED);
    assertCounts(0, 1, 0);
  }

  @Test
  default void handles_of_one_call_are_judged_one_by_one_and_in_their_order() {
    createQueue();
    send(QUEUE, List.of(Draft.of("a"), Draft.of("b")));
    List<ReceiptHandle> handles =
        receive(2).stream().map(leased -> leased.lease().handle()).toList();

    assertThat(
            delete(
                List.of(
                    new ReceiptHandle("nonsense"), handles.get(0), handles.get(0), handles.get(1))))
        .containsExactly(
            Optional.of(HandleRefusal.INVALID),
            Optional.empty(),
            Optional.of(HandleRefusal.EXPIRED),
            Optional.empty());
    assertCounts(0, 0, 0);
  }

  @Test
  default void a_handle_of_another_queue_is_none_of_this_one() {
    createQueue();
    QueueId other = OWNER.queue("other");
    engine().create(other, QueueAttributes.DEFAULT);
    send("m");
    ReceiptHandle handle = receiveOne().lease().handle();

    assertThat(engine().delete(other, List.of(handle)))
        .isEqualTo(new DeleteOutcome.Done(List.of(Optional.of(HandleRefusal.INVALID))));
    assertThat(engine().changeVisibility(other, handle, Duration.ofSeconds(1)))
        .isEqualTo(new VisibilityOutcome.Refused(HandleRefusal.INVALID));
    assertThat(delete(handle)).isEmpty();
  }

  @Test
  default void a_handle_dies_with_its_queue_though_one_of_that_name_is_created_again() {
    createQueue();
    send("m");
    ReceiptHandle handle = receiveOne().lease().handle();
    engine().delete(QUEUE);
    createQueue();
    send("m");
    receiveOne();

    assertThat(delete(handle)).contains(HandleRefusal.INVALID);
    assertThat(refusalOfHiding(handle)).contains(HandleRefusal.INVALID);
    assertCounts(0, 1, 0);
  }

  @Test
  default void any_text_may_be_shown_as_a_handle() {
    createQueue();
    for (String text :
        List.of("", "x", " ", "-", "\u0000", "é", "A".repeat(100_000), "../..", "%00", "𝄞-𝄞")) {
      assertThat(delete(new ReceiptHandle(text))).as(text).contains(HandleRefusal.INVALID);
      assertThat(refusalOfHiding(new ReceiptHandle(text))).contains(HandleRefusal.INVALID);
    }
  }

  @Test
  default void a_handle_altered_in_any_one_place_is_refused_and_changes_nothing() {
    createQueue();
    send("m");
    String genuine = receiveOne().lease().handle().value();
    for (ReceiptHandle forged : forgeriesOf(genuine)) {
      assertThat(delete(forged)).as(forged.value()).contains(HandleRefusal.INVALID);
    }
    assertCounts(0, 1, 0);
    assertThat(delete(new ReceiptHandle(genuine))).isEmpty();
  }

  private static List<ReceiptHandle> forgeriesOf(String genuine) {
    String letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_.";
    var random = new Random(genuine.length());
    List<ReceiptHandle> forgeries = new ArrayList<>();
    for (int i = 0; i < genuine.length(); i++) {
      char other = letters.charAt(random.nextInt(letters.length()));
      if (other != genuine.charAt(i)) {
        forgeries.add(
            new ReceiptHandle(genuine.substring(0, i) + other + genuine.substring(i + 1)));
      }
      forgeries.add(new ReceiptHandle(genuine.substring(0, i)));
    }
    forgeries.add(new ReceiptHandle(genuine + "A"));
    return forgeries;
  }

  private ReceiptHandle sendDelayed(String body, Duration delay) {
    return send(delayed(body, delay)).lease().orElseThrow().handle();
  }

  private Optional<HandleRefusal> refusalOfHiding(ReceiptHandle handle) {
    return switch (engine().changeVisibility(QUEUE, handle, Duration.ofSeconds(1))) {
      case VisibilityOutcome.Refused(HandleRefusal why) -> Optional.of(why);
      case VisibilityOutcome.Changed _, VisibilityOutcome.NoSuchQueue _ -> Optional.empty();
    };
  }
}

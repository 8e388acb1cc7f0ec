package dev.cuepost.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.cuepost.queue.SendOutcome.SentMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the rules of an engine are written with: the engine, its clock, and short words. */
interface EngineRules {
  QueueOwner OWNER = new QueueOwner("1000000000000001", "cn-shanghai");
  QueueId QUEUE = OWNER.queue("orders");
  Optional<Duration> NO_WAIT = Optional.of(Duration.ZERO);

  /** The engine as it stands; another object after {@link #reopen}. */
  QueueEngine engine();

  ManualClock clock();

  /** Closes the engine and opens what it stored. */
  void reopen();

  default void createQueue() {
    assertThat(engine().create(QUEUE, QueueAttributes.DEFAULT)).isEqualTo(CreateOutcome.CREATED);
  }

  default SentMessage send(Draft draft) {
    return send(QUEUE, List.of(draft)).getFirst();
  }

  default SentMessage send(String body) {
    return send(Draft.of(body));
  }

  default List<SentMessage> send(QueueId queue, List<Draft> drafts) {
    return assertThat(engine().send(queue, drafts))
        .asInstanceOf(type(SendOutcome.Sent.class))
        .actual()
        .messages();
  }

  default Draft delayed(String body, Duration delay) {
    return new Draft(body, Draft.DEFAULT_PRIORITY, Optional.of(delay));
  }

  /** What a receive without waiting takes, none if there is nothing. */
  default List<LeasedMessage> receive(int max) {
    return switch (engine().receive(QUEUE, max, NO_WAIT)) {
      case ReceiveOutcome.Received(List<LeasedMessage> messages) -> messages;
      case ReceiveOutcome.Nothing() -> List.of();
      case ReceiveOutcome.NoSuchQueue() -> throw new AssertionError("no queue " + QUEUE);
    };
  }

  default LeasedMessage receiveOne() {
    List<LeasedMessage> messages = receive(1);
    assertThat(messages).hasSize(1);
    return messages.getFirst();
  }

  default List<String> receiveBodies(int max) {
    return receive(max).stream().map(leased -> leased.message().body()).toList();
  }

  default List<Message> peek(int max) {
    return assertThat(engine().peek(QUEUE, max))
        .asInstanceOf(type(PeekOutcome.Seen.class))
        .actual()
        .messages();
  }

  /** Empty when the message was deleted. */
  default Optional<HandleRefusal> delete(ReceiptHandle handle) {
    return delete(List.of(handle)).getFirst();
  }

  default List<Optional<HandleRefusal>> delete(List<ReceiptHandle> handles) {
    return assertThat(engine().delete(QUEUE, handles))
        .asInstanceOf(type(DeleteOutcome.Done.class))
        .actual()
        .results();
  }

  default Lease hide(ReceiptHandle handle, Duration timeout) {
    return assertThat(engine().changeVisibility(QUEUE, handle, timeout))
        .asInstanceOf(type(VisibilityOutcome.Changed.class))
        .actual()
        .lease();
  }

  default QueueStatus status() {
    return engine().status(QUEUE).orElseThrow();
  }

  default void assertCounts(long active, long inactive, long delayed) {
    assertThat(List.of(status().active(), status().inactive(), status().delayed()))
        .as("active, inactive, delayed")
        .isEqualTo(List.of(active, inactive, delayed));
  }

  default Instant after(Duration time) {
    return clock().instant().plus(time);
  }
}

package dev.cuepost.callback;

import dev.cuepost.queue.CreateOutcome;
import dev.cuepost.queue.Draft;
import dev.cuepost.queue.LeasedMessage;
import dev.cuepost.queue.QueueAttributes;
import dev.cuepost.queue.QueueEngine;
import dev.cuepost.queue.QueueId;
import dev.cuepost.queue.QueueOwner;
import dev.cuepost.queue.ReceiptHandle;
import dev.cuepost.queue.ReceiveOutcome;
import dev.cuepost.queue.SendOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The internal queue of deliveries; a message's body is the delivery's id. All threads may use it.
 *
 * <p>It may hold more than one message of a delivery; the delivery's row says whether there is
 * still something to do.
 */
final class DeliveryQueue {
  static final QueueId ID = QueueOwner.internal().queue("deliveries");

  /** How long a message lives; a delivery that takes longer needs another message before then. */
  static final Duration RETENTION = Duration.ofDays(7);

  private static final Duration WAIT = Duration.ofSeconds(20);

  private final QueueEngine engine;
  private final QueueAttributes attributes;

  /**
   * The deliveries on this engine.
   *
   * @param lease how long a received message is held, whole seconds
   */
  DeliveryQueue(QueueEngine engine, Duration lease) {
    this.engine = engine;
    this.attributes =
        new QueueAttributes(Duration.ZERO, 1_024, RETENTION, lease, Duration.ZERO, false);
  }

  /** Makes sure that the queue stands, as it has to be. */
  void open() {
    if (engine.create(ID, attributes) == CreateOutcome.EXISTS_DIFFERENT) {
      engine.change(ID, _ -> attributes);
    }
  }

  /** Queues one message for each of the deliveries; durable when it returns. */
  void send(List<String> deliveryIds) {
    SendOutcome outcome = engine.send(ID, deliveryIds.stream().map(Draft::of).toList());
    if (!(outcome instanceof SendOutcome.Sent)) {
      throw new IllegalStateException("the queue of deliveries took nothing: " + outcome);
    }
  }

  /** Waits for messages; none when the thread is interrupted. */
  List<LeasedMessage> receive(int max) {
    return switch (engine.receive(ID, max, Optional.of(WAIT))) {
      case ReceiveOutcome.Received(var messages) -> messages;
      case ReceiveOutcome.Nothing _ -> List.of();
      case ReceiveOutcome.NoSuchQueue _ -> {
        open();
        yield List.of();
      }
    };
  }

  /** Lets go of a message for good. Should its lease be over, it comes once more, to no effect. */
  void done(ReceiptHandle handle) {
    var _ = engine.delete(ID, List.of(handle));
  }

  /** Shows the message again after the delay. Should its lease be over, it is visible already. */
  void again(ReceiptHandle handle, Duration delay) {
    var _ = engine.changeVisibility(ID, handle, delay);
  }
}

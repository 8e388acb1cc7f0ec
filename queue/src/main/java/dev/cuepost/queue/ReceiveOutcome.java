package dev.cuepost.queue;

import java.util.List;

/** What came of a receive. */
public sealed interface ReceiveOutcome {
  /** One message to as many as were asked for. */
  record Received(List<LeasedMessage> messages) implements ReceiveOutcome {
    public Received {
      messages = List.copyOf(messages);
    }
  }

  /** Nothing was visible, and nothing became visible during the wait. */
  record Nothing() implements ReceiveOutcome {}

  /** There is no such queue, or it was deleted during the wait. */
  record NoSuchQueue() implements ReceiveOutcome {}
}

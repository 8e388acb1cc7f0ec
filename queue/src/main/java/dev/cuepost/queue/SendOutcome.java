package dev.cuepost.queue;

import java.util.List;
import java.util.Optional;

/** What came of sending: all the messages are stored, or none is. */
public sealed interface SendOutcome {
  /** Stored and synced, in the order of the drafts. */
  record Sent(List<SentMessage> messages) implements SendOutcome {
    public Sent {
      messages = List.copyOf(messages);
    }
  }

  record NoSuchQueue() implements SendOutcome {}

  /** A body is longer than the queue allows; nothing was stored. */
  record TooLong(int maximumMessageBytes) implements SendOutcome {}

  /**
   * The disk is nearly full, and what is left is kept for receives and deletes; nothing was stored.
   */
  record NoSpace() implements SendOutcome {}

  /**
   * One stored message.
   *
   * @param id the new message
   * @param lease for a delayed message only: it can be deleted or made visible before its time
   */
  record SentMessage(MessageId id, Optional<Lease> lease) {}
}

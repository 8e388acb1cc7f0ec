package dev.cuepost.queue;

import java.util.List;

/** What came of looking at the visible messages without taking them. */
public sealed interface PeekOutcome {
  /** The messages that a receive would take now, none if there is none. */
  record Seen(List<Message> messages) implements PeekOutcome {
    public Seen {
      messages = List.copyOf(messages);
    }
  }

  record NoSuchQueue() implements PeekOutcome {}
}

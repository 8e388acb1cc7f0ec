package dev.cuepost.queue;

/** What came of changing how long a message stays hidden. */
public sealed interface VisibilityOutcome {
  /** The new lease replaces the old one. */
  record Changed(Lease lease) implements VisibilityOutcome {}

  record Refused(HandleRefusal why) implements VisibilityOutcome {}

  record NoSuchQueue() implements VisibilityOutcome {}
}

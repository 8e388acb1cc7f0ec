package dev.cuepost.audit.history;

/** One line of a history. */
public sealed interface Event {
  Moment at();

  /** A client is about to call. */
  record Invoked(OperationId operation, Moment at, Request request) implements Event {}

  /** The call has ended, or was given up. A call without this has an unknown outcome. */
  record Ended(OperationId operation, Moment at, Answer answer) implements Event {}

  /** Something that is no call of a client. */
  record Noted(Moment at, Note note) implements Event {}
}

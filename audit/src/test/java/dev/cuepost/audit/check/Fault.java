package dev.cuepost.audit.check;

import dev.cuepost.audit.check.Violation.Kind;

/** What a queue can do wrong, once. */
enum Fault {
  /** A stored message is forgotten. */
  LOSE(Kind.LOST),
  /** A deleted message is there again. */
  RESURRECT(Kind.SEEN_AFTER_DELETE),
  /** A message is handed out that nobody sent. */
  INVENT(Kind.NEVER_SENT),
  /** A body is not the one that was sent. */
  ALTER(Kind.ALTERED),
  /** A lease is forgotten. */
  END_A_LEASE(Kind.LEASED_TWICE),
  /** A delay is forgotten. */
  END_A_DELAY(Kind.EARLY),
  /** A handle of a lease that is over is accepted. */
  ACCEPT_A_STALE_HANDLE(Kind.STALE_HANDLE),
  /** A dequeue count begins anew. */
  RESET_A_COUNT(Kind.COUNT_NOT_RISING);

  private final Kind kind;

  Fault(Kind kind) {
    this.kind = kind;
  }

  /** As what it must be found. */
  Kind kind() {
    return kind;
  }
}

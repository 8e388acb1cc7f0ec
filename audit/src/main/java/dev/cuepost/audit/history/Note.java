package dev.cuepost.audit.history;

import java.time.Duration;

/** What else a checker has to know. */
public sealed interface Note {
  /** A queue is used from now on, and nobody else puts messages into it. */
  record QueueUsed(String queue, Duration retention, Durability durability) implements Note {}

  /** No client sends any more; from now on everything that is left is received and deleted. */
  record DrainBegan(String queue) implements Note {}

  /** Nothing was left, and nothing was hidden any more. */
  record DrainEnded(String queue) implements Note {}

  record ServerReady() implements Note {}

  record ServerEnded(Ending how) implements Note {}

  /** How a server came to its end. */
  enum Ending {
    /** SIGKILL while it served. */
    KILLED,
    /** SIGKILL before it was ready. */
    KILLED_WHILE_STARTING,
    /** SIGTERM. */
    TERMINATED
  }
}

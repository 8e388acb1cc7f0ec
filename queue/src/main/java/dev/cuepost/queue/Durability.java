package dev.cuepost.queue;

/** What a queue promises about that which it has acknowledged. */
public enum Durability {
  /** It survives the end of the process and of the machine: every change is synced first. */
  FSYNC,
  /**
   * It survives the end of the process. What the machine's end may take is bounded to about a
   * second.
   */
  ASYNC,
  /** It lives as long as the process; the queue is empty after a restart, whatever ended it. */
  MEMORY
}

package dev.cuepost.audit.history;

/** What a queue promises about that which it has acknowledged. */
public enum Durability {
  /** It survives the end of the process and of the machine. */
  FSYNC,
  /** It survives the end of the process: what was written stays with the operating system. */
  ASYNC,
  /** It lives as long as the process. */
  MEMORY
}

package dev.cuepost.server.migration;

/** What a migration does, in this order. */
public enum Step {
  /** Rows of the state are copied. */
  STATE,
  /** Messages are copied. */
  QUEUES,
  /** Bytes of objects are copied. */
  OBJECTS,
  /** Rows are read once more, on both sides. */
  CHECK_STATE,
  /** Messages are read once more, on both sides. */
  CHECK_QUEUES
}

package dev.cuepost.queue.postgres;

/** Who else may have the queues of a database open. */
public enum Nodes {
  /** Nobody: a second one is refused while the first one lives. */
  ONE,
  /** Any number of others. */
  MANY
}

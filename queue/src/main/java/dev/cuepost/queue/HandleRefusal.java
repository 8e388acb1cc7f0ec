package dev.cuepost.queue;

/** Why a receipt handle was not honoured. The message, if there is one, is unchanged. */
public enum HandleRefusal {
  /** Not a handle of this queue, or not one of this queue since it was last created. */
  INVALID,
  /** Used, superseded by a later receive, or its lease is over. */
  EXPIRED
}

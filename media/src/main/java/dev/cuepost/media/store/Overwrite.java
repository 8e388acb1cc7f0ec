package dev.cuepost.media.store;

/** What becomes of an object that has the name already. */
public enum Overwrite {
  /** It is replaced. */
  ALLOWED,
  /** It stays, and the new one is not stored. */
  FORBIDDEN
}

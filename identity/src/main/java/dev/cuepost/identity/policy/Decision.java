package dev.cuepost.identity.policy;

/** What policies say to a request. */
public enum Decision {
  /** A statement allows it and none denies it. */
  ALLOWED,
  /** A statement denies it. */
  DENIED_EXPLICITLY,
  /** No statement is about it. */
  DENIED_IMPLICITLY
}

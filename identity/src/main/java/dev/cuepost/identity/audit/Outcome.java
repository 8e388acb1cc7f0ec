package dev.cuepost.identity.audit;

/** What became of a request. */
public enum Outcome {
  /** It was permitted and done. */
  ALLOWED,
  /** The caller is known and may not do it. */
  DENIED,
  /** The caller did not show who they are, or what was permitted could not be done. */
  FAILED
}

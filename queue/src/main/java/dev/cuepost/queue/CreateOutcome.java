package dev.cuepost.queue;

/** What came of creating a queue. */
public enum CreateOutcome {
  CREATED,
  /** It stood already, with exactly these attributes. */
  EXISTS_ALIKE,
  /** It stood already, with others; nothing changed. */
  EXISTS_DIFFERENT
}

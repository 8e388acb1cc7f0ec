package dev.cuepost.media.process.picture;

import dev.cuepost.media.process.outcome.Outcome;

/**
 * Carries the outcome of work that did not come to its end out of its steps. It never leaves the
 * entry point of a program, which answers with the outcome.
 */
public final class StoppedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Outcome outcome;

  public StoppedException(Outcome outcome) {
    super(outcome.toString(), null, false, false);
    this.outcome = outcome;
  }

  /** That it failed. */
  public static StoppedException failed(String code, String message) {
    return new StoppedException(new Outcome.Failed(code, message));
  }

  public Outcome outcome() {
    return outcome;
  }
}

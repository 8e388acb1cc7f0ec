package dev.cuepost.audit.callback.check;

/**
 * A promise that was not kept.
 *
 * @param event what it is about
 * @param sentence what happened
 */
public record Accusation(Promise promise, String event, String sentence) {
  /** Which promise. */
  public enum Promise {
    LOST("LOST"),
    NOT_ENDED("deliveries that never ended"),
    DELIVERED_TO_NOBODY("delivered, and nobody took it"),
    GIVEN_UP_EARLY("given up before the last attempt, or after a success"),
    DEAD_LETTER_LOST("dead letters that did not arrive"),
    TOLD_UNRECORDED("calls about events that no log tells of"),
    ALTERED("bodies that differ from the event's text"),
    TOLD_TOO_OFTEN("calls that neither an attempt nor a kill explains"),
    ATTEMPTS_WRONG("attempts misnumbered or made too early");

    private final String description;

    Promise(String description) {
      this.description = description;
    }

    public String description() {
      return description;
    }
  }
}

package dev.cuepost.audit.callback.book;

import java.util.List;

/**
 * A delivery, as the server's log tells it in the end.
 *
 * @param id of the delivery
 * @param subject the event's JobId: of a job, or of a test event, which is its own
 * @param body SHA-256 of the event's text
 */
public record Delivery(
    String id,
    String event,
    String eventType,
    String subject,
    Purpose purpose,
    Kind kind,
    String target,
    State state,
    String body,
    List<Attempt> attempts) {
  public Delivery {
    attempts = List.copyOf(attempts);
  }

  /** Why it was made. */
  public enum Purpose {
    EVENT,
    REPLAY,
    DEAD_LETTER
  }

  /** How its target is reached. */
  public enum Kind {
    HTTP,
    QUEUE
  }

  /** The last two are ends. */
  public enum State {
    PENDING,
    DELIVERED,
    GIVEN_UP
  }

  /**
   * An attempt.
   *
   * @param number 1 for the first
   * @param outcome a sentence for people
   */
  public record Attempt(
      int number, long atMillis, long tookMillis, boolean succeeded, String outcome) {
    public long endMillis() {
      return atMillis + tookMillis;
    }
  }
}

package dev.cuepost.callback.delivery;

import java.time.Instant;
import java.util.Optional;

/**
 * One event on its way to one target.
 *
 * @param id its name
 * @param purpose why it is made
 * @param kind how the target is reached
 * @param target a URL or a queue's name
 * @param state how far it is
 * @param attempts how many have ended
 * @param plannedAt when it was decided on
 * @param dueAt when the next attempt is due, or the last one was
 * @param endedAt when its target took it, or it was given up or superseded
 */
public record Delivery(
    DeliveryId id,
    Purpose purpose,
    Kind kind,
    String target,
    State state,
    int attempts,
    Instant plannedAt,
    Instant dueAt,
    Optional<Instant> endedAt) {
  /** What came of a delivery that is {@code SUPERSEDED}. */
  public static final String SUPERSEDED =
      "not told any more: something newer of the same job was there to tell";

  /** How a target is reached. */
  public enum Kind {
    HTTP,
    QUEUE
  }

  /** Why a delivery is made. */
  public enum Purpose {
    /** The event has happened. */
    EVENT,
    /** A job goes on; whatever is newer of it takes the place of this. */
    PROGRESS,
    /** A user asked for the event once more. */
    REPLAY,
    /** Another delivery of the event was given up. */
    DEAD_LETTER
  }

  /** All but the first are ends. */
  public enum State {
    PENDING,
    DELIVERED,
    GIVEN_UP,
    /** Progress that was not told because something newer was there to tell. */
    SUPERSEDED
  }
}

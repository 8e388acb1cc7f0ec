package dev.cuepost.audit.callback.book;

import org.jspecify.annotations.Nullable;

/**
 * One request for an event.
 *
 * @param target where the event is to go
 * @param id the test event's or the job's, as the server told it; null if it told none
 * @param error what came instead, for people; null if it was acknowledged
 */
public record Asked(
    Kind kind,
    String target,
    long atMillis,
    Result result,
    @Nullable String id,
    @Nullable String error) {
  /** What makes the event. */
  public enum Kind {
    /** A test event, which is attempted once. */
    TEST_EVENT,
    /** A job, which fails at once: its end is told by the policy that was chosen. */
    JOB
  }

  /** What became of the request. */
  public enum Result {
    ACKNOWLEDGED,
    /** The server said no; nothing was done. */
    REFUSED,
    /** Nobody listened; nothing was sent. */
    UNREACHED,
    /** No answer came: there may be an event or not. */
    UNKNOWN
  }
}

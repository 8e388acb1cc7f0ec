package dev.cuepost.callback;

import java.time.Duration;
import java.util.List;

/**
 * How deliveries are made.
 *
 * @param deadline the longest time for one HTTP attempt, from looking the name up to the status of
 *     the answer; 10 ms to 60 s
 * @param schedule when a failed attempt is followed by another
 * @param inFlight how many attempts may be under way at once in this process, 1 to 10,000
 */
public record DeliveryPolicy(Duration deadline, RetrySchedule schedule, int inFlight) {
  /**
   * What IMS does: three attempts of three seconds, one second apart. Source: IMS documentation,
   * "Overview" of callback events.
   */
  public static final DeliveryPolicy IMS =
      new DeliveryPolicy(
          Duration.ofSeconds(3),
          new RetrySchedule(List.of(Duration.ofSeconds(1), Duration.ofSeconds(1))),
          64);

  /** Time for what surrounds an attempt: reading it up, and writing down what came of it. */
  private static final Duration MARGIN = Duration.ofSeconds(12);

  public DeliveryPolicy {
    if (deadline.toMillis() < 10 || deadline.compareTo(Duration.ofSeconds(60)) > 0) {
      throw new IllegalArgumentException("deadline must be in 10 ms..60 s, was " + deadline);
    }
    if (inFlight < 1 || inFlight > 10_000) {
      throw new IllegalArgumentException("inFlight must be in 1..10000, was " + inFlight);
    }
  }

  /** How long a delivery is held by the worker that attempts it: whole seconds. */
  Duration lease() {
    return Duration.ofSeconds(deadline.plus(MARGIN).toSeconds());
  }
}

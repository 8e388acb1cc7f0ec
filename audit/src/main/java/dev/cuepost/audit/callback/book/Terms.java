package dev.cuepost.audit.callback.book;

import java.util.List;

/**
 * What holds for the deliveries of a run.
 *
 * @param delaysMillis between attempts of the event of a job
 * @param deadLetterQueue where it goes if it was given up
 * @param deadlineMillis how long an HTTP attempt may take
 */
public record Terms(List<Long> delaysMillis, String deadLetterQueue, long deadlineMillis) {
  private static final String TEST_EVENT = "TestEvent";

  /** What is documented holds for dead letters themselves. */
  private static final List<Long> DOCUMENTED = List.of(1_000L, 1_000L);

  public Terms {
    delaysMillis = List.copyOf(delaysMillis);
  }

  /** The delays of this delivery's policy. A test event is attempted once. */
  public List<Long> delays(Delivery delivery) {
    return switch (delivery.purpose()) {
      case DEAD_LETTER -> DOCUMENTED;
      case EVENT, REPLAY -> delivery.eventType().equals(TEST_EVENT) ? List.of() : delaysMillis;
    };
  }

  /** Whether a dead letter follows if it is given up. */
  public boolean hasDeadLetter(Delivery delivery) {
    return delivery.purpose() != Delivery.Purpose.DEAD_LETTER
        && !delivery.eventType().equals(TEST_EVENT);
  }
}

package dev.cuepost.callback.delivery;

import dev.cuepost.callback.event.Product;
import java.time.Duration;

/**
 * How deliveries are made.
 *
 * @param imsDeadline the longest time for one HTTP attempt of an event of IMS, from looking the
 *     name up to the status of the answer; 10 ms to 60 s
 * @param vodDeadline the same for VOD
 * @param inFlight how many attempts may be under way at once in this process, 1 to 10,000
 * @param inFlightToOne how many of them to one target, 1 to 1,000
 * @param targets how many targets are held in memory at once, 1 to 100,000; more wait in the
 *     database until others are done or wait for a time that is far
 */
public record DeliveryPolicy(
    Duration imsDeadline, Duration vodDeadline, int inFlight, int inFlightToOne, int targets) {
  /**
   * Three seconds for IMS, five for VOD. Sources: "Overview" of callback events in the
   * documentation of IMS, "Event notification overview" in that of VOD.
   */
  public static final DeliveryPolicy DOCUMENTED =
      new DeliveryPolicy(Duration.ofSeconds(3), Duration.ofSeconds(5), 512, 64, 10_000);

  public DeliveryPolicy {
    checkDeadline(imsDeadline);
    checkDeadline(vodDeadline);
    checkRange("inFlight", inFlight, 10_000);
    checkRange("inFlightToOne", inFlightToOne, 1_000);
    checkRange("targets", targets, 100_000);
  }

  Duration deadline(Product product) {
    return switch (product) {
      case IMS -> imsDeadline;
      case VOD -> vodDeadline;
    };
  }

  private static void checkDeadline(Duration deadline) {
    if (deadline.toMillis() < 10 || deadline.compareTo(Duration.ofSeconds(60)) > 0) {
      throw new IllegalArgumentException("a deadline must be in 10 ms..60 s, was " + deadline);
    }
  }

  private static void checkRange(String name, int value, int most) {
    if (value < 1 || value > most) {
      throw new IllegalArgumentException(
          "%s must be in 1..%d, was %d".formatted(name, most, value));
    }
  }
}

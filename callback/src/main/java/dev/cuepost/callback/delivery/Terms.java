package dev.cuepost.callback.delivery;

import dev.cuepost.callback.event.Product;
import java.util.Optional;

/**
 * What a user's choice means for a delivery.
 *
 * @param schedule when a failed attempt is followed by another
 * @param deadLetters the queue that gets the event if the delivery is given up
 */
public record Terms(RetrySchedule schedule, Optional<String> deadLetters) {
  /** Tells what holds for deliveries that are planned from now on. */
  @FunctionalInterface
  public interface InForce {
    Terms of(String account, String region, Product product);
  }
}

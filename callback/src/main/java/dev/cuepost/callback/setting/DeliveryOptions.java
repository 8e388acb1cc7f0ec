package dev.cuepost.callback.setting;

import dev.cuepost.callback.delivery.RetryPolicy;
import java.util.Optional;

/**
 * What a user chose about the deliveries of a product in a region, beyond what the cloud documents.
 *
 * @param retries when failed attempts are followed by others
 * @param deadLetters the queue in the account and region that gets what is given up; its name
 *     begins with {@code ice-callback-dlq}
 */
public record DeliveryOptions(RetryPolicy retries, Optional<String> deadLetters) {
  /** Nothing chosen: what the cloud documents. */
  public static final DeliveryOptions DOCUMENTED =
      new DeliveryOptions(RetryPolicy.DOCUMENTED, Optional.empty());

  public DeliveryOptions {
    if (!deadLetters.stream().allMatch(DeliveryOptions::isDeadLetterQueue)) {
      throw new IllegalArgumentException(
          "a queue of dead letters has a name that begins with ice-callback-dlq");
    }
  }

  /** Whether dead letters may go to a queue of this name. */
  public static boolean isDeadLetterQueue(String name) {
    return name.matches("ice-callback-dlq[A-Za-z0-9-]{0,104}");
  }
}

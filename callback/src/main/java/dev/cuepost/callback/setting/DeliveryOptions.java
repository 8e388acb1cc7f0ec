package dev.cuepost.callback.setting;

import dev.cuepost.callback.delivery.RetryPolicy;
import java.time.Duration;
import java.util.Optional;

/**
 * What a user chose about the deliveries of a product in a region, beyond what the cloud documents.
 *
 * @param retries when failed attempts are followed by others
 * @param deadLetters the queue in the account and region that gets what is given up; its name
 *     begins with {@code ice-callback-dlq}
 * @param progressSeconds least time between two events of a job's progress, 1 to 3,600; 0 if none
 *     are wanted
 */
public record DeliveryOptions(
    RetryPolicy retries, Optional<String> deadLetters, int progressSeconds) {
  /** The most that {@code progressSeconds} may be. */
  public static final int PROGRESS_SECONDS_MAX = 3_600;

  /** Nothing chosen: what the cloud documents. */
  public static final DeliveryOptions DOCUMENTED =
      new DeliveryOptions(RetryPolicy.DOCUMENTED, Optional.empty(), 0);

  public DeliveryOptions {
    if (!deadLetters.stream().allMatch(DeliveryOptions::isDeadLetterQueue)) {
      throw new IllegalArgumentException(
          "a queue of dead letters has a name that begins with ice-callback-dlq");
    }
    if (progressSeconds < 0 || progressSeconds > PROGRESS_SECONDS_MAX) {
      throw new IllegalArgumentException("progress is told every 1 to 3600 seconds, or never");
    }
  }

  /** Empty if progress is not told. */
  public Optional<Duration> progressInterval() {
    return Optional.of(Duration.ofSeconds(progressSeconds)).filter(Duration::isPositive);
  }

  /** Whether dead letters may go to a queue of this name. */
  public static boolean isDeadLetterQueue(String name) {
    return name.matches("ice-callback-dlq[A-Za-z0-9-]{0,104}");
  }
}

package dev.cuepost.callback.delivery;

import dev.cuepost.callback.delivery.Delivery.Kind;
import dev.cuepost.callback.delivery.Delivery.Purpose;
import dev.cuepost.callback.event.Product;
import java.util.Optional;

/**
 * A delivery whose next attempt is due, with all that the attempt needs.
 *
 * @param lane what it fails together with
 * @param region the target's region
 * @param attempts how many have ended
 * @param product in whose form the event is told, whose deadline holds
 * @param eventRegion where the event happened, whose key signs
 * @param body the event's text
 * @param letter what the message tells beside it, if it is a dead letter
 */
record Due(
    DeliveryId id,
    String lane,
    Purpose purpose,
    Kind kind,
    String target,
    String region,
    Optional<String> obstacle,
    RetrySchedule schedule,
    Optional<String> deadLetters,
    Optional<String> sequence,
    int attempts,
    Product product,
    String app,
    String account,
    String eventRegion,
    String body,
    Optional<DeadLetter> letter) {
  boolean isRetry() {
    return attempts > 0;
  }
}

package dev.cuepost.callback.delivery;

import dev.cuepost.queue.MessageProperties;
import dev.cuepost.queue.Property;
import java.util.List;
import java.util.Optional;

/**
 * What a message on a queue of dead letters carries beside its event: of which delivery it tells,
 * named like the same things of {@code GetDelivery}.
 *
 * @param delivery the one that was given up
 * @param target where it went; a query, which may hold secrets, is not told
 * @param lastOutcome why its last attempt failed, a sentence
 */
record DeadLetter(DeliveryId delivery, String target, String lastOutcome) {
  private static final String DELIVERY_ID = "DeliveryId";
  private static final String TARGET = "Target";
  private static final String LAST_OUTCOME = "LastOutcome";

  /**
   * The longest value of a property, in characters. Source: Message Service documentation, "Message
   * attributes" (https://www.alibabacloud.com/help/en/mns/developer-reference/message-properties).
   */
  static final int LONGEST_VALUE = 4_096;

  MessageProperties properties() {
    return new MessageProperties(
        Optional.empty(),
        List.of(
            property(DELIVERY_ID, delivery.toString()),
            property(TARGET, Plan.withoutQuery(target)),
            property(LAST_OUTCOME, lastOutcome)),
        List.of());
  }

  private static Property property(String name, String value) {
    return new Property(name, Property.Type.STRING, shortened(value));
  }

  private static String shortened(String value) {
    return value.codePointCount(0, value.length()) <= LONGEST_VALUE
        ? value
        : value.substring(0, value.offsetByCodePoints(0, LONGEST_VALUE - 1)) + "…";
  }

  /** The delivery of which a message says that it was given up; empty if it names none. */
  static Optional<DeliveryId> delivery(MessageProperties properties) {
    return properties.user().stream()
        .filter(property -> property.name().equals(DELIVERY_ID))
        .findFirst()
        .flatMap(property -> read(property.value()));
  }

  private static Optional<DeliveryId> read(String id) {
    try {
      return Optional.of(DeliveryId.parse(id));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}

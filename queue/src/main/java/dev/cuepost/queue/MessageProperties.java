package dev.cuepost.queue;

import java.util.List;
import java.util.Optional;

/**
 * What a message carries beside its body, in the order in which it was sent. Limits are the
 * protocol's and checked at its face.
 *
 * @param group the message group, which ordered queues deliver in order; other queues only carry it
 * @param user properties that the sender made up
 * @param system properties with a meaning of their own, such as the trace a message belongs to
 */
public record MessageProperties(
    Optional<String> group, List<Property> user, List<Property> system) {
  public static final MessageProperties NONE =
      new MessageProperties(Optional.empty(), List.of(), List.of());

  public MessageProperties {
    user = List.copyOf(user);
    system = List.copyOf(system);
  }
}

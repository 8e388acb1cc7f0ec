package dev.cuepost.callback.event.sample;

import dev.cuepost.callback.event.EventBody;
import dev.cuepost.callback.event.Product;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One complete event of each type, of something that succeeded. Nothing in it exists: the ids have
 * the form of real ones, the addresses lead nowhere.
 */
public final class EventSamples {
  private static final Map<Product, Map<String, EventBody>> SAMPLES =
      Map.of(Product.IMS, byType(ImsSamples.all()), Product.VOD, byType(VodSamples.all()));

  private EventSamples() {}

  /** The sample of a type; empty if the product has no such type. */
  public static Optional<EventBody> of(Product product, String type) {
    return Optional.ofNullable(SAMPLES.getOrDefault(product, Map.of()).get(type));
  }

  private static Map<String, EventBody> byType(List<? extends EventBody> bodies) {
    return bodies.stream().collect(Collectors.toUnmodifiableMap(EventBody::eventType, b -> b));
  }
}

package dev.cuepost.openapi.cuepost;

import dev.cuepost.callback.Callbacks;
import dev.cuepost.openapi.Product;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/** Cuepost's own operations on callbacks. */
public final class CallbackOperations {
  private CallbackOperations() {}

  /**
   * The product.
   *
   * @param ids makes names of events that are never the same twice
   */
  public static Product product(Callbacks callbacks, InstantSource clock, Supplier<String> ids) {
    return new Product(
        "cuepost",
        "2026-12-01",
        List.of(
            new ListDeliveries(callbacks.log()),
            new GetDelivery(callbacks.log()),
            new ReplayDelivery(callbacks.replay()),
            new ReplayDeliveries(callbacks.replay()),
            new SendTestEvent(callbacks.tests(), ids),
            new PreviewRetryPolicy(clock)));
  }
}

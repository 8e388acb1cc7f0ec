package dev.cuepost.callback.delivery;

import dev.cuepost.callback.event.Product;
import dev.cuepost.callback.signature.WebhookSecret;
import java.time.Instant;
import java.util.List;

/**
 * The secrets that cover the bodies of HTTP callbacks. Asked at every attempt, so that a change
 * holds for the next one.
 */
@FunctionalInterface
public interface BodySecrets {
  /** Those that sign at this moment, the current one first; none if bodies are not covered. */
  List<WebhookSecret> of(Product product, String account, String region, Instant now);
}

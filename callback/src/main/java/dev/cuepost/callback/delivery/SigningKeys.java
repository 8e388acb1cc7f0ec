package dev.cuepost.callback.delivery;

import dev.cuepost.callback.event.Product;
import java.util.Optional;

/**
 * The keys that HTTP callbacks are signed with. Asked at every attempt, so that a new key signs the
 * next one.
 */
@FunctionalInterface
public interface SigningKeys {
  /** The key as it is now; empty if callbacks are not signed. */
  Optional<String> of(Product product, String account, String region, String app);
}

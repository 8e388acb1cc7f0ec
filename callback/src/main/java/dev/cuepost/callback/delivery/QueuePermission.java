package dev.cuepost.callback.delivery;

import dev.cuepost.callback.event.Product;
import dev.cuepost.queue.QueueOwner;
import java.util.Optional;

/**
 * Whether the media service may write to a user's queue. Asked at every attempt, since its owner
 * may take the permission back at any time, and give it again.
 */
@FunctionalInterface
public interface QueuePermission {
  /** Why it may not, a clause for people; empty if it may. */
  Optional<String> refusal(Product product, QueueOwner owner, String queue);
}

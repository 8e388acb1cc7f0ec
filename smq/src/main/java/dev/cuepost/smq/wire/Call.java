package dev.cuepost.smq.wire;

import dev.cuepost.queue.QueueOwner;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A request whose sender is known, as operations see it.
 *
 * @param owner whose resources it is about
 * @param endpoint scheme, host and base path that the client used, without trailing slash
 * @param requestId 24 upper-case hex digits
 * @param query its parameters
 * @param header values of its headers by name
 * @param content its content
 * @param patience runs a wait that ends early, by an interrupt, when the client hangs up
 */
public record Call(
    QueueOwner owner,
    String endpoint,
    String requestId,
    QueryParameters query,
    Function<String, Optional<String>> header,
    Content content,
    Patience patience) {

  /** How to wait on behalf of a client that may hang up meanwhile. */
  @FunctionalInterface
  public interface Patience {
    <T> T during(Supplier<T> wait);
  }
}

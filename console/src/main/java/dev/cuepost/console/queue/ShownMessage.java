package dev.cuepost.console.queue;

import dev.cuepost.queue.Lease;
import dev.cuepost.queue.LeasedMessage;
import dev.cuepost.queue.Message;
import java.util.Optional;

/**
 * A message as it is shown.
 *
 * @param lease under which it is held, if it was received
 */
public record ShownMessage(Message message, Body body, Optional<Lease> lease) {
  /** Of one that stands in its queue, so much of a long body is shown. */
  private static final int PEEKED_MAX = 2_000;

  static ShownMessage peeked(Message message) {
    return new ShownMessage(message, Body.of(message.body(), PEEKED_MAX), Optional.empty());
  }

  static ShownMessage received(LeasedMessage leased) {
    Message message = leased.message();
    return new ShownMessage(
        message, Body.of(message.body(), message.body().length()), Optional.of(leased.lease()));
  }
}

package dev.cuepost.callback;

import dev.cuepost.callback.AttemptOutcome.Delivered;
import dev.cuepost.callback.AttemptOutcome.Failed;
import dev.cuepost.queue.Draft;
import dev.cuepost.queue.QueueEngine;
import dev.cuepost.queue.QueueOwner;
import dev.cuepost.queue.SendOutcome;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Tells events by messages on users' queues. A message's body is the event's text in base64, which
 * is how the clients' {@code getMessageBody} reads it. Source: IMS documentation, "Configure
 * callback settings for completed editing jobs".
 */
final class QueueCallbacks {
  private final QueueEngine engine;
  private final QueuePermission permission;

  QueueCallbacks(QueueEngine engine, QueuePermission permission) {
    this.engine = engine;
    this.permission = permission;
  }

  /**
   * Makes one attempt.
   *
   * @param owner whose queue
   * @param queue its name
   * @param body what is told
   * @throws java.io.UncheckedIOException if the storage fails, which is not the user's doing
   */
  AttemptOutcome send(QueueOwner owner, String queue, String body) {
    Optional<String> refusal = permission.refusal(owner, queue);
    if (refusal.isPresent()) {
      return Failed.because(refusal.get());
    }
    String base64 = Base64.getEncoder().encodeToString(body.getBytes(StandardCharsets.UTF_8));
    return switch (engine.send(owner.queue(queue), List.of(Draft.of(base64)))) {
      case SendOutcome.Sent sent ->
          new Delivered("queued as message " + sent.messages().getFirst().id(), Optional.empty());
      case SendOutcome.NoSuchQueue _ ->
          Failed.because("there is no queue %s in %s".formatted(queue, owner.region()));
      case SendOutcome.TooLong(int maximum) ->
          Failed.because(
              "the message has %d bytes, the queue takes no more than %d"
                  .formatted(base64.length(), maximum));
      case SendOutcome.NoSpace _ -> Failed.because("the disk of the queues is nearly full");
    };
  }
}

package dev.cuepost.callback.delivery;

import dev.cuepost.callback.delivery.AttemptOutcome.Delivered;
import dev.cuepost.callback.delivery.AttemptOutcome.Failed;
import dev.cuepost.queue.Draft;
import dev.cuepost.queue.MessageProperties;
import dev.cuepost.queue.QueueEngine;
import dev.cuepost.queue.QueueOwner;
import dev.cuepost.queue.SendOutcome;
import dev.cuepost.queue.SendOutcome.SentMessage;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Tells events by messages on users' queues. A message's body is the event's text in base64, which
 * is how the clients' {@code getMessageBody} reads it; dead letters carry properties too. Source:
 * IMS documentation, "Configure callback settings for completed editing jobs".
 */
final class QueueCallbacks {
  private final QueueEngine engine;
  private final QueuePermission permission;

  QueueCallbacks(QueueEngine engine, QueuePermission permission) {
    this.engine = engine;
    this.permission = permission;
  }

  /**
   * Makes one attempt for each of these deliveries, which one product sends to the same queue.
   *
   * @return what came of each, in their order
   * @throws java.io.UncheckedIOException if the storage fails, which is not the user's doing
   */
  List<AttemptOutcome> send(List<Due> deliveries) {
    Due first = deliveries.getFirst();
    var owner = new QueueOwner(first.account(), first.region());
    Optional<String> refusal =
        first.obstacle().or(() -> permission.refusal(first.product(), owner, first.target()));
    if (refusal.isPresent()) {
      return toAll(deliveries, Failed.because(refusal.get()));
    }
    List<Draft> drafts = deliveries.stream().map(QueueCallbacks::draft).toList();
    return switch (engine.send(owner.queue(first.target()), drafts)) {
      case SendOutcome.Sent(List<SentMessage> messages) ->
          messages.stream().map(QueueCallbacks::delivered).toList();
      case SendOutcome.NoSuchQueue _ ->
          toAll(
              deliveries,
              Failed.because(
                  "there is no queue %s in %s".formatted(first.target(), first.region())));
      case SendOutcome.TooLong _ when deliveries.size() > 1 -> oneByOne(deliveries);
      case SendOutcome.TooLong(int maximum) ->
          toAll(
              deliveries,
              Failed.because(
                  "the message has %d bytes, the queue takes no more than %d"
                      .formatted(drafts.getFirst().body().length(), maximum)));
      case SendOutcome.NoSpace _ ->
          toAll(deliveries, Failed.because("the disk of the queues is nearly full"));
    };
  }

  /** One that is too long must not keep the others back. */
  private List<AttemptOutcome> oneByOne(List<Due> deliveries) {
    return deliveries.stream().map(one -> send(List.of(one)).getFirst()).toList();
  }

  private static Draft draft(Due due) {
    return new Draft(
        Base64.getEncoder().encodeToString(due.body().getBytes(StandardCharsets.UTF_8)),
        Draft.DEFAULT_PRIORITY,
        Optional.empty(),
        due.letter().map(DeadLetter::properties).orElse(MessageProperties.NONE));
  }

  private static AttemptOutcome delivered(SentMessage message) {
    return new Delivered("queued as message " + message.id(), Optional.empty());
  }

  private static List<AttemptOutcome> toAll(List<Due> deliveries, AttemptOutcome outcome) {
    return deliveries.stream().map(_ -> outcome).toList();
  }
}

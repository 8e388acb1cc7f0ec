package dev.cuepost.console.job;

import dev.cuepost.callback.delivery.Attempt;
import dev.cuepost.callback.delivery.Delivery;
import dev.cuepost.callback.delivery.DeliveryLog;
import dev.cuepost.callback.delivery.DeliveryLog.Journey;
import dev.cuepost.console.frame.Visit;
import dev.cuepost.console.job.Told.Fate;
import dev.cuepost.console.job.Told.Way;
import dev.cuepost.queue.Message;
import dev.cuepost.queue.PeekOutcome;
import dev.cuepost.queue.QueueEngine;
import dev.cuepost.queue.QueueId;
import dev.cuepost.queue.QueueOwner;
import dev.cuepost.queue.QueueStatus;
import java.util.List;
import java.util.Optional;

/** Follows what was told of a job or an asset, as far as the visitor may and anybody knows. */
public final class Journeys {
  static final String ACTION = "cuepost:ListDeliveries";

  private static final int PEEKED = 16;

  private final DeliveryLog log;
  private final QueueEngine queues;

  public Journeys(DeliveryLog log, QueueEngine queues) {
    this.log = log;
    this.queues = queues;
  }

  /** The events about it, the oldest first; empty if the visitor may not see deliveries. */
  public Optional<List<Told>> of(Visit visit, String subject) {
    if (!visit.may(ACTION, "*")) {
      return Optional.empty();
    }
    return Optional.of(
        log.about(visit.account(), subject).stream()
            .filter(event -> event.region().equals(visit.region()))
            .map(event ->
                new Told(
                    event,
                    log.of(event.id()).stream()
                        .map(journey -> new Way(journey, fate(visit, journey)))
                        .toList()))
            .toList());
  }

  private Fate fate(Visit visit, Journey journey) {
    Delivery delivery = journey.delivery();
    if (delivery.kind() != Delivery.Kind.QUEUE || delivery.state() != Delivery.State.DELIVERED) {
      return Fate.NONE;
    }
    String resource = "/queues/" + delivery.target();
    if (!visit.may("mns:PeekMessage", resource) || !visit.may("mns:GetQueueAttributes", resource)) {
      return Fate.DENIED;
    }
    QueueId queue = new QueueOwner(visit.account(), visit.region()).queue(delivery.target());
    Optional<QueueStatus> status = queues.status(queue);
    if (status.isEmpty()) {
      return Fate.NO_QUEUE;
    }
    String outcome =
        journey.attempts().stream().reduce((_, last) -> last).map(Journeys::sentence).orElse("");
    Fate hidden = isEmpty(status.get()) ? Fate.GONE : Fate.UNKNOWN;
    return switch (queues.peek(queue, PEEKED)) {
      case PeekOutcome.Seen(List<Message> seen) ->
          seen.stream()
              .filter(message -> outcome.endsWith(" " + message.id()))
              .findFirst()
              .map(message -> message.dequeueCount() == 0 ? Fate.WAITING : Fate.RETURNED)
              .orElse(hidden);
      case PeekOutcome.NoSuchQueue() -> Fate.NO_QUEUE;
    };
  }

  private static String sentence(Attempt attempt) {
    return attempt.outcome().sentence();
  }

  private static boolean isEmpty(QueueStatus queue) {
    return queue.active() + queue.inactive() + queue.delayed() == 0;
  }
}

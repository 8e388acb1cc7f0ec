package dev.cuepost.audit.callback.check;

import dev.cuepost.audit.callback.book.Delivery;
import dev.cuepost.audit.callback.check.Accusation.Promise;
import java.util.List;
import java.util.stream.Stream;

/** The dead letter of what was given up is on the queue of dead letters. */
final class DeadLettersArrive implements Rule {
  @Override
  public Stream<Accusation> accusations(Evidence evidence) {
    String queue = evidence.books().terms().deadLetterQueue();
    return evidence.books().deliveries().stream()
        .filter(delivery -> delivery.state() == Delivery.State.GIVEN_UP)
        .filter(evidence.books().terms()::hasDeadLetter)
        .filter(delivery -> !arrived(evidence, delivery, queue))
        .map(delivery ->
            new Accusation(
                Promise.DEAD_LETTER_LOST,
                delivery.event(),
                "delivery %s is GIVEN_UP, and its dead letter was not delivered to the queue %s and received there"
                    .formatted(delivery.id(), queue)));
  }

  private static boolean arrived(Evidence evidence, Delivery delivery, String queue) {
    return evidence.received(queue, delivery.body())
        && evidence.byEvent().getOrDefault(delivery.event(), List.of()).stream()
            .anyMatch(other ->
                other.purpose() == Delivery.Purpose.DEAD_LETTER
                    && other.target().equals(queue)
                    && other.state() == Delivery.State.DELIVERED);
  }
}

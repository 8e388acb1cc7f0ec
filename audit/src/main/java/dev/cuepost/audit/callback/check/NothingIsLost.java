package dev.cuepost.audit.callback.check;

import dev.cuepost.audit.callback.book.Asked;
import dev.cuepost.audit.callback.book.Delivery;
import dev.cuepost.audit.callback.check.Accusation.Promise;
import java.util.List;
import java.util.stream.Stream;

/** Every acknowledged event is in the log, and each delivery has ended. */
final class NothingIsLost implements Rule {
  @Override
  public Stream<Accusation> accusations(Evidence evidence) {
    return Stream.concat(
        evidence.books().asked().stream()
            .filter(asked -> asked.result() == Asked.Result.ACKNOWLEDGED)
            .filter(asked -> !isRecorded(evidence, asked))
            .map(asked ->
                new Accusation(
                    Promise.LOST,
                    String.valueOf(asked.id()),
                    "it was acknowledged for %s, and the log has no delivery of it there"
                        .formatted(asked.target()))),
        evidence.books().deliveries().stream()
            .filter(delivery -> delivery.state() == Delivery.State.PENDING)
            .map(delivery ->
                new Accusation(
                    Promise.NOT_ENDED,
                    delivery.event(),
                    "delivery %s to %s was still pending after %d attempts when the faults were over"
                        .formatted(delivery.id(), delivery.target(), delivery.attempts().size()))));
  }

  private static boolean isRecorded(Evidence evidence, Asked asked) {
    return evidence.bySubject().getOrDefault(String.valueOf(asked.id()), List.of()).stream()
        .anyMatch(delivery ->
            delivery.purpose() == Delivery.Purpose.EVENT
                && delivery.target().equals(asked.target()));
  }
}

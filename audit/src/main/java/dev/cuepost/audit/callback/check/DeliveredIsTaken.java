package dev.cuepost.audit.callback.check;

import dev.cuepost.audit.callback.book.Delivery;
import dev.cuepost.audit.callback.check.Accusation.Promise;
import java.util.stream.Stream;

/**
 * What the log calls delivered was taken: an endpoint answered 200 in time, or a queue got a
 * message. A receiver's own time is shorter than the server's, which has the way there and back.
 */
final class DeliveredIsTaken implements Rule {
  /** By which the server's timers may be late on a busy machine. */
  private static final long SLACK_MILLIS = 500;

  @Override
  public Stream<Accusation> accusations(Evidence evidence) {
    return evidence.books().deliveries().stream()
        .filter(delivery -> delivery.state() == Delivery.State.DELIVERED)
        .filter(delivery -> !isTaken(evidence, delivery))
        .map(delivery ->
            new Accusation(
                Promise.DELIVERED_TO_NOBODY,
                delivery.event(),
                switch (delivery.kind()) {
                  case HTTP ->
                      "delivery %s is DELIVERED, and of %d calls at %s none was answered 200 in time"
                          .formatted(
                              delivery.id(),
                              evidence.calls(delivery.event()).size(),
                              delivery.target());
                  case QUEUE ->
                      "delivery %s is DELIVERED, and no such message came from the queue %s"
                          .formatted(delivery.id(), delivery.target());
                }));
  }

  private static boolean isTaken(Evidence evidence, Delivery delivery) {
    long latest = evidence.books().terms().deadlineMillis() + SLACK_MILLIS;
    return switch (delivery.kind()) {
      case HTTP ->
          evidence.calls(delivery.event()).stream()
              .anyMatch(call ->
                  call.receiver().equals(delivery.target())
                      && call.answer().success()
                      && call.tookMillis() <= latest);
      case QUEUE -> evidence.received(delivery.target(), delivery.body());
    };
  }
}

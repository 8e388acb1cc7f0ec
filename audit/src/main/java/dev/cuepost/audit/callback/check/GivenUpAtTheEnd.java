package dev.cuepost.audit.callback.check;

import dev.cuepost.audit.callback.book.Delivery;
import dev.cuepost.audit.callback.check.Accusation.Promise;
import java.util.List;
import java.util.stream.Stream;

/** What is given up has had all the attempts of its policy, and none of them succeeded. */
final class GivenUpAtTheEnd implements Rule {
  @Override
  public Stream<Accusation> accusations(Evidence evidence) {
    return evidence.books().deliveries().stream()
        .filter(delivery -> delivery.state() == Delivery.State.GIVEN_UP)
        .flatMap(delivery -> accusations(delivery, evidence));
  }

  private static Stream<Accusation> accusations(Delivery delivery, Evidence evidence) {
    int due = evidence.books().terms().delays(delivery).size() + 1;
    List<Delivery.Attempt> made = delivery.attempts();
    if (made.size() != due) {
      return accusation(
          delivery,
          "delivery %s is GIVEN_UP after %d attempts; its policy has %d"
              .formatted(delivery.id(), made.size(), due));
    }
    if (made.stream().anyMatch(Delivery.Attempt::succeeded)) {
      return accusation(
          delivery,
          "delivery %s is GIVEN_UP though one of its attempts succeeded".formatted(delivery.id()));
    }
    return Stream.of();
  }

  private static Stream<Accusation> accusation(Delivery delivery, String sentence) {
    return Stream.of(new Accusation(Promise.GIVEN_UP_EARLY, delivery.event(), sentence));
  }
}

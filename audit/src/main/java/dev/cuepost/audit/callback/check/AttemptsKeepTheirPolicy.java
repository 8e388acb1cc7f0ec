package dev.cuepost.audit.callback.check;

import dev.cuepost.audit.callback.book.Delivery;
import dev.cuepost.audit.callback.book.Delivery.Attempt;
import dev.cuepost.audit.callback.check.Accusation.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Attempts are numbered from 1, and between two of them there is at least the policy's delay. */
final class AttemptsKeepTheirPolicy implements Rule {
  @Override
  public Stream<Accusation> accusations(Evidence evidence) {
    return evidence.books().deliveries().stream()
        .flatMap(delivery ->
            sentences(delivery, evidence.books().terms().delays(delivery)).stream()
                .map(sentence ->
                    new Accusation(Promise.ATTEMPTS_WRONG, delivery.event(), sentence)));
  }

  private static List<String> sentences(Delivery delivery, List<Long> delays) {
    List<String> sentences = new ArrayList<>();
    List<Attempt> attempts = delivery.attempts();
    if (attempts.size() > delays.size() + 1) {
      sentences.add(
          "delivery %s has %d attempts; its policy has %d"
              .formatted(delivery.id(), attempts.size(), delays.size() + 1));
    }
    for (int index = 0; index < attempts.size(); index++) {
      Attempt attempt = attempts.get(index);
      if (attempt.number() != index + 1) {
        sentences.add(
            "attempt %d of delivery %s has the number %d"
                .formatted(index + 1, delivery.id(), attempt.number()));
      }
      if (0 < index && index <= delays.size()) {
        long pause = attempt.atMillis() - attempts.get(index - 1).endMillis();
        if (pause < delays.get(index - 1)) {
          sentences.add(
              "attempt %d of delivery %s began %d ms after the one before; its policy says %d"
                  .formatted(index + 1, delivery.id(), pause, delays.get(index - 1)));
        }
      }
    }
    return sentences;
  }
}

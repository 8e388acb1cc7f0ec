package dev.cuepost.audit.callback.check;

import dev.cuepost.audit.callback.book.Call;
import dev.cuepost.audit.callback.book.Delivery;
import dev.cuepost.audit.callback.check.Accusation.Promise;
import java.util.List;
import java.util.stream.Stream;

/**
 * An event is told once for each attempt in the log, and once more for each kill: an attempt that a
 * kill cut off is not written down and made again. A kill before the first call or after the last
 * one explains nothing.
 */
final class NoCallWithoutCause implements Rule {
  /** By which a receiver may be late to read what a killed server had sent. */
  private static final long LATE_MILLIS = 2_000;

  @Override
  public Stream<Accusation> accusations(Evidence evidence) {
    return evidence.callsByEvent().entrySet().stream()
        .flatMap(entry -> accusations(entry.getKey(), entry.getValue(), evidence));
  }

  private static Stream<Accusation> accusations(String event, List<Call> calls, Evidence evidence) {
    List<Delivery> deliveries = evidence.byEvent().getOrDefault(event, List.of());
    if (deliveries.isEmpty()) {
      return Stream.of(); // OnlyWhatIsRecorded has a word about it
    }
    long attempts =
        deliveries.stream()
            .filter(delivery -> delivery.kind() == Delivery.Kind.HTTP)
            .mapToLong(delivery -> delivery.attempts().size())
            .sum();
    long first = calls.stream().mapToLong(Call::atMillis).min().orElse(0);
    long last = calls.stream().mapToLong(Call::atMillis).max().orElse(0);
    long kills =
        evidence.books().kills().stream()
            .filter(at -> first - LATE_MILLIS <= at && at <= last)
            .count();
    return calls.size() <= attempts + kills
        ? Stream.of()
        : Stream.of(
            new Accusation(
                Promise.TOLD_TOO_OFTEN,
                event,
                "it was told %d times; the log has %d attempts, and the server was killed %d times meanwhile"
                    .formatted(calls.size(), attempts, kills)));
  }
}

package dev.cuepost.audit.callback.check;

import dev.cuepost.audit.callback.book.Call;
import dev.cuepost.audit.callback.book.Delivery;
import dev.cuepost.audit.callback.check.Accusation.Promise;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Every call about an event has the same bytes, those of the event's text. A body that was cut off,
 * as by a kill, says nothing.
 */
final class BodiesAreTheSame implements Rule {
  @Override
  public Stream<Accusation> accusations(Evidence evidence) {
    return evidence.callsByEvent().entrySet().stream()
        .flatMap(entry -> accusations(entry.getKey(), entry.getValue(), evidence));
  }

  private static Stream<Accusation> accusations(String event, List<Call> calls, Evidence evidence) {
    Set<String> bodies =
        Stream.concat(
                calls.stream().map(Call::body).filter(Objects::nonNull).map(String::valueOf),
                evidence.byEvent().getOrDefault(event, List.of()).stream().map(Delivery::body))
            .collect(Collectors.toSet());
    return bodies.size() <= 1
        ? Stream.of()
        : Stream.of(
            new Accusation(
                Promise.ALTERED,
                event,
                "its %d calls and its text in the log have %d different bodies"
                    .formatted(calls.size(), bodies.size())));
  }
}

package dev.cuepost.audit.callback.check;

import dev.cuepost.audit.callback.check.Accusation.Promise;
import java.util.stream.Stream;

/**
 * An event is recorded before it is told, also when the one who asked for it was not answered any
 * more.
 */
final class OnlyWhatIsRecorded implements Rule {
  @Override
  public Stream<Accusation> accusations(Evidence evidence) {
    return Stream.concat(
        evidence.books().calls().stream()
            .filter(call -> call.event() == null)
            .map(call ->
                new Accusation(
                    Promise.TOLD_UNRECORDED,
                    "?",
                    "%s got a call without a webhook-id".formatted(call.receiver()))),
        evidence.callsByEvent().entrySet().stream()
            .filter(entry -> !evidence.byEvent().containsKey(entry.getKey()))
            .map(entry ->
                new Accusation(
                    Promise.TOLD_UNRECORDED,
                    entry.getKey(),
                    "%s got %d calls about it, and the log does not know it"
                        .formatted(
                            entry.getValue().getFirst().receiver(), entry.getValue().size()))));
  }
}

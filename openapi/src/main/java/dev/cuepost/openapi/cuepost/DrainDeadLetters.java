package dev.cuepost.openapi.cuepost;

import dev.cuepost.callback.delivery.Drain;
import dev.cuepost.callback.delivery.Drain.Reason;
import dev.cuepost.callback.setting.DeliveryOptions;
import dev.cuepost.callback.setting.StoredOptions;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.ParameterType;
import dev.cuepost.openapi.Refusal;
import dev.cuepost.openapi.RpcError;
import dev.cuepost.openapi.Value;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes dead letters back from their queue and tells their events to the original targets again.
 */
record DrainDeadLetters(Drain drain, StoredOptions options, InstantSource clock) implements Action {
  private static final Parameter<String> QUEUE =
      Parameter.optional(
          "Queue",
          new ParameterType<>(
              "is the name of a queue that begins with ice-callback-dlq",
              text -> Optional.of(text).filter(DeliveryOptions::isDeadLetterQueue)));
  private static final Parameter<Integer> LIMIT =
      Parameter.optional("Limit", ParameterType.whole(1, Drain.MOST));

  /** To the millisecond, as messages have their times. */
  private static final Parameter<Instant> SENT_UNTIL =
      Parameter.optional(
          "SentUntil",
          new ParameterType<>(
              "is a time such as 2026-12-01T08:00:00.123Z", DrainDeadLetters::time));

  @Override
  public String name() {
    return "DrainDeadLetters";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(OptionProduct.PRODUCT, QUEUE, LIMIT, SENT_UNTIL);
  }

  @Override
  public Fields answer(Call call) throws Refusal {
    String queue = queue(call);
    Instant sentUntil =
        call.find(SENT_UNTIL).orElseGet(() -> clock.instant().truncatedTo(ChronoUnit.MILLIS));
    return switch (drain.drain(
        call.account(),
        call.region(),
        queue,
        call.find(LIMIT).orElse(Drain.MOST_BY_DEFAULT),
        sentUntil)) {
      case Drain.Outcome.Drained drained ->
          fields(drained).text("Queue", queue).text("SentUntil", sentUntil.toString());
      case Drain.Outcome.NoSuchQueue() ->
          throw new Refusal(RpcError.of("QueueNotFound", "There is no queue " + queue + "."));
    };
  }

  private String queue(Call call) throws Refusal {
    Optional<String> queue =
        call.find(QUEUE)
            .or(() ->
                options.of(call.account(), call.region(), OptionProduct.of(call)).deadLetters());
    return queue.orElseThrow(() -> new Refusal(RpcError.missing("Queue")));
  }

  private static Fields fields(Drain.Outcome.Drained drained) {
    Map<Reason, Integer> passedOver = drained.passedOver();
    return new Fields()
        .items(
            "DeliveryIds",
            drained.planned().stream().map(id -> new Value.Text(id.toString())).toList())
        .whole("Planned", drained.planned().size())
        .whole("Outdated", drained.outdated())
        .fields(
            "PassedOver",
            new Fields()
                .whole("NoDeadLetter", passedOver.getOrDefault(Reason.NO_DEAD_LETTER, 0))
                .whole("NotInLog", passedOver.getOrDefault(Reason.NOT_IN_LOG, 0)))
        .flag("More", drained.more());
  }

  private static Optional<Instant> time(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}

package dev.cuepost.openapi.cuepost;

import dev.cuepost.callback.delivery.Attempt;
import dev.cuepost.callback.delivery.AttemptOutcome;
import dev.cuepost.callback.delivery.Delivery;
import dev.cuepost.callback.delivery.Delivery.State;
import dev.cuepost.callback.delivery.DeliveryLog.RecordedEvent;
import dev.cuepost.callback.delivery.Exchange;
import dev.cuepost.openapi.Fields;
import java.time.Instant;
import java.util.Optional;

/** How a delivery is told of. Times have milliseconds where there are any. */
final class DeliveryAnswer {
  private DeliveryAnswer() {}

  static Fields delivery(RecordedEvent event, Delivery delivery, Optional<String> lastOutcome) {
    return new Fields()
        .text("DeliveryId", delivery.id().toString())
        .text("EventId", event.id().value())
        .text("EventType", event.eventType())
        .text("JobId", event.jobId())
        .text("MediaId", event.mediaId())
        .text("Purpose", delivery.purpose().name())
        .text("Kind", delivery.kind().name())
        .text("Target", delivery.target())
        .text("State", delivery.state().name())
        .whole("Attempts", delivery.attempts())
        .text("EventTime", event.at().toString())
        .text("PlannedTime", delivery.plannedAt().toString())
        .text("DueTime", due(delivery).map(Instant::toString))
        .text("EndTime", delivery.endedAt().map(Instant::toString))
        .text(
            "LastOutcome",
            delivery.state() == State.SUPERSEDED ? Optional.of(Delivery.SUPERSEDED) : lastOutcome);
  }

  /** Only what has not ended is due again. */
  private static Optional<Instant> due(Delivery delivery) {
    return delivery.state() == State.PENDING ? Optional.of(delivery.dueAt()) : Optional.empty();
  }

  static Fields attempt(Attempt attempt) {
    var fields =
        new Fields()
            .whole("Number", attempt.number())
            .text("StartTime", attempt.startedAt().toString())
            .whole("DurationMillis", attempt.duration().toMillis())
            .flag("Succeeded", attempt.outcome() instanceof AttemptOutcome.Delivered)
            .text("Outcome", attempt.outcome().sentence());
    attempt.outcome().httpStatus().ifPresent(status -> fields.whole("HttpStatus", status));
    attempt.exchange().ifPresent(seen -> fields.all(exchange(seen)));
    return fields;
  }

  private static Fields exchange(Exchange seen) {
    var fields = new Fields().text("Address", seen.address());
    seen.dnsMicros().ifPresent(micros -> fields.whole("DnsMicros", micros));
    seen.connectMicros().ifPresent(micros -> fields.whole("ConnectMicros", micros));
    seen.tlsMicros().ifPresent(micros -> fields.whole("TlsMicros", micros));
    seen.firstByteMicros().ifPresent(micros -> fields.whole("FirstByteMicros", micros));
    return fields.text("Answer", seen.answer());
  }
}

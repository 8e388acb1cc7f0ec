package dev.cuepost.callback.delivery;

import dev.cuepost.callback.delivery.Delivery.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** An attempt that has ended, and what follows from it. */
record Ended(
    Due due,
    Instant startedAt,
    Duration duration,
    AttemptOutcome outcome,
    Optional<Exchange> exchange) {

  Instant endedAt() {
    return startedAt.plus(duration);
  }

  int number() {
    return due.attempts() + 1;
  }

  State state() {
    return switch (outcome) {
      case AttemptOutcome.Delivered _ -> State.DELIVERED;
      case AttemptOutcome.Failed _ -> again().isPresent() ? State.PENDING : State.GIVEN_UP;
    };
  }

  /** When the next attempt is due: the delay counts from the end of this one. */
  Optional<Instant> again() {
    return outcome instanceof AttemptOutcome.Failed
        ? due.schedule().delayAfter(number()).map(endedAt()::plus)
        : Optional.empty();
  }

  /** The delivery that takes the event to its dead letters, if it goes there. */
  Optional<Plan> deadLetter() {
    return state() == State.GIVEN_UP
        ? due.deadLetters()
            .map(queue ->
                new Plan(
                    due.account(),
                    Delivery.Purpose.DEAD_LETTER,
                    Delivery.Kind.QUEUE,
                    queue,
                    due.eventRegion(),
                    Optional.empty(),
                    RetrySchedule.DOCUMENTED,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(due.id().number())))
        : Optional.empty();
  }
}

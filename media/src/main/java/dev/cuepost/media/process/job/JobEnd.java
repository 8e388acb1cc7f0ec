package dev.cuepost.media.process.job;

import dev.cuepost.callback.event.Failure;
import dev.cuepost.media.process.outcome.Outcome;
import java.time.Duration;

/** How an attempt at a job ended. */
sealed interface JobEnd {
  /** All that it makes is stored. */
  record Succeeded(Result result) implements JobEnd {}

  /** It cannot be done. */
  record Failed(Failure failure) implements JobEnd {
    static Failed of(String code, String message) {
      return new Failed(new Failure(code, message));
    }
  }

  /** What a run that made nothing means for its job. */
  static JobEnd of(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Failed(String code, String message) -> Failed.of(code, message);
      case Outcome.TimedOut(Duration limit) ->
          Failed.of(
              "ProcessTimeout",
              "The job was stopped after %d s, the longest time one may take."
                  .formatted(limit.toSeconds()));
      case Outcome.Cancelled _ -> new Interrupted();
      case Outcome.Made made -> throw new IllegalArgumentException("it made " + made.files());
    };
  }

  /** It was broken off; another worker does it. */
  record Interrupted() implements JobEnd {}
}

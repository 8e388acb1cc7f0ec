package dev.cuepost.callback.delivery;

import java.util.Optional;

/** What came of one attempt to deliver an event. */
public sealed interface AttemptOutcome {
  /** For a person: what the target did. */
  String sentence();

  /** The status of the HTTP answer, if there was one. */
  Optional<Integer> httpStatus();

  /** The target took it. */
  record Delivered(String sentence, Optional<Integer> httpStatus) implements AttemptOutcome {}

  /** It did not. */
  record Failed(String sentence, Optional<Integer> httpStatus) implements AttemptOutcome {
    static Failed because(String sentence) {
      return new Failed(sentence, Optional.empty());
    }
  }
}

package dev.cuepost.queue;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** An engine does what the model does, whatever happens in whatever order. */
interface HistoryRules extends EngineRules {
  /** How long a history is. */
  default int steps() {
    return 2_000;
  }

  @RepeatedTest(value = 6, name = "any history goes as the model says, seed {currentRepetition}")
  default void any_history_goes_as_the_model_says(RepetitionInfo repetition) {
    new RandomHistory(this, repetition.getCurrentRepetition()).run(steps());
  }
}

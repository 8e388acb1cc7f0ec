package dev.cuepost.queue;

import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An engine does what the model does, whatever happens in whatever order. */
interface HistoryRules extends EngineRules {
  /** How long a history is. */
  default int steps() {
    return 2_000;
  }

  /** As many as {@code -Dhistories=} says. */
  static LongStream seeds() {
    return LongStream.rangeClosed(1, Integer.getInteger("histories", 3));
  }

  @ParameterizedTest(name = "any history goes as the model says, seed {0}")
  @MethodSource("dev.cuepost.queue.HistoryRules#seeds")
  default void any_history_goes_as_the_model_says(long seed) {
    new RandomHistory(this, seed).run(steps());
  }
}

package dev.cuepost.cli.client;

import dev.cuepost.cli.outcome.Failure;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Asks again and again until there is an answer. */
public final class Poll {
  private Poll() {}

  /**
   * The first answer; empty if there was none in time. It asks at least once.
   *
   * @param patience how long it goes on
   * @param pause between the end of a question and the next one
   */
  public static <T> Optional<T> until(
      Duration patience, Duration pause, Supplier<Optional<T>> question) {
    long start = System.nanoTime();
    while (true) {
      Optional<T> answer = question.get();
      if (answer.isPresent() || System.nanoTime() - start >= patience.toNanos()) {
        return answer;
      }
      try {
        Thread.sleep(pause);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new Failure("interrupted while waiting", e);
      }
    }
  }
}

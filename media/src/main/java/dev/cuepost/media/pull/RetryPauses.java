package dev.cuepost.media.pull;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How long to wait after an attempt that failed and may do better later.
 *
 * @param pauses the first one follows the first failure; behind the last one there is no other
 *     attempt
 */
public record RetryPauses(List<Duration> pauses) {
  /** Ten attempts in about half an hour, beside what they take. */
  public static final RetryPauses DEFAULT =
      new RetryPauses(
          List.of(
              Duration.ofSeconds(1),
              Duration.ofSeconds(2),
              Duration.ofSeconds(5),
              Duration.ofSeconds(15),
              Duration.ofMinutes(1),
              Duration.ofMinutes(2),
              Duration.ofMinutes(5),
              Duration.ofMinutes(10),
              Duration.ofMinutes(10)));

  public RetryPauses {
    pauses = List.copyOf(pauses);
  }

  /**
   * The pause before the next attempt; empty if there is none.
   *
   * @param broken how many attempts have failed, 1 or more
   */
  Optional<Duration> after(int broken) {
    return broken <= pauses.size() ? Optional.of(pauses.get(broken - 1)) : Optional.empty();
  }
}

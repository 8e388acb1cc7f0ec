package dev.cuepost.audit;

import dev.cuepost.audit.history.AuditProblem;
import dev.cuepost.audit.history.Note.Ending;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What a soak of callbacks does.
 *
 * @param stops how the server ends, and how long after the start before
 * @param rest load after the last stop
 * @param rate events a second, 1 to 500
 */
record CallbackPlan(List<Stop> stops, Duration rest, int rate, long seed) {
  private static final Duration PAUSE_MIN = Duration.ofSeconds(10);
  private static final Duration PAUSE_MAX = Duration.ofSeconds(40);
  private static final int RATE_MAX = 500;
  private static final int TERMINATED_ONE_IN = 5;
  private static final int MINUTES_MAX = 10_000;

  /** An end of the server. */
  record Stop(Duration after, Ending how) {}

  CallbackPlan {
    stops = List.copyOf(stops);
    require(1 <= rate && rate <= RATE_MAX, "rate must be in 1..%d, was %d", RATE_MAX, rate);
  }

  /** Ends drawn by the seed: mostly SIGKILL, now and then SIGTERM, 10 to 40 s apart. */
  static CallbackPlan draw(int minutes, int rate, long seed) {
    require(
        1 <= minutes && minutes <= MINUTES_MAX,
        "minutes must be in 1..%d, was %d",
        MINUTES_MAX,
        minutes);
    var random = new SplittableRandom(seed);
    Duration left = Duration.ofMinutes(minutes);
    List<Stop> stops = new ArrayList<>();
    Duration after = pause(random);
    while (after.compareTo(left) < 0) {
      boolean terminated = stops.size() % TERMINATED_ONE_IN == TERMINATED_ONE_IN - 2;
      stops.add(new Stop(after, terminated ? Ending.TERMINATED : Ending.KILLED));
      left = left.minus(after);
      after = pause(random);
    }
    return new CallbackPlan(stops, left, rate, seed);
  }

  private static Duration pause(SplittableRandom random) {
    return Duration.ofMillis(random.nextLong(PAUSE_MIN.toMillis(), PAUSE_MAX.toMillis() + 1));
  }

  /** Load of the whole run, without starts and the end. */
  Duration length() {
    return stops.stream().map(Stop::after).reduce(rest, Duration::plus);
  }

  private static void require(boolean holds, String sentence, int most, int was) {
    if (!holds) {
      throw new AuditProblem(sentence.formatted(most, was));
    }
  }
}

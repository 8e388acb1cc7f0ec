package dev.cuepost.audit;

import dev.cuepost.audit.history.AuditProblem;
import dev.cuepost.audit.history.Durability;
import dev.cuepost.audit.history.Note.Ending;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What a run does.
 *
 * @param endings how the server ends in each round; empty for a server that is left alone
 * @param round load of a round; the server ends somewhere in its second half
 * @param clients 2 to 200
 * @param durability what the queue promises, set in the server's configuration
 */
record Plan(List<Ending> endings, Duration round, int clients, long seed, Durability durability) {
  private static final int CLIENTS_MAX = 200;

  Plan {
    endings = List.copyOf(endings);
    require(round.isPositive(), "seconds must be positive, was " + round.toSeconds());
    require(
        2 <= clients && clients <= CLIENTS_MAX,
        "clients must be in 2..%d, was %d".formatted(CLIENTS_MAX, clients));
  }

  /**
   * Endings drawn by the seed: mostly SIGKILL, from three rounds on with one SIGTERM and one
   * SIGKILL that is repeated while the server starts again.
   */
  static List<Ending> endings(int rounds, long seed) {
    require(0 < rounds && rounds <= 1_000, "rounds must be in 1..1000, was " + rounds);
    List<Ending> endings = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      endings.add(Ending.KILLED);
    }
    if (rounds >= 3) {
      var random = new SplittableRandom(seed);
      int terminated = random.nextInt(rounds);
      endings.set(terminated, Ending.TERMINATED);
      endings.set((terminated + random.nextInt(1, rounds)) % rounds, Ending.KILLED_WHILE_STARTING);
    }
    return endings;
  }

  /** Load of the whole run, without starts and drain. */
  Duration length() {
    return round.multipliedBy(endings.size() + 1);
  }

  private static void require(boolean holds, String sentence) {
    if (!holds) {
      throw new AuditProblem(sentence);
    }
  }
}

package dev.cuepost.queue.rocks;

import dev.cuepost.queue.TimeSource;
import java.time.Instant;
import java.util.concurrent.locks.Condition;

/**
 * The time by which leases, delays and retentions end: milliseconds that only pass, also over a
 * restart, however the clock on the wall is set.
 *
 * <p>In a new store it begins as the wall's time and normally stays equal to it. While the process
 * runs it follows the steady clock. Each stored group of changes notes what both clocks showed; the
 * next opening goes on from there and adds what has passed on the wall meanwhile, for which there
 * is no other witness.
 */
final class EngineClock {
  private static final long DRIFT_MILLIS = 20;
  private static final long ROUNDING_MILLIS = 2;

  private final TimeSource source;
  private final long ahead; // of the steady clock
  private volatile long distance; // from here to the wall

  private EngineClock(TimeSource source, long now) {
    this.source = source;
    ahead = now - source.steadyMillis();
    distance = wall() - now();
  }

  /** What both clocks showed at one moment, milliseconds. */
  record Reading(long engine, long wall) {
    /** What the clock on the wall will show then, if nobody sets it. */
    Instant onTheWall(long engineTime) {
      return Instant.ofEpochMilli(engineTime - engine + wall);
    }

    /** Whether the clock on the wall was set, or has drifted, since the other reading. */
    boolean differsFrom(Reading other) {
      return Math.abs((engine - wall) - (other.engine - other.wall)) > DRIFT_MILLIS;
    }
  }

  /** The clock of a new store. */
  static EngineClock starting(TimeSource source) {
    return new EngineClock(source, source.millis());
  }

  /** The clock of a store that was last written at the reading. */
  static EngineClock resuming(TimeSource source, Reading last) {
    return new EngineClock(source, last.engine() + Math.max(0, source.millis() - last.wall()));
  }

  long now() {
    return source.steadyMillis() + ahead;
  }

  /** What the clock on the wall shows, epoch milliseconds: for people, not for measuring. */
  long wall() {
    return source.millis();
  }

  /**
   * Both clocks at once. As long as nobody sets the one on the wall they keep their distance to the
   * millisecond, although each counts its milliseconds from a moment of its own: so what people are
   * told of a lease agrees with when it ends.
   */
  Reading reading() {
    long engine = now();
    long apart = wall() - engine;
    long kept = distance;
    if (Math.abs(apart - kept) > ROUNDING_MILLIS) {
      distance = apart;
      kept = apart;
    }
    return new Reading(engine, engine + kept);
  }

  /** Waits as {@link TimeSource#await} does, until an engine time. */
  void await(Condition condition, long until) throws InterruptedException {
    source.await(condition, until - ahead);
  }
}

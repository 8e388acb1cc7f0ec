package dev.cuepost.egress;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;

/** Tells how far a download has come, not too often. Used by one thread. */
final class CheckpointPace {
  private final InstantSource clock;
  private final long stepBytes;
  private final Duration stepTime;
  private final Consumer<Checkpoint> reached;
  private long toldBytes;
  private Instant toldAt;

  CheckpointPace(
      InstantSource clock, long stepBytes, Duration stepTime, Consumer<Checkpoint> reached) {
    this.clock = clock;
    this.stepBytes = stepBytes;
    this.stepTime = stepTime;
    this.reached = reached;
    this.toldAt = clock.instant();
  }

  boolean isDue(long bytes) {
    return bytes - toldBytes >= stepBytes || !clock.instant().isBefore(toldAt.plus(stepTime));
  }

  void tell(Checkpoint checkpoint) {
    toldBytes = checkpoint.bytes();
    toldAt = clock.instant();
    reached.accept(checkpoint);
  }
}

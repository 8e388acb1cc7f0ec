package dev.cuepost.audit.history;

import java.time.InstantSource;
import java.util.function.LongSupplier;

/** Reads both clocks. Any number of threads may share one. */
public final class MomentSource {
  private final String clock;
  private final LongSupplier nanos;
  private final InstantSource wall;

  /**
   * Moments by these clocks.
   *
   * @param clock name of the steady clock, another one for each process
   * @param nanos the steady clock
   */
  public MomentSource(String clock, LongSupplier nanos, InstantSource wall) {
    this.clock = clock;
    this.nanos = nanos;
    this.wall = wall;
  }

  /** The clocks of this process. */
  public static MomentSource system() {
    InstantSource wall = InstantSource.system();
    String name = "process-%d-%d".formatted(ProcessHandle.current().pid(), wall.millis());
    return new MomentSource(name, System::nanoTime, wall);
  }

  public Moment now() {
    return new Moment(clock, nanos.getAsLong(), wall.instant());
  }
}

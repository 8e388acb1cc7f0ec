package dev.cuepost.bench.figure;

import java.time.Duration;

/**
 * How long things took, counted in cells whose width is at most a 64th of their value, so that a
 * quantile is at most 1.6 % too high. Used by one thread.
 */
public final class Latencies {
  private static final int CELLS_BITS = 6;
  private static final int CELLS = 1 << CELLS_BITS;

  private final long[] counts = new long[(Long.SIZE - CELLS_BITS) * CELLS];
  private long count;

  /** Counts a duration; one below zero counts as zero. */
  public void record(long nanos) {
    counts[cell(Math.max(0, nanos))]++;
    count++;
  }

  public void add(Latencies others) {
    for (int cell = 0; cell < counts.length; cell++) {
      counts[cell] += others.counts[cell];
    }
    count += others.count;
  }

  public long count() {
    return count;
  }

  /**
   * The least duration that this share of all did not exceed.
   *
   * @param share 0 to 1
   * @return zero if nothing was counted
   */
  public Duration quantile(double share) {
    long rank = Math.max(1, (long) Math.ceil(share * count));
    long seen = 0;
    for (int cell = 0; cell < counts.length; cell++) {
      seen += counts[cell];
      if (seen >= rank) {
        return Duration.ofNanos(greatest(cell));
      }
    }
    return Duration.ZERO;
  }

  /** Small values have a cell each; above, each doubling is divided into {@link #CELLS}. */
  private static int cell(long nanos) {
    int doublings = Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(nanos) - CELLS_BITS - 1);
    return doublings * CELLS + (int) (nanos >>> doublings);
  }

  private static long greatest(int cell) {
    int doublings = Math.max(0, cell / CELLS - 1);
    return (((cell - doublings * CELLS) + 1L) << doublings) - 1;
  }
}

package dev.cuepost.media.process.packaging;

import java.util.List;

/**
 * Bits a second of a rendition.
 *
 * @param peak of its most expensive stretch
 * @param average over all
 */
record Bitrates(long peak, long average) {
  private static final int BITS = 8;

  /** A segment as it weighs. */
  record Weight(long bytes, double seconds) {}

  /**
   * Counts them as RFC 8216, section 4.1, does: the peak is that of the segments in a row that last
   * between half and one and a half of the target duration, or of a single one if none do.
   *
   * @param targetDuration seconds
   */
  static Bitrates of(List<Weight> weights, long targetDuration) {
    double peak = 0;
    double single = 0;
    double bytes = 0;
    double seconds = 0;
    for (int first = 0; first < weights.size(); first++) {
      var weight = weights.get(first);
      bytes += weight.bytes();
      seconds += weight.seconds();
      single = Math.max(single, weight.bytes() / weight.seconds());
      peak = Math.max(peak, peakFrom(weights.subList(first, weights.size()), targetDuration));
    }
    return new Bitrates(bits(peak > 0 ? peak : single), bits(bytes / seconds));
  }

  private static double peakFrom(List<Weight> weights, long targetDuration) {
    double peak = 0;
    double bytes = 0;
    double seconds = 0;
    for (var weight : weights) {
      bytes += weight.bytes();
      seconds += weight.seconds();
      if (seconds > 1.5 * targetDuration) {
        break;
      }
      if (seconds >= 0.5 * targetDuration) {
        peak = Math.max(peak, bytes / seconds);
      }
    }
    return peak;
  }

  private static long bits(double bytesPerSecond) {
    return Math.max(1, (long) Math.ceil(bytesPerSecond * BITS));
  }
}

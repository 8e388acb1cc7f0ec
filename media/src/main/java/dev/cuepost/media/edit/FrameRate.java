package dev.cuepost.media.edit;

import java.math.BigInteger;
import java.time.Duration;

/**
 * Frames a second as an exact ratio, such as 30000/1001, in lowest terms.
 *
 * @param numerator positive
 * @param denominator positive
 */
public record FrameRate(long numerator, long denominator) implements Comparable<FrameRate> {
  /** Sound is mixed at this rate, in samples a second. */
  public static final int SAMPLE_RATE = 48_000;

  private static final FrameRate[] BROADCAST = {
    new FrameRate(24_000, 1001), new FrameRate(30_000, 1001), new FrameRate(60_000, 1001)
  };

  public FrameRate {
    if (numerator <= 0 || denominator <= 0) {
      throw new IllegalArgumentException(
          "frame rate must be positive, was " + numerator + "/" + denominator);
    }
    long divisor =
        BigInteger.valueOf(numerator).gcd(BigInteger.valueOf(denominator)).longValueExact();
    numerator /= divisor;
    denominator /= divisor;
  }

  public static FrameRate of(long framesPerSecond) {
    return new FrameRate(framesPerSecond, 1);
  }

  /** The rate meant by a decimal: 29.97 is 30000/1001; others are kept to a hundredth. */
  public static FrameRate near(double framesPerSecond) {
    for (FrameRate rate : BROADCAST) {
      if (Math.abs(rate.perSecond() - framesPerSecond) < 0.006) {
        return rate;
      }
    }
    long rounded = Math.round(framesPerSecond);
    return Math.abs(rounded - framesPerSecond) < 0.006
        ? of(Math.max(1, rounded))
        : new FrameRate(Math.max(1, Math.round(framesPerSecond * 100)), 100);
  }

  public double perSecond() {
    return (double) numerator / denominator;
  }

  /** The frame boundary nearest to a time; halves go up. */
  public long frameAt(Duration time) {
    return divideRounding(nanos(time).multiply(big(numerator)), big(denominator).multiply(NANOS));
  }

  /** When a frame begins, to the nanosecond. */
  public Duration timeOf(long frame) {
    return Duration.ofNanos(
        divideRounding(big(frame).multiply(big(denominator)).multiply(NANOS), big(numerator)));
  }

  /** The sample with which a frame begins. */
  public long sampleOf(long frame) {
    return divideRounding(
        big(frame).multiply(big(denominator)).multiply(big(SAMPLE_RATE)), big(numerator));
  }

  /** The sample nearest to a time. */
  public static long sampleAt(Duration time) {
    return divideRounding(nanos(time).multiply(big(SAMPLE_RATE)), NANOS);
  }

  /** FFmpeg's spelling: {@code 30000/1001}. */
  public String text() {
    return numerator + "/" + denominator;
  }

  @Override
  public int compareTo(FrameRate other) {
    return big(numerator)
        .multiply(big(other.denominator))
        .compareTo(big(other.numerator).multiply(big(denominator)));
  }

  private static final BigInteger NANOS = BigInteger.valueOf(1_000_000_000);

  private static BigInteger nanos(Duration time) {
    return big(time.getSeconds()).multiply(NANOS).add(big(time.getNano()));
  }

  private static BigInteger big(long value) {
    return BigInteger.valueOf(value);
  }

  private static long divideRounding(BigInteger dividend, BigInteger divisor) {
    return dividend.shiftLeft(1).add(divisor).divide(divisor.shiftLeft(1)).longValueExact();
  }
}

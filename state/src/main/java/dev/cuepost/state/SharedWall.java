package dev.cuepost.state;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * What the database's clock shows, so that all servers on it agree on moments, whatever their own
 * clocks show. Between two looks time goes on by this machine's steady clock.
 *
 * <p>A look tells no more than that its moment lay somewhere between question and answer; what is
 * known already stays as long as that can be.
 */
final class SharedWall implements InstantSource {
  private final LongSupplier nanos;
  private volatile long aheadMillis;

  /** Asks what the database's clock shows, epoch milliseconds. */
  @FunctionalInterface
  interface Question<E extends Exception> {
    long millis() throws E;
  }

  /**
   * @param nanos this machine's steady clock
   */
  SharedWall(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** Looks at the database's clock. */
  <E extends Exception> void look(Question<E> question) throws E {
    long asked = steady();
    long shown = question.millis();
    long answered = steady();
    if (shown - answered > aheadMillis || shown - asked < aheadMillis) {
      aheadMillis = shown - asked - (answered - asked) / 2;
    }
  }

  private long steady() {
    return TimeUnit.NANOSECONDS.toMillis(nanos.getAsLong());
  }

  @Override
  public Instant instant() {
    return Instant.ofEpochMilli(millis());
  }

  @Override
  public long millis() {
    return steady() + aheadMillis;
  }
}

package dev.cuepost.openapi;

import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * How often an account may call an operation: so many times in a second, all at once or spread over
 * it. Each account and each operation counts for itself. All threads may use it.
 *
 * <p>Of each pair only one number is kept: the moment up to which its calls have used the time,
 * each call its share of a second. A call is refused if that moment would be more than a second
 * ahead.
 */
public final class CallRates {
  private static final long SECOND = TimeUnit.SECONDS.toMicros(1);

  /** With more pairs than this, those that are idle are dropped, once a second. */
  private static final int PAIRS = 10_000;

  private record Pair(String account, String version, String action) {}

  private final boolean limited;
  private final OptionalInt perSecond;
  private final LongSupplier steadyMillis;
  private final AtomicLong looked;
  private final ConcurrentMap<Pair, AtomicLong> usedUntil = new ConcurrentHashMap<>();

  private CallRates(boolean limited, OptionalInt perSecond, LongSupplier steadyMillis) {
    this.limited = limited;
    this.perSecond = perSecond;
    this.steadyMillis = steadyMillis;
    this.looked = new AtomicLong(TimeUnit.MILLISECONDS.toMicros(steadyMillis.getAsLong()));
  }

  /**
   * Limits calls.
   *
   * @param perSecond of operations that have no {@link Action#callsPerSecond} of their own, 1 or
   *     more; empty: those are not limited
   * @param steadyMillis a clock that only passes
   */
  public static CallRates of(OptionalInt perSecond, LongSupplier steadyMillis) {
    if (perSecond.orElse(1) < 1) {
      throw new IllegalArgumentException("at least one call a second, was " + perSecond);
    }
    return new CallRates(true, perSecond, steadyMillis);
  }

  /** Admits everything. */
  public static CallRates unlimited() {
    return new CallRates(false, OptionalInt.empty(), () -> 0);
  }

  /** Counts a call; false if it is one too many, which then does not count. */
  boolean admits(String account, Product product, Action action) {
    OptionalInt limit = action.callsPerSecond().isPresent() ? action.callsPerSecond() : perSecond;
    if (!limited || limit.isEmpty()) {
      return true;
    }
    long now = TimeUnit.MILLISECONDS.toMicros(steadyMillis.getAsLong());
    long share = SECOND / limit.getAsInt();
    AtomicLong used =
        usedUntil.computeIfAbsent(
            new Pair(account, product.version(), action.name()),
            _ -> new AtomicLong(Long.MIN_VALUE));
    boolean admitted = take(used, now, share);
    long look = looked.get();
    if (usedUntil.size() > PAIRS && now - look >= SECOND && looked.compareAndSet(look, now)) {
      usedUntil.values().removeIf(until -> until.get() <= now);
    }
    return admitted;
  }

  private static boolean take(AtomicLong used, long now, long share) {
    while (true) {
      long before = used.get();
      long after = Math.max(before, now) + share;
      if (after - now > SECOND) {
        return false;
      }
      if (used.compareAndSet(before, after)) {
        return true;
      }
    }
  }

  /** How many pairs are remembered. */
  int remembered() {
    return usedUntil.size();
  }
}

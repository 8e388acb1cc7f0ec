package dev.cuepost.openapi;

import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.ObjLongConsumer;

/**
 * How often an account may call an operation: so many times in a second, all at once or spread over
 * it. Each account and each operation counts for itself. All threads may use it.
 *
 * <p>Of each pair only one number is kept: the moment up to which its calls have used the time,
 * each call its share of a second. A call is refused if that moment would be more than a second
 * ahead. Several servers tell each other what they have admitted; what they admit at the same
 * moment, before they have heard of each other, is made up for by refusing as much later.
 */
public final class CallRates {
  private static final long SECOND = TimeUnit.SECONDS.toMicros(1);

  /** What is admitted by several servers at once is remembered for so long at most. */
  private static final long DEBT_MAX = 10 * SECOND;

  /** With more pairs than this, those that are idle are dropped, once a second. */
  private static final int PAIRS = 10_000;

  private final boolean limited;
  private final OptionalInt perSecond;
  private final LongSupplier steadyMillis;
  private final AtomicLong looked;
  private final ObjLongConsumer<String> told;
  private final ConcurrentMap<String, AtomicLong> usedUntil = new ConcurrentHashMap<>();

  private CallRates(
      boolean limited,
      OptionalInt perSecond,
      LongSupplier steadyMillis,
      ObjLongConsumer<String> told) {
    this.limited = limited;
    this.perSecond = perSecond;
    this.steadyMillis = steadyMillis;
    this.looked = new AtomicLong(now());
    this.told = told;
  }

  /**
   * Limits calls.
   *
   * @param perSecond of operations that have no {@link Action#callsPerSecond} of their own, 1 or
   *     more; empty: those are not limited
   * @param steadyMillis a clock that only passes
   * @param told hears what is admitted, for {@link #admittedElsewhere} of other servers; must not
   *     block
   */
  public static CallRates of(
      OptionalInt perSecond, LongSupplier steadyMillis, ObjLongConsumer<String> told) {
    if (perSecond.orElse(1) < 1) {
      throw new IllegalArgumentException("at least one call a second, was " + perSecond);
    }
    return new CallRates(true, perSecond, steadyMillis, told);
  }

  /** Admits everything. */
  public static CallRates unlimited() {
    return new CallRates(false, OptionalInt.empty(), () -> 0, (_, _) -> {});
  }

  /** Counts a call; false if it is one too many, which then does not count. */
  boolean admits(String account, Product product, Action action) {
    OptionalInt limit = action.callsPerSecond().isPresent() ? action.callsPerSecond() : perSecond;
    if (!limited || limit.isEmpty()) {
      return true;
    }
    long now = now();
    long share = SECOND / limit.getAsInt();
    String pair = "%s %s %s".formatted(account, product.version(), action.name());
    boolean admitted = take(used(pair), now, share);
    if (admitted) {
      told.accept(pair, share);
    }
    forgetIdle(now);
    return admitted;
  }

  /**
   * Counts calls that another server has admitted.
   *
   * @param pair which account may call which operation
   * @param micros the time they use
   */
  public void admittedElsewhere(String pair, long micros) {
    long now = now();
    used(pair).updateAndGet(until -> Math.min(Math.max(until, now) + micros, now + DEBT_MAX));
    forgetIdle(now);
  }

  private AtomicLong used(String pair) {
    return usedUntil.computeIfAbsent(pair, _ -> new AtomicLong(Long.MIN_VALUE));
  }

  private void forgetIdle(long now) {
    long look = looked.get();
    if (usedUntil.size() > PAIRS && now - look >= SECOND && looked.compareAndSet(look, now)) {
      usedUntil.values().removeIf(until -> until.get() <= now);
    }
  }

  private long now() {
    return TimeUnit.MILLISECONDS.toMicros(steadyMillis.getAsLong());
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

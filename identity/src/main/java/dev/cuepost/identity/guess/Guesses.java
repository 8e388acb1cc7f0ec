package dev.cuepost.identity.guess;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Counts the failed attempts at a secret by where they come from, and holds their answers back once
 * there are many. Whoever has the secret is never counted, so never slowed, whoever else shares
 * their address.
 *
 * <p>All threads may use it; {@code lock} guards everything and is not held while one waits.
 */
public final class Guesses {
  /** Beyond it the source that failed least recently is forgotten early. */
  static final int SOURCES_MAX = 10_000;

  /** How many answers to one source are held back at the same time. */
  static final int WAITING_MAX_PER_SOURCE = 16;

  /** How many answers are held back at the same time. */
  static final int WAITING_MAX = 2_000;

  private final LongSupplier steadyMillis;
  private final Waiting waiting;
  private final Consumer<String> told;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Source, Failures> sources = new LinkedHashMap<>(16, 0.75f, true);
  private int held;

  /** How to answer a failed attempt. */
  public enum Answer {
    /** By what was wrong. */
    TRUTH,
    /** By asking for fewer requests: too many answers are held back already. */
    THROTTLE
  }

  /**
   * Constructs the count.
   *
   * @param steadyMillis a clock that only passes
   * @param waiting how the thread of a request waits, such as {@code Thread::sleep}
   * @param told hears of each failed attempt where it came from, for {@link #failedElsewhere} of
   *     other servers; must not block
   */
  public Guesses(LongSupplier steadyMillis, Waiting waiting, Consumer<String> told) {
    this.steadyMillis = steadyMillis;
    this.waiting = waiting;
    this.told = told;
  }

  /** Counts a failed attempt, and returns when it may be answered. */
  public Answer failed(InetAddress address) {
    Source source = Source.of(address);
    told.accept(source.prefix());
    Failures failures;
    Duration delay;
    lock.lock();
    try {
      long now = steadyMillis.getAsLong();
      failures = of(source, now);
      delay = failures.add(now);
      if (delay.isZero()) {
        return Answer.TRUTH;
      }
      if (failures.waiting >= WAITING_MAX_PER_SOURCE || held >= WAITING_MAX) {
        return Answer.THROTTLE;
      }
      failures.waiting++;
      held++;
    } finally {
      lock.unlock();
    }
    return held(failures, delay);
  }

  /** Counts failed attempts that other servers have answered. */
  public void failedElsewhere(String source, long times) {
    lock.lock();
    try {
      long now = steadyMillis.getAsLong();
      Failures failures = of(new Source(source), now);
      for (long i = 0; i < Math.min(times, Failures.COUNTED_MAX); i++) {
        failures.add(now);
      }
    } finally {
      lock.unlock();
    }
  }

  private Failures of(Source source, long now) {
    Failures failures = sources.computeIfAbsent(source, _ -> new Failures(now));
    forget(now);
    return failures;
  }

  private Answer held(Failures failures, Duration delay) {
    try {
      waiting.pass(delay);
      return Answer.TRUTH;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Answer.THROTTLE;
    } finally {
      lock.lock();
      try {
        failures.waiting--;
        held--;
      } finally {
        lock.unlock();
      }
    }
  }

  /** Drops the idle ones, and however many are too many. The least recent stand first. */
  private void forget(long now) {
    Iterator<Failures> eldest = sources.values().iterator();
    while (sources.size() > 1 && eldest.hasNext()) {
      if (!eldest.next().forgotten(now) && sources.size() <= SOURCES_MAX) {
        return;
      }
      eldest.remove();
    }
  }

  /** How many sources are remembered. */
  int remembered() {
    lock.lock();
    try {
      return sources.size();
    } finally {
      lock.unlock();
    }
  }
}

package dev.cuepost.audit.callback;

import dev.cuepost.audit.callback.book.Behaviour;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Changes how endpoints behave, each on its own: a while of taking, a while of a fault, by seed.
 */
final class Moods {
  private static final long TAKES_MIN_MILLIS = 1_000;
  private static final long TAKES_MAX_MILLIS = 5_000;
  private static final long FAULT_MIN_MILLIS = 400;
  private static final long FAULT_MAX_MILLIS = 4_000;

  private static final List<Behaviour> FAULTS =
      List.of(Behaviour.values()).stream().filter(how -> how != Behaviour.TAKES).toList();

  private final Map<Behaviour, Integer> shown = new EnumMap<>(Behaviour.class);
  private final List<Endpoint> endpoints;
  private final Mood[] moods;
  private final AtomicReference<@Nullable IOException> failure = new AtomicReference<>();
  private volatile boolean ended;
  private @Nullable Thread thread;

  private static final class Mood {
    private final RandomGenerator random;
    private final int first;
    private int turns;
    private long untilNanos;

    private Mood(long seed, int first) {
      this.random = new SplittableRandom(seed);
      this.first = first;
    }

    /** Every fault has its turn before one comes again; which is first differs. */
    private Behaviour next(long nowNanos) {
      boolean takes = turns++ % 2 == 0;
      long millis =
          takes
              ? random.nextLong(TAKES_MIN_MILLIS, TAKES_MAX_MILLIS)
              : random.nextLong(FAULT_MIN_MILLIS, FAULT_MAX_MILLIS);
      untilNanos = nowNanos + millis * 1_000_000;
      return takes ? Behaviour.TAKES : FAULTS.get((first + turns / 2) % FAULTS.size());
    }
  }

  Moods(List<Endpoint> endpoints, long seed) {
    this.endpoints = List.copyOf(endpoints);
    this.moods = new Mood[endpoints.size()];
    for (int index = 0; index < moods.length; index++) {
      moods[index] = new Mood(seed * 1_000 + index, index * FAULTS.size() / moods.length);
    }
  }

  void start() {
    long now = System.nanoTime();
    for (Mood mood : moods) {
      mood.untilNanos = now;
    }
    thread = Thread.ofVirtual().name("moods").start(this::run);
  }

  private void run() {
    try {
      while (!ended) {
        long now = System.nanoTime();
        for (int index = 0; index < moods.length; index++) {
          if (moods[index].untilNanos - now <= 0) {
            Behaviour next = moods[index].next(now);
            shown.merge(next, 1, Integer::sum);
            endpoints.get(index).behave(next);
          }
        }
        LockSupport.parkNanos(20_000_000);
      }
    } catch (IOException e) {
      failure.set(e); // a port cannot be had again
    }
  }

  /** Ends without another change. */
  void abandon() {
    ended = true;
  }

  /**
   * Ends all faults, for good.
   *
   * @return how often each was shown
   */
  Map<Behaviour, Integer> end() throws IOException, InterruptedException {
    ended = true;
    if (thread != null) {
      thread.join();
    }
    IOException failed = failure.get();
    if (failed != null) {
      throw failed;
    }
    for (Endpoint endpoint : endpoints) {
      endpoint.behave(Behaviour.TAKES);
    }
    return shown;
  }
}

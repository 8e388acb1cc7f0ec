package dev.cuepost.audit.callback;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/** Askers at work, each in a thread of its own, at a steady rate, also while nobody answers. */
final class Asking {
  private final List<Thread> threads = new ArrayList<>();
  private final Queue<RuntimeException> failures = new ConcurrentLinkedQueue<>();
  private volatile boolean ended;

  /**
   * Starts them.
   *
   * @param rate events a second by all of them together
   */
  static Asking start(List<Asker> askers, int rate) {
    var asking = new Asking();
    long interval = TimeUnit.SECONDS.toNanos(1) * askers.size() / rate;
    for (Asker asker : askers) {
      asking.threads.add(
          Thread.ofVirtual().name("asker").start(() -> asking.work(asker, interval)));
    }
    return asking;
  }

  private void work(Asker asker, long intervalNanos) {
    try {
      long next = System.nanoTime();
      while (!ended) {
        var _ = asker.once();
        // What a server that was away has missed is not asked for in one burst.
        next = Math.max(next + intervalNanos, System.nanoTime() - intervalNanos);
        TimeUnit.NANOSECONDS.sleep(next - System.nanoTime());
      }
    } catch (InterruptedException _) {
      // Told to end at once.
    } catch (RuntimeException e) {
      failures.add(e);
    }
  }

  /** Ends them at once. */
  void abandon() {
    ended = true;
    threads.forEach(Thread::interrupt);
  }

  /** Ends them after what they are just doing, and waits for it. */
  void end() throws InterruptedException {
    ended = true;
    for (Thread thread : threads) {
      thread.join();
    }
    if (!failures.isEmpty()) {
      throw failures.remove();
    }
  }
}

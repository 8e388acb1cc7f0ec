package dev.cuepost.bench.callback;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Keeps a sender busy for a while: events are recorded as fast as they are delivered. */
final class Drive {
  private static final int AHEAD = 1_024;
  private static final int RECORDERS = 2;

  /** How many events one transaction records. */
  private static final int BATCH = 16;

  private Drive() {}

  /** How many deliveries a second there were. */
  static double run(Sender sender, List<String> targets, Duration time)
      throws InterruptedException {
    long end = System.nanoTime() + time.toNanos();
    long before = sender.delivered();
    var recorded = new java.util.concurrent.atomic.AtomicLong();
    var threads = new Thread[RECORDERS];
    long begun = System.nanoTime();
    for (int i = 0; i < RECORDERS; i++) {
      threads[i] =
          Thread.ofPlatform()
              .name("recorder-" + i)
              .start(() -> {
                while (System.nanoTime() < end) {
                  if (recorded.get() - (sender.delivered() - before) > AHEAD) {
                    LockSupport.parkNanos(500_000);
                  } else {
                    sender.record(targets, BATCH);
                    recorded.addAndGet(BATCH);
                  }
                }
              });
    }
    for (Thread thread : threads) {
      thread.join();
    }
    double perSecond = (sender.delivered() - before) * 1e9 / (System.nanoTime() - begun);
    while (sender.delivered() - before < recorded.get()) {
      Thread.sleep(5);
    }
    return perSecond;
  }
}

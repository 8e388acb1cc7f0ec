package dev.cuepost.bench;

import dev.cuepost.bench.figure.Usage;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The most memory that a process and all that it has started hold together, looked at often. */
final class PeakMemory implements AutoCloseable {
  private static final long LOOK_MILLIS = 50;

  private final ProcessHandle process;
  private final CountDownLatch over = new CountDownLatch(1);
  private final Thread watch = Thread.ofPlatform().daemon().unstarted(this::look);
  private volatile double most;

  private PeakMemory(ProcessHandle process) {
    this.process = process;
  }

  static PeakMemory watch(ProcessHandle process) {
    var peak = new PeakMemory(process);
    peak.watch.start();
    return peak;
  }

  double mebibytes() {
    return most;
  }

  private void look() {
    try {
      do {
        double now =
            Stream.concat(Stream.of(process), process.descendants())
                .mapToDouble(PeakMemory::held)
                .sum();
        most = Math.max(most, now);
      } while (!over.await(LOOK_MILLIS, TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static double held(ProcessHandle one) {
    try {
      return Usage.of(one.pid()).mebibytes();
    } catch (IOException | RuntimeException _) {
      return 0; // it has just ended
    }
  }

  @Override
  public void close() {
    over.countDown();
  }
}

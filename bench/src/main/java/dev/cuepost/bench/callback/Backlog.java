package dev.cuepost.bench.callback;

import dev.cuepost.bench.figure.Usage;
import dev.cuepost.bench.run.JavaProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A process that finds events that another one had recorded and not delivered: how soon it delivers
 * the first one, and how much memory it takes to work them off.
 */
final class Backlog {
  private static final String FIRST = "first delivery";
  private static final int BATCH = 500;
  private static final long LOOK_MILLIS = 5;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final List<String> javaFlags;
  private final Path directory;

  /** What was seen of the process: start to first delivery, and memory after a while. */
  record Seen(Duration untilFirst, Usage usage) {}

  /**
   * @param directory where the backlog is kept
   */
  Backlog(List<String> javaFlags, Path directory) {
    this.javaFlags = javaFlags;
    this.directory = directory;
  }

  /** Records so many events, for each of the targets in turn, which nobody delivers. */
  void fill(List<String> targets, int events) throws IOException {
    try (var sender = new Sender(directory.resolve("data"))) {
      for (int n = 0; n < events; n += BATCH) {
        sender.record(targets, BATCH);
      }
    }
  }

  /** Starts a process on the backlog, and ends it after a while. */
  Seen start(Duration time) throws IOException, InterruptedException {
    long begun = System.nanoTime();
    try (var process =
        JavaProcess.start(
            javaFlags,
            System.getProperty("java.class.path"),
            List.of(Backlog.class.getName(), directory.resolve("data").toString()),
            directory.resolve("backlog.log"))) {
      while (!process.printed().contains(FIRST)) {
        process.failIfEnded();
        if (System.nanoTime() - begun > PATIENCE.toNanos()) {
          throw new IllegalStateException("nothing was delivered within " + PATIENCE);
        }
        Thread.sleep(LOOK_MILLIS);
      }
      var untilFirst = Duration.ofNanos(System.nanoTime() - begun);
      Thread.sleep(time);
      return new Seen(untilFirst, Usage.of(process.pid()));
    }
  }

  static void main(String[] arguments) throws IOException, InterruptedException {
    try (var sender = new Sender(Path.of(arguments[0]))) {
      sender.start();
      while (sender.delivered() == 0) {
        Thread.sleep(1);
      }
      System.out.println(FIRST);
      Thread.sleep(PATIENCE);
    }
  }
}

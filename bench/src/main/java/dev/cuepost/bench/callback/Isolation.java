package dev.cuepost.bench.callback;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** What one of ten targets that hangs takes from the other nine. */
final class Isolation {
  private static final int TARGETS = 10;
  private static final int PER_SECOND = 300;
  private static final int AHEAD = 1_024;
  private static final int BATCH = 20;

  private final Path directory;
  private final Duration time;
  private int runs;

  Isolation(Path directory, Duration time) {
    this.directory = directory;
    this.time = time;
  }

  /** How long it took 99 of 100 events from their record to nine targets, at a steady pace. */
  Duration p99(boolean oneHangs) throws IOException {
    try (var receiver = new TimedReceiver(TARGETS, oneHangs);
        var sender = sender()) {
      long begun = System.nanoTime();
      long most = time.toSeconds() * PER_SECOND;
      for (long n = 0; n < most; n++) {
        await(begun + n * 1_000_000_000L / PER_SECOND);
        sender.record(receiver.urls(), 1);
      }
      return receiver.p99();
    }
  }

  /** How many events a second got to nine targets when there were always more of them. */
  double perSecond(boolean oneHangs) throws IOException {
    try (var receiver = new TimedReceiver(TARGETS, oneHangs);
        var sender = sender()) {
      long begun = System.nanoTime();
      long recorded = 0;
      while (System.nanoTime() - begun < time.toNanos()) {
        if (recorded - receiver.arrived() > AHEAD) {
          LockSupport.parkNanos(500_000);
        } else {
          sender.record(receiver.urls(), BATCH);
          recorded += BATCH - BATCH / TARGETS;
        }
      }
      return receiver.arrived() * 1e9 / (System.nanoTime() - begun);
    }
  }

  /** Each run has a sender of its own: what one leaves must not burden the next. */
  private Sender sender() throws IOException {
    var sender = new Sender(directory.resolve("isolation-" + ++runs));
    sender.start();
    return sender;
  }

  private static void await(long nanos) {
    for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}

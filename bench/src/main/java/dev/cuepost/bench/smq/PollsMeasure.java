package dev.cuepost.bench.smq;

import dev.cuepost.bench.figure.Latencies;
import dev.cuepost.bench.figure.Row;
import dev.cuepost.bench.figure.Target;
import dev.cuepost.bench.figure.Usage;
import dev.cuepost.bench.load.EventLoop;
import dev.cuepost.bench.load.Window;
import dev.cuepost.bench.run.Scratch;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Very many polls parked on one queue: what they cost while nothing comes, and how one wakes. */
final class PollsMeasure implements Measure {
  private static final int BODY_BYTES = 1_024;
  private static final String QUEUE = "polls";
  private static final Duration SETTLING = Duration.ofSeconds(4);
  private static final Duration WATCHED = Duration.ofSeconds(10);
  private static final Duration LATEST = Duration.ofSeconds(60);

  /** Slow enough that each message meets a server that does nothing else. */
  private static final int WAKES_PER_SECOND = 20;

  private static final int WARMING_WAKES = 300;
  private static final int WAKES = 200;

  private final int polls;

  PollsMeasure(int polls) {
    this.polls = polls;
  }

  @Override
  public List<Row> run(Settings settings, Scratch scratch)
      throws IOException, InterruptedException {
    try (var cuepost = Cuepost.start(settings, scratch, "data")) {
      cuepost.create(List.of(QUEUE));
      wakes(cuepost, 1, WARMING_WAKES, 10 * WAKES_PER_SECOND);
      Latencies one = wakes(cuepost, 1, WAKES, WAKES_PER_SECOND);
      double idle = Usage.of(cuepost.pid()).mebibytes();
      return parked(cuepost, idle, one);
    }
  }

  private List<Row> parked(Cuepost cuepost, double idle, Latencies one) throws IOException {
    QueueCalls calls = cuepost.queue(QUEUE, Bodies.of(BODY_BYTES));
    var window = Window.of(LATEST);
    List<Row> rows = new ArrayList<>();
    var none = new Target.None();
    try (var loop = new EventLoop()) {
      Pace[] pace = {new Pace(WAKES_PER_SECOND, 0)};
      for (int i = 0; i < polls; i++) {
        loop.connect(
            cuepost.address(),
            new Polling(
                window,
                calls,
                received ->
                    pace[0].arrived(NumberedCalls.number(received), received.answeredAt())));
      }
      window.begin();
      runFor(loop, SETTLING);
      Usage before = Usage.of(cuepost.pid());
      long begun = System.nanoTime();
      runFor(loop, WATCHED);
      Usage after = Usage.of(cuepost.pid());
      double cores = after.coresSince(before, System.nanoTime() - begun);
      String parked = String.format(Locale.ROOT, "%,d parked", polls);
      rows.add(
          Row.figure(
              "memory, " + parked,
              after.mebibytes(),
              "MiB",
              String.format(
                  Locale.ROOT,
                  "before %.0f MiB; %.1f KiB a poll",
                  idle,
                  (after.mebibytes() - idle) * 1_024 / polls),
              none));
      rows.add(Row.figure("CPU, " + parked, cores * 100, "% of a core", "", none));
      pace[0] = new Pace(WAKES_PER_SECOND, WAKES);
      loop.connect(
          cuepost.address(),
          new PacedSending(window, pace[0], cuepost.numbered(QUEUE, BODY_BYTES)));
      run(loop, pace[0]);
      Latencies many = pace[0].fromSending();
      for (double share : new double[] {0.5, 0.99}) {
        rows.add(
            Row.figure(
                "sent to poll answered, " + parked + (share == 0.5 ? ", p50" : ", p99"),
                Trial.millis(many.quantile(share)),
                "ms",
                String.format(Locale.ROOT, "one parked %.2f ms", Trial.millis(one.quantile(share))),
                none));
      }
    }
    return rows;
  }

  private static Latencies wakes(Cuepost cuepost, int polls, int messages, int perSecond)
      throws IOException {
    QueueCalls calls = cuepost.queue(QUEUE, Bodies.of(BODY_BYTES));
    var window = Window.of(LATEST);
    try (var loop = new EventLoop()) {
      var pace = new Pace(perSecond, messages);
      for (int i = 0; i < polls; i++) {
        loop.connect(
            cuepost.address(),
            new Polling(
                window,
                calls,
                received -> pace.arrived(NumberedCalls.number(received), received.answeredAt())));
      }
      loop.connect(
          cuepost.address(), new PacedSending(window, pace, cuepost.numbered(QUEUE, BODY_BYTES)));
      window.begin();
      run(loop, pace);
      return pace.fromSending();
    }
  }

  private static void run(EventLoop loop, Pace pace) throws IOException {
    long latest = System.nanoTime() + LATEST.toNanos();
    loop.run(() -> pace.allArrived() || System.nanoTime() > latest);
    if (!pace.allArrived()) {
      throw new IllegalStateException("not every message came within " + LATEST);
    }
  }

  private static void runFor(EventLoop loop, Duration time) throws IOException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(time.toMillis());
    loop.run(() -> System.nanoTime() >= end);
  }
}

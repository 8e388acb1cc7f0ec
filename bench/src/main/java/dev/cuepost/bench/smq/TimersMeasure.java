package dev.cuepost.bench.smq;

import dev.cuepost.bench.figure.Latencies;
import dev.cuepost.bench.figure.Row;
import dev.cuepost.bench.figure.Target;
import dev.cuepost.bench.load.EventLoop;
import dev.cuepost.bench.load.Window;
import dev.cuepost.bench.run.Scratch;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How late delays and leases end while the server is sent as much as it can take: with polls parked
 * on a queue whose messages are delayed, and leased, for a second.
 */
final class TimersMeasure implements Measure {
  private static final int BODY_BYTES = 1_024;
  private static final int SECONDS = 1;
  private static final int PER_SECOND = 200;
  private static final int POLLS = 16;
  private static final Duration LATEST = Duration.ofSeconds(30);
  private static final int MOST_MILLIS = 100;

  @Override
  public List<Row> run(Settings settings, Scratch scratch)
      throws IOException, InterruptedException {
    var trial = new Trial(settings, scratch);
    var delays = new Latencies();
    var leases = new Latencies();
    try (var cuepost = Cuepost.start(settings, scratch, "data")) {
      trial.rounds(number -> {
        String delaying = "timers-" + Math.floorMod(number, 1_000);
        String beside = "beside-" + Math.floorMod(number, 1_000);
        cuepost.createDelaying(delaying, SECONDS);
        cuepost.create(List.of(beside));
        var lateness = round(settings, cuepost, delaying, beside);
        cuepost.drop(List.of(delaying, beside));
        if (number >= 0) {
          delays.add(lateness.delays());
          leases.add(lateness.leases());
        }
      });
    }
    List<Row> rows = new ArrayList<>();
    rows.add(row("a delay's end to its message received, p99", delays));
    rows.add(row("a lease's end to its message received again, p99", leases));
    rows.addAll(trial.disk());
    return rows;
  }

  private static Row row(String measure, Latencies late) {
    return Row.figure(
        measure,
        Trial.millis(late.quantile(0.99)),
        "ms",
        String.format(
            Locale.ROOT,
            "p50 %.0f ms, longest %.0f ms of %,d",
            Trial.millis(late.quantile(0.5)),
            Trial.millis(late.quantile(1)),
            late.count()),
        new Target.AtMost(MOST_MILLIS));
  }

  private static Lateness round(Settings settings, Cuepost cuepost, String delaying, String beside)
      throws IOException {
    int messages = Math.toIntExact(settings.time().toMillis() * PER_SECOND / 1_000);
    var lateness = new Lateness(messages, 1_000L * SECONDS);
    var pace = new Pace(PER_SECOND, messages);
    var window = Window.of(messages, _ -> {});
    // the load goes on until the last message has come twice
    var load = Window.of(settings.time().plusSeconds(3 * SECONDS));
    QueueCalls calls = cuepost.queue(delaying, Bodies.of(BODY_BYTES));
    QueueCalls others = cuepost.queue(beside, Bodies.of(BODY_BYTES));
    try (var loop = new EventLoop()) {
      for (int poll = 0; poll < POLLS; poll++) {
        loop.connect(cuepost.address(), Polling.untilDone(window, calls, lateness::came));
      }
      loop.connect(
          cuepost.address(),
          new PacedSending(window, pace, cuepost.numbered(delaying, BODY_BYTES)));
      for (int i = 0; i < settings.connections(); i++) {
        loop.connect(cuepost.address(), new Sending(load, () -> others, 1));
      }
      window.begin();
      load.begin();
      long latest = System.nanoTime() + settings.time().plus(LATEST).toNanos();
      loop.run(() -> lateness.allCameTwice() || System.nanoTime() > latest);
      if (!lateness.allCameTwice()) {
        throw new IllegalStateException("not every message came twice within " + LATEST);
      }
      var _ = window.flow();
      var _ = load.flow();
      return lateness;
    }
  }
}

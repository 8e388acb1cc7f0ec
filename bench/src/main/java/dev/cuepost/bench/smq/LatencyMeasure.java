package dev.cuepost.bench.smq;

import dev.cuepost.bench.figure.Latencies;
import dev.cuepost.bench.figure.Rounds;
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
 * How soon a message is with who waits for it: messages are sent at a steady rate, and half of the
 * connections have polls parked. What a poll is answered with was received durably, so that at
 * least one sync of the disk lies between.
 */
final class LatencyMeasure implements Measure {
  private static final int BODY_BYTES = 1_024;
  private static final Duration LATEST = Duration.ofSeconds(30);

  private final int perSecond;

  LatencyMeasure(int perSecond) {
    this.perSecond = perSecond;
  }

  @Override
  public List<Row> run(Settings settings, Scratch scratch)
      throws IOException, InterruptedException {
    var trial = new Trial(settings, scratch);
    var halves = new Rounds();
    var nearlyAll = new Rounds();
    var whole = new Latencies();
    var sends = new Latencies();
    try (var cuepost = Cuepost.start(settings, scratch, "data")) {
      trial.rounds(number -> {
        List<String> queue = List.of("latency-" + Math.floorMod(number, 1_000));
        cuepost.create(queue);
        Pace pace = round(settings, cuepost, queue.getFirst());
        cuepost.drop(queue);
        Latencies after = pace.afterAcknowledgement();
        double half = Trial.millis(after.quantile(0.5));
        double most = Trial.millis(after.quantile(0.99));
        if (settings.verbose()) {
          System.out.printf(
              Locale.ROOT, "round %d: p50 %.2f ms, p99 %.2f ms%n", number, half, most);
        }
        if (number >= 0) {
          halves.add(half);
          nearlyAll.add(most);
          whole.add(pace.fromSending());
          sends.add(pace.untilAcknowledgement());
        }
      });
    }
    var none = new Target.None();
    String rate = String.format(Locale.ROOT, "%,d messages/s", perSecond);
    List<Row> rows = new ArrayList<>();
    rows.add(figure("acknowledged to poll answered, p50", halves.median(), rate, 3));
    rows.add(figure("acknowledged to poll answered, p99", nearlyAll.median(), rate, 20));
    for (double share : new double[] {0.5, 0.99}) {
      String quantile = share == 0.5 ? "p50" : "p99";
      rows.add(
          Row.figure(
              "sent to poll answered, " + quantile,
              Trial.millis(whole.quantile(share)),
              "ms",
              String.format(
                  Locale.ROOT, "sent to acknowledged %.2f ms", Trial.millis(sends.quantile(share))),
              none));
    }
    rows.addAll(trial.disk());
    return rows;
  }

  private static Row figure(String measure, double millis, String rate, int most) {
    return Row.figure(measure, millis, "ms", rate, new Target.AtMost(most));
  }

  private Pace round(Settings settings, Cuepost cuepost, String queue) throws IOException {
    int messages = Math.toIntExact(settings.time().toMillis() * perSecond / 1_000);
    var window = Window.of(messages, _ -> {});
    QueueCalls calls = cuepost.queue(queue, Bodies.of(BODY_BYTES));
    NumberedCalls numbered = cuepost.numbered(queue, BODY_BYTES);
    try (var loop = new EventLoop()) {
      window.begin();
      var pace = new Pace(perSecond, messages);
      for (int i = 0; i < settings.connections(); i++) {
        loop.connect(
            cuepost.address(),
            i % 2 == 0
                ? new Polling(
                    window,
                    calls,
                    received -> pace.arrived(NumberedCalls.number(received), received.answeredAt()))
                : new PacedSending(window, pace, numbered));
      }
      long latest = System.nanoTime() + settings.time().plus(LATEST).toNanos();
      loop.run(() -> pace.allArrived() || System.nanoTime() > latest);
      if (!pace.allArrived()) {
        throw new IllegalStateException("not every message came within " + LATEST);
      }
      var _ = window.flow();
      return pace;
    }
  }
}

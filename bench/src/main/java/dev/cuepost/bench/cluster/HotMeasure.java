package dev.cuepost.bench.cluster;

import dev.cuepost.bench.figure.Rounds;
import dev.cuepost.bench.figure.Row;
import dev.cuepost.bench.figure.Target;
import dev.cuepost.bench.load.EventLoop;
import dev.cuepost.bench.load.Flow;
import dev.cuepost.bench.load.Window;
import dev.cuepost.bench.run.Scratch;
import dev.cuepost.bench.smq.Bodies;
import dev.cuepost.bench.smq.Cuepost;
import dev.cuepost.bench.smq.Measure;
import dev.cuepost.bench.smq.QueueCalls;
import dev.cuepost.bench.smq.Settings;
import dev.cuepost.bench.smq.Taking;
import dev.cuepost.bench.smq.Trial;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One queue that is sent to and taken from at the same time and stays short: senders wait while
 * there is much in it. Takers receive and delete by sixteen; counted is what they deleted.
 */
final class HotMeasure implements Measure {
  private static final int BODY_BYTES = 1_024;
  private static final int BATCH = 16;
  private static final double RATE = 10_000;

  /** What may be in the queue before senders wait. */
  private static final int SHORT = 1_000;

  /** Takers are so much fewer than senders as they are quicker. */
  private static final int TAKERS_SHARE = 4;

  @Override
  public List<Row> run(Settings settings, Scratch scratch)
      throws IOException, InterruptedException {
    var bodies = Bodies.of(BODY_BYTES);
    var trial = new Trial(settings, scratch);
    Site site = Site.start(settings, scratch);
    List<Row> rows = new ArrayList<>();
    List<Row> costs = new ArrayList<>();
    try (var cuepost = site.alone()) {
      for (int batch : new int[] {1, BATCH}) {
        String measure = "hot queue, sends by %d, messages".formatted(batch);
        var rates = new Rounds();
        var cost = new Cost(cuepost, site);
        trial.rounds(number -> {
          site.empty();
          List<String> queue = List.of("hot-%d-%d".formatted(batch, Math.floorMod(number, 1_000)));
          cuepost.create(queue);
          cost.begin();
          Flow flow = round(settings, cuepost, cuepost.queue(queue.getFirst(), bodies), batch);
          cost.end(flow.messages(), number >= 0);
          cuepost.drop(queue);
          if (settings.verbose()) {
            System.out.printf(
                Locale.ROOT, "round %d: %s %,.0f/s%n", number, measure, flow.perSecond());
          }
          if (number >= 0) {
            rates.add(flow.perSecond());
          }
        });
        rows.add(Row.figure(measure, rates.median(), "/s", "", new Target.AtLeast(RATE)));
        costs.add(cost.row(measure));
      }
    }
    rows.addAll(costs);
    rows.addAll(trial.disk());
    return rows;
  }

  private static Flow round(Settings settings, Cuepost cuepost, QueueCalls calls, int batch)
      throws IOException {
    var sent = Window.of(settings.time());
    var taken = Window.of(settings.time());
    int takers = Math.max(1, settings.connections() / TAKERS_SHARE);
    try (var loop = new EventLoop()) {
      for (int number = 0; number < settings.connections(); number++) {
        loop.connect(
            cuepost.address(),
            number < takers
                ? Taking.whatComes(taken, calls, BATCH, 1)
                : new HotSending(sent, taken, calls, batch, SHORT));
      }
      sent.begin();
      taken.begin();
      loop.run(loop::quiet);
    }
    var _ = sent.flow();
    return taken.flow();
  }
}

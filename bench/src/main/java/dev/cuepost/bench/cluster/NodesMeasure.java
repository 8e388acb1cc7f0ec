package dev.cuepost.bench.cluster;

import dev.cuepost.bench.figure.Rounds;
import dev.cuepost.bench.figure.Row;
import dev.cuepost.bench.figure.Target;
import dev.cuepost.bench.figure.Usage;
import dev.cuepost.bench.load.EventLoop;
import dev.cuepost.bench.load.Flow;
import dev.cuepost.bench.load.Window;
import dev.cuepost.bench.run.Scratch;
import dev.cuepost.bench.smq.Bodies;
import dev.cuepost.bench.smq.Cuepost;
import dev.cuepost.bench.smq.Measure;
import dev.cuepost.bench.smq.Settings;
import dev.cuepost.bench.smq.Trial;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a message costs the servers, in user time, when several work and when one does; each has as
 * many connections as the one. The load is one that servers bound rather than the database: small
 * messages, each sent, polled for and deleted by a signed request of its own.
 *
 * <p>All servers run all the time. The one that works alone is another one each round, so that all
 * are warm alike.
 */
final class NodesMeasure implements Measure {
  private static final int BODY_BYTES = 64;
  private static final double MOST = 1.1;

  private final int nodes;

  NodesMeasure(int nodes) {
    this.nodes = nodes;
  }

  @Override
  public List<Row> run(Settings settings, Scratch scratch)
      throws IOException, InterruptedException {
    var trial = new Trial(settings, scratch);
    Site site = Site.start(settings, scratch);
    List<Cuepost> all = site.together(nodes);
    var one = new Side();
    var several = new Side();
    trial.rounds(number -> {
      site.empty();
      List<String> queue = List.of("nodes-" + Math.floorMod(number, 1_000));
      all.getFirst().create(queue);
      Cuepost alone = all.get(Math.floorMod(number, nodes));
      one.round(settings, number, List.of(alone), queue.getFirst());
      several.round(settings, number, all, queue.getFirst());
      all.getFirst().drop(queue);
    });
    List<Row> rows = new ArrayList<>();
    rows.add(
        Row.ratio(
            "user time a message, %d servers".formatted(nodes),
            "µs",
            several.micros,
            "one server",
            one.micros,
            new Target.AtMost(MOST)));
    rows.add(
        Row.ratio(
            "messages sent, polled for, deleted; %d servers".formatted(nodes),
            several.rates,
            "one server",
            one.rates,
            new Target.None()));
    rows.addAll(trial.disk());
    return rows;
  }

  /** Some of the servers, and what came of their rounds. */
  private static final class Side {
    private final Rounds micros = new Rounds();
    private final Rounds rates = new Rounds();

    void round(Settings settings, int number, List<Cuepost> servers, String queue)
        throws IOException {
      Duration before = user(servers);
      Flow flow = journeys(settings, servers, queue);
      double each = user(servers).minus(before).toNanos() / 1e3 / flow.messages();
      if (settings.verbose()) {
        System.out.printf(
            Locale.ROOT,
            "round %d: %d servers, %.1f µs of user time a message, %,.0f/s%n",
            number,
            servers.size(),
            each,
            flow.perSecond());
      }
      if (number >= 0) {
        micros.add(each);
        rates.add(flow.perSecond());
      }
    }

    private static Duration user(List<Cuepost> servers) throws IOException {
      Duration all = Duration.ZERO;
      for (Cuepost server : servers) {
        all = all.plus(Usage.of(server.pid()).user());
      }
      return all;
    }

    private static Flow journeys(Settings settings, List<Cuepost> servers, String queue)
        throws IOException {
      var bodies = Bodies.of(BODY_BYTES);
      var window = Window.of(settings.time());
      try (var loop = new EventLoop()) {
        for (int number = 0; number < settings.connections() * servers.size(); number++) {
          Cuepost server = servers.get(number % servers.size());
          loop.connect(server.address(), new Journey(window, server.queue(queue, bodies)));
        }
        window.begin();
        loop.run(loop::quiet);
      }
      return window.flow();
    }
  }
}

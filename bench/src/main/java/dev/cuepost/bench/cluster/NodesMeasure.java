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
import dev.cuepost.bench.smq.NumberedCalls;
import dev.cuepost.bench.smq.Pace;
import dev.cuepost.bench.smq.PacedSending;
import dev.cuepost.bench.smq.Polling;
import dev.cuepost.bench.smq.Settings;
import dev.cuepost.bench.smq.Trial;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a message costs the servers, in user time: several, each with so many messages a second,
 * beside one that has as many, and beside one that has those of all. The load is one that servers
 * bound rather than the database: small messages, each sent, polled for and deleted by a signed
 * request of its own, while the other polls stay parked; the connections are as many in each case,
 * and none waits for a place at the database.
 *
 * <p>All servers run all the time. The one that works alone is another one each round, so that all
 * are warm alike.
 */
final class NodesMeasure implements Measure {
  private static final int BODY_BYTES = 64;
  private static final double MOST = 1.1;
  private static final Duration LATEST = Duration.ofSeconds(60);

  private final int nodes;
  private final int load;

  /**
   * @param load messages a second for each server
   */
  NodesMeasure(int nodes, int load) {
    this.nodes = nodes;
    this.load = load;
  }

  @Override
  public List<Row> run(Settings settings, Scratch scratch)
      throws IOException, InterruptedException {
    var trial = new Trial(settings, scratch);
    Site site = Site.start(settings, scratch);
    List<Cuepost> all = site.together(nodes);
    var one = new Side(load);
    var several = new Side(load * nodes);
    var oneForAll = new Side(load * nodes);
    trial.rounds(number -> {
      site.empty();
      List<String> queue = List.of("nodes-" + Math.floorMod(number, 1_000));
      all.getFirst().create(queue);
      Cuepost alone = all.get(Math.floorMod(number, nodes));
      one.round(settings, number, List.of(alone), queue.getFirst());
      several.round(settings, number, all, queue.getFirst());
      oneForAll.round(settings, number, List.of(alone), queue.getFirst());
      all.getFirst().drop(queue);
    });
    List<Row> rows = new ArrayList<>();
    String each = "user time a message, %d servers with %,d/s each".formatted(nodes, load);
    rows.add(
        Row.ratio(
            each,
            "µs",
            several.micros,
            "one with %,d/s".formatted(load),
            one.micros,
            new Target.AtMost(MOST)));
    rows.add(
        Row.ratio(
            each,
            "µs",
            several.micros,
            "one with all %,d/s".formatted(load * nodes),
            oneForAll.micros,
            new Target.None()));
    rows.addAll(trial.disk());
    return rows;
  }

  /** Some of the servers, and what came of their rounds. */
  private static final class Side {
    private final int load;
    private final Rounds micros = new Rounds();

    Side(int load) {
      this.load = load;
    }

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
      }
    }

    private static Duration user(List<Cuepost> servers) throws IOException {
      Duration all = Duration.ZERO;
      for (Cuepost server : servers) {
        all = all.plus(Usage.of(server.pid()).user());
      }
      return all;
    }

    private Flow journeys(Settings settings, List<Cuepost> servers, String queue)
        throws IOException {
      var window = Window.of(LATEST);
      int messages = Math.toIntExact(settings.time().toMillis() * load / 1_000);
      var pace = new Pace(load, messages);
      try (var loop = new EventLoop()) {
        for (int number = 0; number < settings.connections(); number++) {
          Cuepost server = servers.get(number / 2 % servers.size());
          loop.connect(
              server.address(),
              number % 2 == 0
                  ? new PacedSending(window, pace, server.numbered(queue, BODY_BYTES))
                  : new Polling(
                      window,
                      server.queue(queue, Bodies.of(BODY_BYTES)),
                      received ->
                          pace.arrived(NumberedCalls.number(received), received.answeredAt())));
        }
        window.begin();
        long latest = System.nanoTime() + LATEST.toNanos();
        loop.run(() -> pace.allArrived() || System.nanoTime() > latest);
        if (!pace.allArrived()) {
          throw new IllegalStateException("not every message came within " + LATEST);
        }
      }
      return window.flow();
    }
  }
}

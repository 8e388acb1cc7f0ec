package dev.cuepost.bench.cluster;

import dev.cuepost.bench.figure.Latencies;
import dev.cuepost.bench.figure.Row;
import dev.cuepost.bench.figure.Target;
import dev.cuepost.bench.load.EventLoop;
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
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * From a send on one server to the answer of a poll that is parked on another: with nothing else to
 * do, and beside a load on another queue, during which it is counted how often the servers tell
 * each other anything.
 */
final class WakeMeasure implements Measure {
  private static final int BODY_BYTES = 1_024;
  private static final int WAKES_PER_SECOND = 20;
  private static final double MOST_MILLIS = 50;
  private static final double MOST_WORDS = 0.1;
  private static final int LOAD_CONNECTIONS = 16;
  private static final Duration LATEST = Duration.ofSeconds(60);

  private final int load;

  WakeMeasure(int load) {
    this.load = load;
  }

  /** What several rounds came to. */
  private static final class Outcome {
    private final Latencies afterSend = new Latencies();
    private final Latencies afterAcknowledgement = new Latencies();
    private long words;
    private long messages;
  }

  @Override
  public List<Row> run(Settings settings, Scratch scratch)
      throws IOException, InterruptedException {
    var trial = new Trial(settings, scratch);
    Site site = Site.start(settings, scratch);
    List<Cuepost> nodes = site.together(2);
    var quiet = new Outcome();
    var busy = new Outcome();
    try (var words = Notifications.listen(site)) {
      trial.rounds(number -> {
        round(settings, nodes, number, 0, words, number < 0 ? new Outcome() : quiet);
        round(settings, nodes, number, load, words, number < 0 ? new Outcome() : busy);
      });
    } catch (SQLException e) {
      throw new IOException(e);
    }
    List<Row> rows = new ArrayList<>();
    figures(rows, "nothing else to do", quiet);
    figures(rows, String.format(Locale.ROOT, "beside %,d messages/s", load), busy);
    rows.add(
        Row.figure(
            "notifications a message, both servers",
            busy.words / (double) busy.messages,
            "",
            String.format(Locale.ROOT, "%,d for %,d messages", busy.words, busy.messages),
            new Target.AtMost(MOST_WORDS)));
    rows.addAll(trial.disk());
    return rows;
  }

  private static void figures(List<Row> rows, String when, Outcome outcome) {
    for (double share : new double[] {0.5, 0.99}) {
      rows.add(
          Row.figure(
              "send to a poll's answer elsewhere, " + (share == 0.5 ? "p50" : "p99"),
              Trial.millis(outcome.afterSend.quantile(share)),
              "ms",
              String.format(
                  Locale.ROOT,
                  "%s; after the acknowledgement %.2f ms",
                  when,
                  Trial.millis(outcome.afterAcknowledgement.quantile(share))),
              new Target.AtMost(MOST_MILLIS)));
    }
  }

  private static void round(
      Settings settings,
      List<Cuepost> nodes,
      int number,
      int load,
      Notifications words,
      Outcome outcome)
      throws IOException {
    String suffix = "%d-%d".formatted(load, Math.floorMod(number, 1_000));
    List<String> queues = List.of("wake-" + suffix, "load-" + suffix);
    Cuepost sender = nodes.getFirst();
    Cuepost other = nodes.getLast();
    sender.create(queues);
    var window = Window.of(LATEST);
    var pace = new Pace(WAKES_PER_SECOND, messages(settings, WAKES_PER_SECOND));
    var loadPace = new Pace(Math.max(1, load), messages(settings, load));
    var _ = words.heard();
    try (var loop = new EventLoop()) {
      loop.connect(other.address(), polling(window, other, queues.getFirst(), pace));
      loop.connect(sender.address(), sending(window, sender, queues.getFirst(), pace));
      for (int i = 0; i < (load > 0 ? LOAD_CONNECTIONS : 0); i++) {
        loop.connect(other.address(), polling(window, other, queues.getLast(), loadPace));
        loop.connect(sender.address(), sending(window, sender, queues.getLast(), loadPace));
      }
      window.begin();
      long latest = System.nanoTime() + settings.time().plus(LATEST).toNanos();
      loop.run(() -> (pace.allArrived() && loadPace.allArrived()) || System.nanoTime() > latest);
      if (!pace.allArrived() || !loadPace.allArrived()) {
        throw new IllegalStateException("not every message came within " + LATEST);
      }
    }
    var _ = window.flow();
    outcome.words += words.heard();
    outcome.messages += messages(settings, WAKES_PER_SECOND) + messages(settings, load);
    outcome.afterSend.add(pace.fromSending());
    outcome.afterAcknowledgement.add(pace.afterAcknowledgement());
    sender.drop(queues);
  }

  private static int messages(Settings settings, int perSecond) {
    return Math.toIntExact(settings.time().toMillis() * perSecond / 1_000);
  }

  private static Polling polling(Window window, Cuepost server, String queue, Pace pace) {
    return new Polling(
        window,
        server.queue(queue, Bodies.of(BODY_BYTES)),
        received -> pace.arrived(NumberedCalls.number(received), received.answeredAt()));
  }

  private static PacedSending sending(Window window, Cuepost server, String queue, Pace pace) {
    return new PacedSending(window, pace, server.numbered(queue, BODY_BYTES));
  }
}

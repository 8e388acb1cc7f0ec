package dev.cuepost.bench.cluster;

import dev.cuepost.bench.figure.Rounds;
import dev.cuepost.bench.figure.Row;
import dev.cuepost.bench.figure.Target;
import dev.cuepost.bench.load.Dialogue;
import dev.cuepost.bench.load.Flow;
import dev.cuepost.bench.load.Window;
import dev.cuepost.bench.run.Scratch;
import dev.cuepost.bench.smq.Bodies;
import dev.cuepost.bench.smq.Cuepost;
import dev.cuepost.bench.smq.Measure;
import dev.cuepost.bench.smq.QueueCalls;
import dev.cuepost.bench.smq.Sending;
import dev.cuepost.bench.smq.Settings;
import dev.cuepost.bench.smq.Taking;
import dev.cuepost.bench.smq.Trial;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * The whole way over HTTP beside bare SQL: sends, batches, receives with deletes. Both have their
 * messages in tables of one database, and take turns.
 */
final class HttpMeasure implements Measure {
  private static final int BODY_BYTES = 1_024;
  private static final int BATCH = 16;
  private static final double SHARE = 0.7;

  private final int bareConnections;

  HttpMeasure(int bareConnections) {
    this.bareConnections = bareConnections;
  }

  @Override
  public List<Row> run(Settings settings, Scratch scratch)
      throws IOException, InterruptedException {
    var bodies = Bodies.of(BODY_BYTES);
    var trial = new Trial(settings, scratch);
    Site site = Site.start(settings, scratch);
    List<Row> rows = new ArrayList<>();
    try (var cuepost = site.alone();
        var bare = BareSql.open(site, bareConnections, bodies)) {
      var pair = new Pair(settings, trial, site, cuepost, bare);
      var send = new Work("SendMessage", new Cost(cuepost, site));
      var batch = new Work("BatchSendMessage of 16, messages", new Cost(cuepost, site));
      var take = new Work("receive + delete by 16, messages", new Cost(cuepost, site));
      trial.rounds(number -> {
        site.empty();
        bare.empty(site);
        List<String> queue = List.of("bench-" + Math.floorMod(number, 1_000));
        cuepost.create(queue);
        QueueCalls calls = cuepost.queue(queue.getFirst(), bodies);
        pair.round(
            number, send, window -> new Sending(window, () -> calls, 1), worker -> worker.send(1));
        pair.round(
            number,
            batch,
            window -> new Sending(window, () -> calls, BATCH),
            worker -> worker.send(BATCH));
        pair.round(
            number,
            take,
            window -> Taking.until(window, calls, BATCH),
            worker -> worker.take(BATCH));
        cuepost.drop(queue);
      });
      for (Work work : List.of(send, batch, take)) {
        rows.add(
            Row.ratio(
                work.name(),
                work.http(),
                "bare SQL, %d connections".formatted(bareConnections),
                work.bare(),
                new Target.AtLeast(SHARE)));
      }
      for (Work work : List.of(send, batch, take)) {
        rows.add(work.cost().row(work.name()));
      }
    } catch (SQLException e) {
      throw new IOException(e);
    }
    rows.addAll(trial.disk());
    return rows;
  }

  /** One kind of work, and how fast both did it. */
  private record Work(String name, Cost cost, Rounds http, Rounds bare) {
    Work(String name, Cost cost) {
      this(name, cost, new Rounds(), new Rounds());
    }
  }

  private record Pair(Settings settings, Trial trial, Site site, Cuepost cuepost, BareSql bare) {
    void round(int number, Work work, Function<Window, Dialogue> dialogue, BareSql.Step step)
        throws IOException, InterruptedException {
      work.cost().begin();
      Flow flow = trial.run(number, work.name(), cuepost, dialogue);
      work.cost().end(flow.messages(), number >= 0);
      double alone = bare.perSecond(settings.time(), step);
      if (settings.verbose()) {
        System.out.printf(Locale.ROOT, "%39s%,9.0f/s bare SQL%n", "", alone);
      }
      if (number >= 0) {
        work.http().add(flow.perSecond());
        work.bare().add(alone);
      }
    }
  }
}

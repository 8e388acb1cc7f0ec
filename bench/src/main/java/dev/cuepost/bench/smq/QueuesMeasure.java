package dev.cuepost.bench.smq;

import dev.cuepost.bench.figure.Row;
import dev.cuepost.bench.figure.Target;
import dev.cuepost.bench.run.Scratch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Many queues, some of them in use, beside a server that has just one. Requests go to the queues in
 * use in turn, so that each of them holds few messages.
 */
final class QueuesMeasure implements Measure {
  private static final int BODY_BYTES = 1_024;
  private static final int BATCH = 16;
  private static final double SHARE = 0.7;

  private final int queues;
  private final int active;

  QueuesMeasure(int queues, int active) {
    this.queues = queues;
    this.active = active;
  }

  @Override
  public List<Row> run(Settings settings, Scratch scratch)
      throws IOException, InterruptedException {
    var bodies = Bodies.of(BODY_BYTES);
    var trial = new Trial(settings, scratch);
    var many = new Rates(BATCH);
    var one = new Rates(BATCH);
    try (var crowded = Cuepost.start(settings, scratch, "many");
        var single = Cuepost.start(settings, scratch, "one")) {
      crowded.create(IntStream.range(0, queues).mapToObj(QueuesMeasure::name).toList());
      single.create(List.of(name(0)));
      List<QueueCalls> used =
          IntStream.range(0, active)
              .mapToObj(number -> crowded.queue(name(number), bodies))
              .toList();
      List<QueueCalls> alone = List.of(single.queue(name(0), bodies));
      trial.rounds(number -> {
        many.round(trial, number, crowded, used);
        one.round(trial, number, single, alone);
      });
    }
    String measure = String.format(Locale.ROOT, ", %,d of %,d queues in use", active, queues);
    var target = new Target.AtLeast(SHARE);
    List<Row> rows = new ArrayList<>(many.beside(measure, "one queue", one, target, target));
    rows.addAll(trial.disk());
    return rows;
  }

  private static String name(int number) {
    return "bench-" + number;
  }
}

package dev.cuepost.bench.smq;

import dev.cuepost.bench.figure.Rounds;
import dev.cuepost.bench.figure.Row;
import dev.cuepost.bench.figure.Target;
import dev.cuepost.bench.run.Scratch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Durable sends of one message a request, beside the bare handler. */
final class SendMeasure implements Measure {
  private static final int BODY_BYTES = 1_024;

  @Override
  public List<Row> run(Settings settings, Scratch scratch)
      throws IOException, InterruptedException {
    var bodies = Bodies.of(BODY_BYTES);
    var trial = new Trial(settings, scratch);
    var ours = new Rounds();
    var bares = new Rounds();
    try (var cuepost = Cuepost.start(settings, scratch, "data");
        var bare = Bare.start(settings, scratch)) {
      trial.rounds(number -> {
        double our = round(trial, number, cuepost, bodies);
        double other = round(trial, number, bare, bodies);
        if (number >= 0) {
          ours.add(our);
          bares.add(other);
        }
      });
    }
    List<Row> rows = new ArrayList<>();
    rows.add(
        Row.ratio(
            "SendMessage, %d connections".formatted(settings.connections()),
            ours,
            "bare handler",
            bares,
            new Target.AtLeast(0.5)));
    rows.addAll(trial.disk());
    return rows;
  }

  /** A queue of its own for each round, so that none finds the messages of the one before. */
  static double round(Trial trial, int number, Subject subject, Bodies bodies) throws IOException {
    List<String> queue = List.of("bench-" + Math.floorMod(number, 1_000));
    subject.create(queue);
    QueueCalls calls = subject.queue(queue.getFirst(), bodies);
    double rate =
        trial
            .run(number, "send", subject, window -> new Sending(window, () -> calls, 1))
            .perSecond();
    subject.drop(queue);
    return rate;
  }
}

package dev.cuepost.bench.smq;

import dev.cuepost.bench.figure.Rounds;
import dev.cuepost.bench.figure.Row;
import dev.cuepost.bench.figure.Target;
import dev.cuepost.bench.run.Scratch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Durable sends in batches, beside single ones; and receives with deletes, beside those. */
final class BatchMeasure implements Measure {
  private static final int BODY_BYTES = 1_024;
  private static final int BATCH = 16;

  @Override
  public List<Row> run(Settings settings, Scratch scratch)
      throws IOException, InterruptedException {
    var bodies = Bodies.of(BODY_BYTES);
    var trial = new Trial(settings, scratch);
    var singles = new Rounds();
    var batches = new Rounds();
    var takes = new Rounds();
    try (var cuepost = Cuepost.start(settings, scratch, "data")) {
      trial.rounds(number -> {
        double single = sends(trial, number, cuepost, bodies, 1);
        List<String> queue = List.of("bench-" + Math.floorMod(number, 1_000));
        cuepost.create(queue);
        QueueCalls calls = cuepost.queue(queue.getFirst(), bodies);
        double batch =
            trial
                .run(number, "send 16", cuepost, window -> new Sending(window, () -> calls, BATCH))
                .perSecond();
        double take =
            trial
                .run(
                    number,
                    "receive+delete 16",
                    cuepost,
                    window -> new Taking(window, () -> calls, BATCH, 1))
                .perSecond();
        cuepost.drop(queue);
        if (number >= 0) {
          singles.add(single);
          batches.add(batch);
          takes.add(take);
        }
      });
    }
    List<Row> rows = new ArrayList<>();
    rows.add(
        Row.ratio(
            "BatchSendMessage of 16, messages",
            batches,
            "SendMessage",
            singles,
            new Target.AtLeast(5)));
    rows.add(
        Row.ratio(
            "receive + delete by 16, messages",
            takes,
            "BatchSendMessage",
            batches,
            new Target.AtLeast(0.5)));
    rows.addAll(trial.disk());
    return rows;
  }

  private static double sends(Trial trial, int number, Subject subject, Bodies bodies, int batch)
      throws IOException {
    List<String> queue = List.of("single-" + Math.floorMod(number, 1_000));
    subject.create(queue);
    QueueCalls calls = subject.queue(queue.getFirst(), bodies);
    double rate =
        trial
            .run(number, "send", subject, window -> new Sending(window, () -> calls, batch))
            .perSecond();
    subject.drop(queue);
    return rate;
  }
}

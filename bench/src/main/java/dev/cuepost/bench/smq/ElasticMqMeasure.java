package dev.cuepost.bench.smq;

import dev.cuepost.bench.figure.Row;
import dev.cuepost.bench.figure.Target;
import dev.cuepost.bench.run.Scratch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The same work on ElasticMQ, durable and in memory. Batches have 10 messages, the most that its
 * protocol allows, on both sides; Cuepost is durable always.
 */
final class ElasticMqMeasure implements Measure {
  private static final int BODY_BYTES = 1_024;
  private static final int BATCH = 10;

  @Override
  public List<Row> run(Settings settings, Scratch scratch)
      throws IOException, InterruptedException {
    var bodies = Bodies.of(BODY_BYTES);
    var trial = new Trial(settings, scratch);
    var ours = new Rates(BATCH);
    var durable = new Rates(BATCH);
    var memory = new Rates(BATCH);
    try (var cuepost = Cuepost.start(settings, scratch, "data");
        var onH2 = ElasticMq.start(settings, scratch, ElasticMq.Storage.DURABLE);
        var inMemory = ElasticMq.start(settings, scratch, ElasticMq.Storage.MEMORY)) {
      trial.rounds(number -> {
        round(trial, number, cuepost, bodies, ours);
        round(trial, number, onH2, bodies, durable);
        round(trial, number, inMemory, bodies, memory);
      });
      var thrice = new Target.AtLeast(3);
      var tenfold = new Target.AtLeast(10);
      List<Row> rows = new ArrayList<>();
      rows.addAll(ours.beside("", onH2.name(), durable, tenfold, new Target.None()));
      rows.addAll(ours.beside("", inMemory.name(), memory, thrice, thrice));
      rows.addAll(trial.disk());
      return rows;
    }
  }

  private static void round(Trial trial, int number, Subject subject, Bodies bodies, Rates rates)
      throws IOException {
    List<String> queue = List.of("bench-" + Math.floorMod(number, 1_000));
    subject.create(queue);
    rates.round(trial, number, subject, List.of(subject.queue(queue.getFirst(), bodies)));
    subject.drop(queue);
  }
}

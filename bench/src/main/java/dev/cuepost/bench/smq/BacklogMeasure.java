package dev.cuepost.bench.smq;

import dev.cuepost.bench.figure.Row;
import dev.cuepost.bench.figure.Target;
import dev.cuepost.bench.figure.Usage;
import dev.cuepost.bench.load.Flow;
import dev.cuepost.bench.load.Window;
import dev.cuepost.bench.run.Scratch;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;

/**
 * A queue with very many messages: how long its server takes to open, what it holds in memory, and
 * how fast it is beside a server that has nothing stored.
 */
final class BacklogMeasure implements Measure {
  private static final int BATCH = 16;
  private static final int REQUEST_MAX_BYTES = 64 * 1_024;
  private static final double SHARE = 0.8;
  private static final String QUEUE = "backlog";

  /** What a message weighs on the disk at worst, while its files are being merged. */
  private static final int DISK_FACTOR = 3;

  private final long messages;
  private final int bodyBytes;

  BacklogMeasure(long messages, int bodyBytes) {
    this.messages = messages;
    this.bodyBytes = bodyBytes;
  }

  @Override
  public List<Row> run(Settings settings, Scratch scratch)
      throws IOException, InterruptedException {
    long needed = messages * (bodyBytes + 200L) * DISK_FACTOR;
    long free = Files.getFileStore(scratch.directory()).getUsableSpace();
    if (free < needed) {
      throw new IllegalStateException(
          "%,d messages of %,d bytes may need %,d MiB of disk and %,d are free: give other --messages"
              .formatted(messages, bodyBytes, needed >> 20, free >> 20));
    }
    var bodies = Bodies.of(bodyBytes);
    var none = new Target.None();
    List<Row> rows = new ArrayList<>();
    try (var filled = Cuepost.start(settings, scratch, "full")) {
      filled.create(List.of(QUEUE));
      Flow fill = fill(settings, filled, bodies);
      rows.add(
          Row.figure(
              "fill by batches over HTTP",
              fill.perSecond(),
              "messages/s",
              String.format(Locale.ROOT, "%,d messages of %,d bytes", messages, bodyBytes),
              none));
      rows.add(memory("memory after the fill", filled, new Target.AtMost(1_024)));
    }
    double empty = seconds(() -> Cuepost.start(settings, scratch, "empty").close());
    long begun = System.nanoTime();
    try (var full = Cuepost.start(settings, scratch, "full")) {
      double open = (System.nanoTime() - begun) / 1e9;
      String beside = String.format(Locale.ROOT, "with nothing stored %.2f s", empty);
      rows.add(Row.figure("start to ready", open, "s", beside, none));
      rows.add(
          Row.figure("open: beyond an empty start", open - empty, "s", "", new Target.AtMost(5)));
      rows.add(memory("memory after the open", full, new Target.AtMost(1_024)));
      try (var other = Cuepost.start(settings, scratch, "empty")) {
        rows.addAll(rates(settings, scratch, full, other, bodies));
      }
      rows.add(memory("memory after the rounds", full, new Target.AtMost(1_024)));
    }
    return rows;
  }

  private Flow fill(Settings settings, Cuepost server, Bodies bodies) throws IOException {
    int batch = Math.max(1, Math.min(BATCH, REQUEST_MAX_BYTES / bodyBytes));
    QueueCalls calls = server.queue(QUEUE, bodies);
    try (var bar = new ProgressBar("messages", messages)) {
      return Flow.run(
          server.address(),
          settings.connections(),
          Window.of(messages, bar::stepTo),
          window -> new Sending(window, () -> calls, batch));
    }
  }

  private List<Row> rates(
      Settings settings, Scratch scratch, Cuepost full, Cuepost empty, Bodies bodies)
      throws IOException, InterruptedException {
    var trial = new Trial(settings, scratch);
    var ours = new Rates(BATCH);
    var baseline = new Rates(BATCH);
    empty.create(List.of(QUEUE));
    List<QueueCalls> backlog = List.of(full.queue(QUEUE, bodies));
    List<QueueCalls> fresh = List.of(empty.queue(QUEUE, bodies));
    trial.rounds(number -> {
      ours.round(trial, number, full, backlog);
      baseline.round(trial, number, empty, fresh);
    });
    var target = new Target.AtLeast(SHARE);
    List<Row> rows =
        new ArrayList<>(ours.beside(", backlog", "empty queue", baseline, target, target));
    rows.addAll(trial.disk());
    return rows;
  }

  private static Row memory(String measure, Subject subject, Target target) throws IOException {
    return Row.figure(measure, Usage.of(subject.pid()).mebibytes(), "MiB", "", target);
  }

  /** Something that takes time. */
  private interface Work {
    void run() throws IOException;
  }

  private static double seconds(Work work) throws IOException {
    long begun = System.nanoTime();
    work.run();
    return (System.nanoTime() - begun) / 1e9;
  }
}

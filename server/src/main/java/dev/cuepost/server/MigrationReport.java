package dev.cuepost.server;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuepost.cli.output.Column;
import dev.cuepost.cli.output.Output;
import dev.cuepost.cli.output.Progress;
import dev.cuepost.server.migration.Compared;
import dev.cuepost.server.migration.Compared.What;
import dev.cuepost.server.migration.Step;
import dev.cuepost.server.migration.Watch;
import java.util.List;
import java.util.Locale;

/** Tells how a migration goes and what came of it. */
final class MigrationReport {
  private static final int SHOWN_DIGITS = 16;

  private final Output out;
  private final long begun = System.nanoTime();

  MigrationReport(Output out) {
    this.out = out;
  }

  /** A bar for each step. */
  static final class Bars implements Watch, AutoCloseable {
    private final Output out;
    private Step step = Step.STATE;
    private Progress bar = Progress.NONE;

    private Bars(Output out) {
      this.out = out;
    }

    @Override
    public void at(Step now, long done, long total) {
      if (done == 0) {
        bar.close();
        step = now;
        bar = out.progress(words(), total, unit());
      }
      bar.at(done);
    }

    private String words() {
      return switch (step) {
        case STATE -> "state";
        case QUEUES -> "queues";
        case OBJECTS -> "objects";
        case CHECK_STATE -> "comparing the state";
        case CHECK_QUEUES -> "comparing the queues";
      };
    }

    private Progress.Unit unit() {
      return switch (step) {
        case STATE, CHECK_STATE -> Progress.Unit.ROWS;
        case QUEUES, CHECK_QUEUES -> Progress.Unit.MESSAGES;
        case OBJECTS -> Progress.Unit.BYTES;
      };
    }

    @Override
    public void close() {
      bar.close();
    }
  }

  Bars bars() {
    return new Bars(out);
  }

  /** Tells what was compared; returns whether all is the same. */
  boolean tell(List<Compared> compared) {
    boolean same = compared.stream().allMatch(Compared::same);
    if (out.json()) {
      out.value(json(compared, same));
      return same;
    }
    out.list(
        compared.stream()
            .filter(one -> one.here() > 0 || !one.same() || one.what() != What.TABLE)
            .map(MigrationReport::row)
            .toList(),
        Column.of("WHAT", "What"),
        Column.of("NAME", "Name"),
        Column.of("HERE", "Here"),
        Column.of("THERE", "There"),
        new Column("DIGEST", row -> start(row.path("Digest").asText())),
        new Column("", row -> row.path("Same").asBoolean() ? "same" : "DIFFERENT"));
    out.line("");
    out.line(
        "%d tables with %d rows, %d queues with %d messages, %d objects, in %.1f s"
            .formatted(
                number(compared, What.TABLE),
                sum(compared, What.TABLE),
                number(compared, What.QUEUE),
                sum(compared, What.QUEUE),
                sum(compared, What.OBJECTS),
                seconds()));
    if (!same) {
      out.remark(
          "cuepost: both sides differ in %d of these; servers are not let in"
              .formatted(compared.stream().filter(one -> !one.same()).count()));
    }
    return same;
  }

  /** What is left to do. */
  void next(DataDirectory directory) {
    if (!out.json()) {
      out.line(
          "All is there. Each server needs the files format, master-key and credentials of %s."
              .formatted(directory.path()));
    }
  }

  private ObjectNode json(List<Compared> compared, boolean same) {
    ObjectNode all = Output.object();
    ArrayNode rows = all.putArray("Compared");
    compared.forEach(one -> rows.add(row(one)));
    return all.put("Same", same).put("Seconds", Math.round(seconds() * 10) / 10.0);
  }

  private static ObjectNode row(Compared one) {
    return Output.object()
        .put("What", one.what().name().toLowerCase(Locale.ROOT))
        .put("Name", one.name())
        .put("Here", one.here())
        .put("There", one.there())
        .put("Digest", one.digest())
        .put("Same", one.same());
  }

  private static String start(String digest) {
    return digest.substring(0, Math.min(SHOWN_DIGITS, digest.length()));
  }

  private static long number(List<Compared> compared, What what) {
    return compared.stream().filter(one -> one.what() == what).count();
  }

  private static long sum(List<Compared> compared, What what) {
    return compared.stream().filter(one -> one.what() == what).mapToLong(Compared::here).sum();
  }

  private double seconds() {
    return (System.nanoTime() - begun) / 1e9;
  }
}

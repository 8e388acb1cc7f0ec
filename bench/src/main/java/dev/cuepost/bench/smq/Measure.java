package dev.cuepost.bench.smq;

import dev.cuepost.bench.figure.Row;
import dev.cuepost.bench.run.Scratch;
import java.io.IOException;
import java.util.List;

/** One thing to measure, with its baselines. */
@FunctionalInterface
public interface Measure {
  List<Row> run(Settings settings, Scratch scratch) throws IOException, InterruptedException;
}

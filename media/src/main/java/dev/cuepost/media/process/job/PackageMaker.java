package dev.cuepost.media.process.job;

import dev.cuepost.media.json.Verdict;
import dev.cuepost.media.process.outcome.Outcome;
import dev.cuepost.media.process.packaging.Packaging;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/** Joins renditions by a master playlist. */
record PackageMaker(Packaging packaging, Duration timeLimit) implements Maker {
  @Override
  public Verdict<String> check(String config) {
    return new Verdict.Accepted<>("m3u8", List.of());
  }

  @Override
  public Outcome make(Material material, IntConsumer progress) throws IOException {
    List<Packaging.Input> inputs = new ArrayList<>();
    material.renditions().forEach(r -> inputs.add(new Packaging.Input(r.uri(), r.playlist())));
    return packaging.run(inputs, material.directory(), material.name(), timeLimit, progress);
  }
}

package dev.cuepost.media.process.job;

import dev.cuepost.media.json.Rejection;
import dev.cuepost.media.json.Verdict;
import dev.cuepost.media.process.outcome.Outcome;
import dev.cuepost.media.process.snapshot.SnapshotConfig;
import dev.cuepost.media.process.snapshot.SnapshotKind;
import dev.cuepost.media.process.snapshot.Snapshots;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.IntConsumer;

/** Makes pictures, sheets and tracks of previews. */
record SnapshotMaker(Snapshots snapshots, Duration timeLimit) implements Maker {
  @Override
  public Verdict<String> check(String config) {
    return SnapshotConfig.read(config)
        .map(read -> read.kind() == SnapshotKind.WEB_VTT ? "vtt" : "jpg");
  }

  @Override
  public Optional<Rejection> checkName(String config, String name) {
    return SnapshotConfig.read(config).orThrow().checkName(name);
  }

  @Override
  public Outcome make(Material material, IntConsumer progress) throws IOException {
    Source input = material.inputs().getFirst();
    return snapshots.run(
        SnapshotConfig.read(material.config()).orThrow(),
        input.file(),
        input.facts(),
        material.directory(),
        material.name(),
        timeLimit,
        progress);
  }
}

package dev.cuepost.media.job;

import dev.cuepost.media.edit.MediaFacts;
import dev.cuepost.media.json.Verdict;
import dev.cuepost.media.process.outcome.Outcome;
import dev.cuepost.media.process.snapshot.SnapshotConfig;
import dev.cuepost.media.process.snapshot.Snapshots;
import dev.cuepost.media.render.Ffmpeg;
import dev.cuepost.media.render.Probe;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The pictures that stand for outputs. */
final class Covers {
  private final Probe probe;
  private final Snapshots snapshots;

  Covers(Ffmpeg ffmpeg, Probe probe) {
    this.probe = probe;
    this.snapshots = new Snapshots(ffmpeg);
  }

  /**
   * Takes the picture that is seen at a moment, or the last one if the film is shorter.
   *
   * @param directory where it comes to stand
   * @return a JPEG; empty if none can be taken
   * @throws IOException if this machine's storage fails
   */
  Optional<Path> take(Path film, Duration moment, Path directory, Duration limit)
      throws IOException, InterruptedException {
    return probe.probe(film) instanceof Verdict.Accepted<MediaFacts>(var facts, _)
            && facts.picture().isPresent()
        ? take(film, facts, within(moment, facts.picture().get()), directory, limit)
        : Optional.empty();
  }

  private static Duration within(Duration moment, MediaFacts.Picture picture) {
    Duration last = picture.length().minus(picture.rate().timeOf(1));
    return moment.compareTo(last) < 0 || last.isNegative() ? moment : last;
  }

  private Optional<Path> take(
      Path film, MediaFacts facts, Duration moment, Path directory, Duration limit)
      throws IOException, InterruptedException {
    var config =
        SnapshotConfig.read(
                "{\"Type\":\"Normal\",\"FrameType\":\"normal\",\"Count\":1,\"Time\":%d}"
                    .formatted(moment.toMillis()))
            .orThrow();
    return switch (snapshots.run(
        config, film, facts, directory, "cover-{Count}.jpg", limit, _ -> {})) {
      case Outcome.Made made -> Optional.of(made.main());
      case Outcome.Failed _, Outcome.TimedOut _ -> Optional.empty();
      case Outcome.Cancelled _ -> throw new InterruptedException();
    };
  }
}

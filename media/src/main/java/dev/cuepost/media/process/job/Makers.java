package dev.cuepost.media.process.job;

import dev.cuepost.media.process.animation.Animations;
import dev.cuepost.media.process.packaging.Packaging;
import dev.cuepost.media.process.snapshot.Snapshots;
import dev.cuepost.media.process.transcode.Transcoding;
import dev.cuepost.media.render.Ffmpeg;
import dev.cuepost.media.render.Probe;
import java.time.Duration;
import java.util.Map;

/** The makers of all kinds of jobs. */
final class Makers {
  private Makers() {}

  /**
   * All of them.
   *
   * @param timeLimit longest time that one may run
   */
  static Map<JobKind, Maker> all(Ffmpeg ffmpeg, Probe probe, Duration timeLimit) {
    return Map.of(
        JobKind.TRANSCODE, new TranscodeMaker(new Transcoding(ffmpeg, probe), timeLimit),
        JobKind.SNAPSHOT, new SnapshotMaker(new Snapshots(ffmpeg), timeLimit),
        JobKind.DYNAMIC_IMAGE, new AnimationMaker(new Animations(ffmpeg), timeLimit),
        JobKind.PACKAGE, new PackageMaker(new Packaging(ffmpeg), timeLimit));
  }
}

package dev.cuepost.media.process.snapshot;

import dev.cuepost.media.edit.MediaFacts;
import dev.cuepost.media.edit.MediaFacts.Picture;
import dev.cuepost.media.process.picture.RunSeries;
import dev.cuepost.media.process.picture.Size;
import dev.cuepost.media.process.picture.StoppedException;
import dev.cuepost.media.process.picture.Upright;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes frames out of a file, each as a file of its own, of one size and format. */
final class Capture {
  private final RunSeries runs;
  private final Path file;
  private final MediaFacts facts;
  private final Picture picture;
  private final Size size;
  private final PictureFormat format;
  private final Path scratch;
  private final int until;
  private final List<Frame> frames = new ArrayList<>();
  private int done;

  /**
   * A frame that was taken.
   *
   * @param time at which it is on display, or at which it begins if it is a key frame
   */
  record Frame(Duration time, Path file) {}

  /**
   * A capture.
   *
   * @param facts of the file, which has a picture
   * @param scratch an empty directory for the frames
   * @param until percent of the job that are done with it
   */
  Capture(
      RunSeries runs,
      Path file,
      MediaFacts facts,
      Size size,
      PictureFormat format,
      Path scratch,
      int until) {
    this.runs = runs;
    this.file = file;
    this.facts = facts;
    this.picture = facts.picture().orElseThrow();
    this.size = size;
    this.format = format;
    this.scratch = scratch;
    this.until = until;
  }

  /** The frames of the moments, in order; fewer where there are no more. */
  List<Frame> of(Moments moments, FrameType frameType, Optional<Blackness> black)
      throws IOException, StoppedException {
    var takes = new Takes(frameType, facts.demuxer());
    var wanted = moments;
    if (black.isPresent() && moments.count() > 0) {
      take(takes.bright(moments, black.get(), picture.rate()), until / 2);
      wanted = frames.isEmpty() ? moments.after(picture.length()) : moments.after(last());
    }
    var planned = takes.of(wanted);
    int begin = black.isPresent() ? until / 2 : 0;
    for (int index = 0; index < planned.size(); index++) {
      boolean isServed =
          frameType == FrameType.INTRA
              && planned.size() > 1
              && !frames.isEmpty()
              && wanted.at(index).compareTo(last()) <= 0;
      if (!isServed) {
        take(planned.get(index), begin + (until - begin) * (index + 1) / planned.size());
      }
    }
    return List.copyOf(frames);
  }

  private Duration last() {
    return frames.getLast().time();
  }

  private void take(Take take, int percent) throws IOException, StoppedException {
    Path place = Files.createDirectory(scratch.resolve("take-" + done++));
    runs.run(
        take.words(
            facts.demuxer(),
            file,
            picture.stream(),
            Upright.filters(picture, size, "bicubic", format.coloring()),
            format.encoding(),
            place,
            format.ending()),
        take.span(),
        percent);
    try (var taken = Files.list(place)) {
      taken.sorted().map(path -> new Frame(take.time(path), path)).forEach(frames::add);
    }
  }
}

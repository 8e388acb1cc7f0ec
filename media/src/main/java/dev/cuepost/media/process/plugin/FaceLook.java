package dev.cuepost.media.process.plugin;

import dev.cuepost.media.edit.MediaFacts;
import dev.cuepost.media.process.picture.RunSeries;
import dev.cuepost.media.process.picture.StoppedException;
import dev.cuepost.media.process.plugin.Findings.Label;
import dev.cuepost.media.render.FfmpegRun;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks for faces in one picture of each second of a file. FFmpeg takes them, some minutes at a
 * time, so that few lie on the disk at once. For one thread.
 */
final class FaceLook {
  private static final int SIDE = FaceFinder.SIDE;
  private static final int PICTURE = SIDE * SIDE;

  /** Pictures that are taken at once, one a second. */
  private static final int AT_ONCE = 300;

  /** Of longer files the beginning. */
  private static final int MOST = 3_600;

  private final FaceFinder finder;
  private final Path file;
  private final MediaFacts facts;
  private final Path scratch;
  private final RunSeries runs;
  private final Patience patience;
  private int looked;

  /** Whether to go on. */
  @FunctionalInterface
  interface Patience {
    /**
     * Tells how long there is left.
     *
     * @throws StoppedException if there is no time left, or nobody wants to know any more
     */
    Duration left() throws StoppedException;
  }

  /**
   * @param facts of a file with a picture
   * @param patience is asked before each picture
   */
  FaceLook(
      FaceFinder finder,
      Path file,
      MediaFacts facts,
      Path scratch,
      RunSeries runs,
      Patience patience) {
    this.finder = finder;
    this.file = file;
    this.facts = facts;
    this.scratch = scratch;
    this.runs = runs;
    this.patience = patience;
  }

  /**
   * Looks, and labels when there were faces.
   *
   * @param until percent of the whole that are done with it
   */
  List<Label> labels(int until) throws IOException, StoppedException {
    var sightings = new Sightings("Face", "face", Duration.ofSeconds(1));
    do {
      look(take(until), sightings);
    } while (looked % AT_ONCE == 0 && isMore() && looked < MOST);
    return sightings.label().stream().toList();
  }

  /** What to say about a file that was not looked at to its end. */
  Optional<String> cut() {
    return looked >= MOST && isMore()
        ? Optional.of("Faces were looked for in the first %d seconds only.".formatted(MOST))
        : Optional.empty();
  }

  private boolean isMore() {
    var picture = facts.picture().orElseThrow();
    return !picture.still() && looked < picture.length().toSeconds();
  }

  /** Pictures behind those that were looked at, in gray, one after the other. */
  private Path take(int until) throws IOException, StoppedException {
    Path raw = scratch.resolve("faces");
    var picture = facts.picture().orElseThrow();
    List<String> before = looked == 0 ? List.of() : List.of("-ss", Integer.toString(looked));
    var words = new ArrayList<>(FfmpegRun.input(facts.demuxer(), file, before));
    words.add("-filter_complex");
    words.add(
        "[0:%d]%sscale=%d:%d:force_original_aspect_ratio=decrease,pad=%d:%d:-1:-1,format=gray[out]"
            .formatted(
                picture.stream(),
                picture.still() ? "" : "fps=1:round=up,",
                SIDE,
                SIDE,
                SIDE,
                SIDE));
    words.addAll(List.of("-map", "[out]", "-frames:v", Integer.toString(AT_ONCE)));
    words.addAll(List.of("-f", "rawvideo", "-y", "file:" + raw.toAbsolutePath()));
    runs.run(words, picture.length(), until);
    return raw;
  }

  private void look(Path raw, Sightings sightings) throws IOException, StoppedException {
    int pictures = Math.toIntExact(Files.size(raw) / PICTURE);
    var gray = new byte[PICTURE];
    try (var pixels = new DataInputStream(Files.newInputStream(raw))) {
      for (int number = 0; number < pictures; number++) {
        patience.left();
        pixels.readFully(gray);
        if (finder.count(gray) > 0) {
          sightings.add(Duration.ofSeconds(looked + number));
        }
      }
    }
    looked += pictures;
  }
}

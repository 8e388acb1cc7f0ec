package dev.cuepost.media.process.outcome;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** What came of making files from a file. */
public sealed interface Outcome {
  /**
   * The files are complete and were looked at.
   *
   * @param files below the directory that was given, the one that names the others first; at least
   *     one
   * @param shown one that shows what is in them; if the first one is a playlist, its first segment,
   *     as it can be played
   */
  record Made(List<Path> files, Path shown) implements Outcome {
    /** Files of which the first shows all. */
    public Made(List<Path> files) {
      this(files, first(files));
    }

    public Made {
      files = List.copyOf(files);
      var _ = first(files);
    }

    private static Path first(List<Path> files) {
      if (files.isEmpty()) {
        throw new IllegalArgumentException("no file was made");
      }
      return files.getFirst();
    }

    /** Whether the first file is a playlist of the others. */
    public boolean isPlaylist() {
      return !shown.equals(main());
    }

    public Path main() {
      return files.getFirst();
    }
  }

  /**
   * It cannot be done, or FFmpeg failed.
   *
   * @param code the protocol's error code
   * @param message one sentence
   */
  record Failed(String code, String message) implements Outcome {}

  /** It took longer than it may and was stopped. */
  record TimedOut(Duration limit) implements Outcome {}

  /** The thread was interrupted; everything was stopped and the interrupt flag is set. */
  record Cancelled() implements Outcome {}
}

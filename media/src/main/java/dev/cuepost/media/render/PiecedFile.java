package dev.cuepost.media.render;

import dev.cuepost.media.edit.Joint.Piece;
import dev.cuepost.media.edit.Joint.Pieced;
import dev.cuepost.media.mp4.Mp4Reader;
import dev.cuepost.media.mp4.Mp4Writer;
import dev.cuepost.media.mp4.PictureRow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** An MP4 file of pictures from many files, and a sound. */
final class PiecedFile {
  /** Clocks have so many ticks a second at least, as those of FFmpeg's own files. */
  private static final long TICKS = 10_000;

  private PiecedFile() {}

  /**
   * Writes it.
   *
   * @param segments files of the segments, by their numbers
   * @param sound a file with one track
   */
  static void write(Pieced joint, List<Path> segments, Path sound, Path target) throws IOException {
    var canvas = joint.canvas();
    long ticks = 1;
    while (ticks * canvas.rate().numerator() < TICKS) {
      ticks *= 2;
    }
    var row =
        new PictureRow(ticks * canvas.rate().numerator(), ticks * canvas.rate().denominator());
    for (Piece piece : joint.pieces()) {
      switch (piece) {
        case Piece.Rendered(int segment, int first, int count) ->
            row.add(segments.get(segment), 0, first, count);
        case Piece.Copied(Path file, int track, int first, int count) ->
            row.add(file, track, first, count);
      }
    }
    Mp4Writer.write(
        List.of(row.track(canvas.width(), canvas.height()), Mp4Reader.track(sound, 0)), target);
  }
}

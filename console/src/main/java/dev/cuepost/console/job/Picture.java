package dev.cuepost.console.job;

import dev.cuepost.media.edit.MediaRef;
import dev.cuepost.media.edit.Sketch;
import dev.cuepost.media.edit.Timeline;
import dev.cuepost.media.json.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * A timeline as lines of a drawing, in percent of its length and in rows.
 *
 * @param lanes from the top down
 * @param ticks times along the top
 */
public record Picture(Duration length, List<Lane> lanes, List<Tick> ticks) {
  /** Of more clips than these on a track, the later ones are left out. */
  private static final int BARS_MAX = 200;

  private static final int LANE_PIXELS = 34;
  private static final int TICKS = 6;
  private static final double LEAST_PERCENT = 0.4;

  public Picture {
    lanes = List.copyOf(lanes);
    ticks = List.copyOf(ticks);
  }

  /**
   * A track.
   *
   * @param y its upper edge in pixels
   * @param left how many clips are left out
   */
  public record Lane(Sketch.Kind kind, int y, List<Bar> bars, int left) {
    public Lane {
      bars = List.copyOf(bars);
    }
  }

  /**
   * A clip.
   *
   * @param x its left edge, such as {@code 12.50%}
   * @param width likewise
   */
  public record Bar(String x, String width, Sketch.Piece piece) {
    /** What is written on it: the name of a file, or the words. */
    public String label() {
      return piece.label().matches("(?i)[a-z]+://.*") ? JobRow.name(piece.label()) : piece.label();
    }
  }

  /** A time and where it is. */
  public record Tick(String x, String text) {}

  /** The picture of a timeline; empty if it is none that can be read, or has nothing in it. */
  static Optional<Picture> of(String timeline, Function<MediaRef, Optional<Duration>> lengths) {
    return Timeline.read(timeline) instanceof Verdict.Accepted<Timeline>(Timeline read, _)
        ? Optional.of(Sketch.of(read, lengths))
            .filter(sketch -> sketch.length().isPositive())
            .map(Picture::of)
        : Optional.empty();
  }

  private static Picture of(Sketch sketch) {
    double length = sketch.length().toMillis();
    List<Lane> lanes = new ArrayList<>();
    for (Sketch.Track track : sketch.tracks()) {
      lanes.add(
          new Lane(
              track.kind(),
              lanes.size() * LANE_PIXELS,
              track.pieces().stream().limit(BARS_MAX).map(piece -> bar(piece, length)).toList(),
              Math.max(0, track.pieces().size() - BARS_MAX)));
    }
    List<Tick> ticks = new ArrayList<>();
    for (int i = 0; i < TICKS; i++) {
      ticks.add(new Tick(percent(100.0 * i / TICKS), seconds(Math.round(length * i / TICKS))));
    }
    return new Picture(sketch.length(), lanes, ticks);
  }

  private static Bar bar(Sketch.Piece piece, double length) {
    double x = 100 * piece.from().toMillis() / length;
    double end = 100 * piece.until().toMillis() / length;
    return new Bar(
        percent(Math.min(x, 100)), percent(Math.max(LEAST_PERCENT, Math.min(end, 100) - x)), piece);
  }

  private static String percent(double value) {
    return String.format(Locale.ROOT, "%.2f%%", value);
  }

  /** A time in seconds, with tenths. */
  public static String seconds(long millis) {
    return String.format(Locale.ROOT, "%.1f s", millis / 1_000.0);
  }

  /** How high the tracks are together, in pixels. */
  public int height() {
    return lanes.size() * LANE_PIXELS;
  }
}

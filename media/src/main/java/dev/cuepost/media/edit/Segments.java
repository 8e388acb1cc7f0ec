package dev.cuepost.media.edit;

import dev.cuepost.media.edit.Composition.Layer;
import dev.cuepost.media.edit.Composition.Shot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Where an edit is cut into segments that are rendered side by side.
 *
 * <p>A cut falls between shots, or inside one that looks the same however it is reached: no
 * transition is drawn there, no look, no moving view. Inside a shot it falls whole seconds after
 * the beginning, so that times of the source are rounded as they are without the cut.
 */
final class Segments {
  /** About so long is a segment: a run's start costs little beside it, and it is soon repeated. */
  private static final Duration USUAL = Duration.ofSeconds(10);

  /** What is shorter than two of these is rendered at once. */
  private static final Duration SHORTEST = Duration.ofSeconds(4);

  private static final int MOST = 500;

  /** So many frames before the end that a source tells, it has one more for certain. */
  private static final int SURE = 5;

  private final Composition edit;
  private final FrameRate rate;
  private final List<Span> whole;

  /** Frames between which nothing may be cut; the ends may be. */
  private record Span(long from, long end) {}

  private Segments(Composition edit, Composition.Canvas canvas) {
    this.edit = edit;
    this.rate = canvas.rate();
    this.whole = whole();
  }

  /** The segments of an edit that has a picture, in order; one if it is better not cut. */
  static List<Segment> of(Composition edit) {
    var canvas = edit.canvas().orElseThrow();
    return new Segments(edit, canvas).within(0, canvas.frames());
  }

  /** The segments of some of its frames, which nothing else is to be joined with. */
  static List<Segment> of(Composition edit, Segment part) {
    return new Segments(edit, edit.canvas().orElseThrow()).within(part.from(), part.end());
  }

  /** The frames that must be drawn to see one of them, which is one of the edit's. */
  static Segment around(Composition edit, long frame) {
    return new Segments(edit, edit.canvas().orElseThrow()).around(frame);
  }

  private Segment around(long frame) {
    return whole.stream()
        .filter(span -> span.from() <= frame && frame < span.end())
        .findFirst()
        .map(span -> new Segment(Math.max(0, span.from()), span.end()))
        .orElseGet(() -> new Segment(clear(inStep(frame)), frame + 1));
  }

  /** The frame itself, or the end of what it may not cut. */
  private long clear(long frame) {
    return whole.stream()
        .filter(span -> span.from() < frame && frame < span.end())
        .findFirst()
        .map(Span::end)
        .orElse(frame);
  }

  /** About how many frames a segment has. */
  static long usual(FrameRate rate) {
    return Math.max(1, rate.frameAt(USUAL));
  }

  private List<Segment> within(long from, long end) {
    long shortest = Math.max(1, rate.frameAt(SHORTEST));
    long usual = usual(rate);
    long frames = end - from;
    List<Segment> segments = new ArrayList<>();
    long done = from;
    if (isJoinable() && frames >= 2 * shortest) {
      long count = Math.clamp(frames / usual, 2, MOST);
      for (long number = 1; number < count; number++) {
        long cut = near(from + frames * number / count);
        if (cut - done >= shortest && end - cut >= shortest) {
          segments.add(new Segment(done, cut));
          done = cut;
        }
      }
    }
    segments.add(new Segment(done, end));
    return segments;
  }

  private boolean isJoinable() {
    return switch (edit.output().container()) {
      case MP4, MOV, MKV, TS, M3U8, FLV -> true;
      case WEBM, GIF, M4A, MP3, AAC, FLAC, OGG, WAV -> false;
    };
  }

  /** The frame nearest to this one before which may be cut. */
  private long near(long frame) {
    long wanted = inStep(frame);
    return whole.stream()
        .filter(span -> span.from() < wanted && wanted < span.end())
        .findFirst()
        .map(span -> wanted - span.from() <= span.end() - wanted ? span.from() : span.end())
        .orElse(wanted);
  }

  /** Whole seconds, or the nearest like of them, after the beginning of the lowest shot there. */
  private long inStep(long frame) {
    long step = rate.numerator();
    return edit.layers().stream()
        .flatMap(layer -> layer.shots().stream())
        .filter(shot -> shot.start() < frame && frame < shot.end())
        .findFirst()
        .filter(shot -> shot.frames() > step)
        .map(shot -> Math.max(shot.start(), frame - (frame - shot.start()) % step))
        .orElse(frame);
  }

  private List<Span> whole() {
    List<Span> spans = new ArrayList<>();
    for (Layer layer : edit.layers()) {
      List<Shot> shots = layer.shots();
      for (int index = 0; index < shots.size(); index++) {
        var shot = shots.get(index);
        spans.add(new Span(isDivisible(shot) ? lastMoved(shot) : shot.start(), shot.end()));
        if (index + 1 < shots.size() && shots.get(index + 1).start() < shot.end()) {
          spans.add(new Span(shots.get(index + 1).start(), shot.end()));
        }
      }
    }
    edit.screen().forEach(look -> spans.add(new Span(look.over().first(), look.over().end())));
    return merged(spans);
  }

  /**
   * Where the last frame of a source comes that is held until the end of the shot, or that end.
   * What began behind it would have nothing to hold.
   */
  private long lastMoved(Shot shot) {
    var picture = shot.facts().picture().orElseThrow();
    if (picture.still()) {
      return shot.end();
    }
    var rest = Sources.slowed(picture.length().minus(shot.in()), shot.speed());
    long frames = rate.frameAt(rest);
    return frames >= shot.frames() ? shot.end() : shot.start() + Math.max(0, frames - SURE);
  }

  /** Spans that overlap as one; those that only touch leave a place for a cut. */
  private static List<Span> merged(List<Span> spans) {
    List<Span> merged = new ArrayList<>();
    for (Span span : spans.stream().sorted(Comparator.comparingLong(Span::from)).toList()) {
      if (!merged.isEmpty() && span.from() < merged.getLast().end()) {
        var last = merged.removeLast();
        merged.add(new Span(last.from(), Math.max(last.end(), span.end())));
      } else {
        merged.add(span);
      }
    }
    return merged;
  }

  private static boolean isDivisible(Shot shot) {
    var picture = shot.facts().picture().orElseThrow();
    var treatment = shot.treatment();
    return (picture.still() || Inputs.isIndexed(shot.facts()))
        && !treatment.animated()
        && treatment.firstOnly().isEmpty()
        && treatment.motion().isEmpty()
        && treatment.mask().isEmpty()
        && treatment.looks().isEmpty()
        && shot.moving() >= shot.frames()
        && shot.prepared().steps().stream().noneMatch(Prepared.Step.Blurred.class::isInstance);
  }
}

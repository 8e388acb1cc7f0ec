package dev.cuepost.media.edit;

import dev.cuepost.media.edit.Composition.Canvas;
import dev.cuepost.media.edit.Composition.Layer;
import dev.cuepost.media.edit.Composition.ScreenLook;
import dev.cuepost.media.edit.Composition.Shot;
import dev.cuepost.media.edit.look.Over;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The picture of segments, one after the other, as an edit of its own that begins at zero. */
final class Slice {
  private final Canvas canvas;
  private final Segment segment;
  private final long shift;

  private Slice(Canvas canvas, Segment segment, long begin) {
    this.canvas = canvas;
    this.segment = segment;
    this.shift = begin - segment.from();
  }

  /**
   * Takes the segment out of an edit that has a picture; its sounds are left out.
   *
   * @param segment cut where {@link Segments} allows it
   */
  static Composition of(Composition edit, Segment segment) {
    return of(edit, List.of(segment));
  }

  /** The same of several, which are joined: each begins where the one before it ends. */
  static Composition of(Composition edit, List<Segment> segments) {
    var whole = edit.canvas().orElseThrow();
    List<Slice> slices = new ArrayList<>();
    long frames = 0;
    for (Segment segment : segments) {
      slices.add(new Slice(whole, segment, frames));
      frames += segment.frames();
    }
    return new Composition(
        Optional.of(new Canvas(whole.width(), whole.height(), whole.rate(), frames)),
        edit.samples(),
        edit.layers().stream().map(layer -> layer(layer, slices)).toList(),
        edit.screen().stream()
            .flatMap(look -> slices.stream().flatMap(slice -> slice.look(look).stream()))
            .toList(),
        List.of(),
        List.of(),
        edit.output(),
        edit.produce(),
        edit.sourceBitrate());
  }

  private static Layer layer(Layer layer, List<Slice> slices) {
    return new Layer(
        slices.stream().flatMap(slice -> slice.shots(layer).stream()).toList(), layer.track());
  }

  private List<Shot> shots(Layer layer) {
    List<Shot> shots = new ArrayList<>();
    for (var shot : layer.shots()) {
      long start = Math.max(shot.start(), segment.from());
      long end = Math.min(shot.end(), segment.end());
      if (start < end) {
        shots.add(shot(shot, start, end));
      }
    }
    return shots;
  }

  private Shot shot(Shot shot, long start, long end) {
    boolean whole = start == shot.start() && end == shot.end();
    boolean still = shot.facts().picture().orElseThrow().still();
    return new Shot(
        shot.path(),
        shot.source(),
        shot.facts(),
        start + shift,
        end + shift,
        shot.cut(),
        start > shot.start(),
        whole ? shot.moving() : end - start,
        still
            ? shot.in()
            : shot.in()
                .plus(Sources.sped(canvas.rate().timeOf(start - shot.start()), shot.speed())),
        shot.speed(),
        shot.prepared(),
        shot.placement(),
        shot.treatment(),
        shot.opacity(),
        shot.background(),
        end < shot.end() ? Optional.empty() : shot.transition());
  }

  private Optional<ScreenLook> look(ScreenLook look) {
    var over = look.over();
    return over.first() < segment.end() && over.end() > segment.from()
        ? Optional.of(
            new ScreenLook(
                new Over(over.look(), over.first() + shift, over.end() + shift), look.area()))
        : Optional.empty();
  }
}

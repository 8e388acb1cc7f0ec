package dev.cuepost.media.edit;

import dev.cuepost.media.edit.Composition.Canvas;
import dev.cuepost.media.edit.Composition.Layer;
import dev.cuepost.media.edit.Composition.ScreenLook;
import dev.cuepost.media.edit.Composition.Shot;
import dev.cuepost.media.edit.look.Over;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The picture of a segment, as an edit of its own that begins at zero. */
final class Slice {
  private final Canvas canvas;
  private final Segment segment;

  private Slice(Canvas canvas, Segment segment) {
    this.canvas = canvas;
    this.segment = segment;
  }

  /**
   * Takes the segment out of an edit that has a picture; its sounds are left out.
   *
   * @param segment cut where {@link Segments} allows it
   */
  static Composition of(Composition edit, Segment segment) {
    var whole = edit.canvas().orElseThrow();
    var slice = new Slice(whole, segment);
    return new Composition(
        Optional.of(new Canvas(whole.width(), whole.height(), whole.rate(), segment.frames())),
        edit.samples(),
        edit.layers().stream().map(slice::layer).toList(),
        edit.screen().stream().flatMap(look -> slice.look(look).stream()).toList(),
        List.of(),
        List.of(),
        edit.output(),
        edit.produce(),
        edit.sourceBitrate());
  }

  private Layer layer(Layer layer) {
    List<Shot> shots = new ArrayList<>();
    for (var shot : layer.shots()) {
      long start = Math.max(shot.start(), segment.from());
      long end = Math.min(shot.end(), segment.end());
      if (start < end) {
        shots.add(shot(shot, start, end));
      }
    }
    return new Layer(shots);
  }

  private Shot shot(Shot shot, long start, long end) {
    boolean whole = start == shot.start() && end == shot.end();
    boolean still = shot.facts().picture().orElseThrow().still();
    return new Shot(
        shot.path(),
        shot.source(),
        shot.facts(),
        start - segment.from(),
        end - segment.from(),
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
                new Over(over.look(), over.first() - segment.from(), over.end() - segment.from()),
                look.area()))
        : Optional.empty();
  }
}

package dev.cuepost.media.edit;

import dev.cuepost.media.edit.Composition.Canvas;
import dev.cuepost.media.edit.Composition.Layer;
import dev.cuepost.media.edit.Composition.Shot;
import java.util.ArrayList;
import java.util.List;

/** The frames of an edit in which one shot is seen and nothing is done to it. */
final class ClearSpans {
  private final Composition edit;
  private final Canvas canvas;
  private final List<Segment> captioned;

  private ClearSpans(Composition edit, Canvas canvas, List<Segment> captioned) {
    this.edit = edit;
    this.canvas = canvas;
    this.captioned = captioned;
  }

  /** A shot alone. */
  record Clear(Shot shot, Segment over) {}

  /** The spans of an edit that has a picture, in any order. */
  static List<Clear> of(Composition edit, DrawnCaptions captions) {
    var canvas = edit.canvas().orElseThrow();
    return new ClearSpans(edit, canvas, captions.frames(canvas.rate())).list();
  }

  private List<Clear> list() {
    List<Clear> clear = new ArrayList<>();
    for (Layer layer : edit.layers()) {
      for (Shot shot : layer.shots()) {
        if (isAsCoded(shot)) {
          without(List.of(new Segment(shot.start(), shot.end())), shot)
              .forEach(over -> clear.add(new Clear(shot, over)));
        }
      }
    }
    return clear;
  }

  /** What is left of the frames of a shot where all else that is drawn is taken away. */
  private List<Segment> without(List<Segment> frames, Shot alone) {
    List<Segment> left = frames;
    for (Layer layer : edit.layers()) {
      for (Shot shot : layer.shots()) {
        if (!shot.path().equals(alone.path())) {
          left = without(left, shot.start(), shot.end());
        }
      }
    }
    for (Segment text : captioned) {
      left = without(left, text.from(), text.end());
    }
    for (var look : edit.screen()) {
      left = without(left, look.over().first(), look.over().end());
    }
    return left;
  }

  private static List<Segment> without(List<Segment> frames, long from, long end) {
    if (frames.stream().noneMatch(part -> from < part.end() && part.from() < end)) {
      return frames;
    }
    List<Segment> left = new ArrayList<>();
    for (Segment part : frames) {
      if (part.from() < Math.min(from, part.end())) {
        left.add(new Segment(part.from(), Math.min(from, part.end())));
      }
      if (Math.max(end, part.from()) < part.end()) {
        left.add(new Segment(Math.max(end, part.from()), part.end()));
      }
    }
    return left;
  }

  /** Whether its pictures are seen as they are stored. */
  private boolean isAsCoded(Shot shot) {
    var picture = shot.facts().picture().orElseThrow();
    var treatment = shot.treatment();
    return !picture.still()
        && shot.speed() == 1
        && shot.moving() >= shot.frames()
        && shot.opacity() >= 1
        && shot.prepared().steps().isEmpty()
        && shot.placement().crop().isEmpty()
        && shot.placement().area().equals(new Placement.Area(0, 0, canvas.width(), canvas.height()))
        && picture.width() == canvas.width()
        && picture.height() == canvas.height()
        && picture.turn() == MediaFacts.Turn.NONE
        && picture.pixelAspect() == 1
        && picture.rate().equals(canvas.rate())
        && Colors.areOutput(picture.color())
        && !picture.color().alpha()
        && treatment.motion().isEmpty()
        && treatment.key().isEmpty()
        && treatment.mask().isEmpty()
        && treatment.looks().isEmpty()
        && !treatment.animated()
        && treatment.firstOnly().isEmpty();
  }
}

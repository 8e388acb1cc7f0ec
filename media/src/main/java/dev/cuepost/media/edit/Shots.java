package dev.cuepost.media.edit;

import dev.cuepost.media.edit.CanvasChoice.Size;
import dev.cuepost.media.edit.Composition.Background;
import dev.cuepost.media.edit.Composition.Canvas;
import dev.cuepost.media.edit.Composition.Layer;
import dev.cuepost.media.edit.Composition.Shot;
import dev.cuepost.media.edit.Effect.BackgroundBlur;
import dev.cuepost.media.edit.Effect.BackgroundColor;
import dev.cuepost.media.edit.Effect.BackgroundImage;
import dev.cuepost.media.edit.Timeline.VideoClip;
import dev.cuepost.media.edit.canvas.FrontEnd;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns placed clips into shots: whole frames, a place on the canvas, nothing beyond the end. */
final class Shots {
  private final Canvas canvas;
  private final TotalLength length;
  private final Optional<FrontEnd> frontEnd;
  private final Map<MediaRef, MediaFacts> facts;
  private final List<String> warnings;

  /**
   * For one canvas.
   *
   * @param length of the output, and of what it cuts before its end
   * @param frontEnd the one on which the author chose sizes in pixels
   */
  Shots(
      Canvas canvas,
      TotalLength length,
      Optional<FrontEnd> frontEnd,
      Map<MediaRef, MediaFacts> facts,
      List<String> warnings) {
    this.canvas = canvas;
    this.length = length;
    this.frontEnd = frontEnd;
    this.facts = facts;
    this.warnings = warnings;
  }

  /** The shots of a layer of a video track. */
  Layer layer(List<Placed> clips, int track) {
    var shots = new ArrayList<Shot>();
    for (var placed : clips) {
      shot(
              placed.clip(),
              placed.facts(),
              placed.start(),
              placed.end(),
              length.cut(placed.clip().path()).map(canvas.rate()::frameAt).orElse(canvas.frames()),
              placed.held(),
              placed.transition())
          .ifPresent(shots::add);
    }
    for (int index = 0; index < shots.size(); index++) {
      var shot = shots.get(index);
      boolean joined = index + 1 < shots.size() && shots.get(index + 1).start() < shot.end();
      if (!joined && shot.transition().isPresent()) {
        shots.set(index, with(shot, shot.cut(), Optional.empty()));
      } else if (joined && shots.get(index + 1).end() > shot.end()) {
        shots.set(index, with(shot, 0, shot.transition())); // into one that is not cut there
      }
    }
    return new Layer(shots, track);
  }

  /** The layer of an image that lasts as long as the output, unless its window says otherwise. */
  Layer spanning(VideoClip clip, MediaFacts facts, int track) {
    var start = clip.window().timelineIn().orElse(Duration.ZERO);
    var end = clip.window().timelineOut().orElseGet(() -> canvas.rate().timeOf(canvas.frames()));
    return new Layer(
        shot(clip, facts, start, end, canvas.frames(), Duration.ZERO, Optional.empty()).stream()
            .toList(),
        track);
  }

  /** Such an image in the place of the clip that it refers to, if it does. */
  VideoClip referring(VideoClip clip, String track, References references) {
    if (!References.follows(clip.reference(), clip.window())) {
      return clip;
    }
    var place =
        references
            .find(clip.reference(), clip.path(), track)
            .orElseThrow(() -> references.unresolved(clip.path()));
    return clip.within(clip.window().over(place.start(), place.end()));
  }

  private Optional<Shot> shot(
      VideoClip clip,
      MediaFacts source,
      Duration from,
      Duration to,
      long last,
      Duration held,
      Optional<String> transition) {
    long start = canvas.rate().frameAt(from);
    long wanted = canvas.rate().frameAt(to);
    long end = Math.min(wanted, last);
    if (start >= last) {
      return Optional.empty();
    }
    if (end <= start) {
      warnings.add(clip.path() + ": shorter than half a frame; the clip was left out.");
      return Optional.empty();
    }
    var picture = source.picture().orElseThrow();
    var prepared = Prepared.of(picture, clip.effects());
    var size = new Size(canvas.width(), canvas.height());
    boolean wanders = picture.still() && clip.effect(Effect.KenBurns.class).isPresent();
    var placement =
        wanders
            ? Fitting.wandering(clip, size, frontEnd)
            : Fitting.place(clip, prepared, size, frontEnd);
    if (placement.isEmpty()) {
      warnings.add(clip.path() + ": lies beside the canvas and is not seen.");
    }
    long moving =
        held.isZero()
            ? end - start
            : Math.clamp(canvas.rate().frameAt(to.minus(held)) - start, 1, end - start);
    return placement.map(place ->
        new Shot(
            clip.path(),
            clip.source(),
            source,
            start,
            end,
            wanted - end,
            false,
            moving,
            in(clip.window(), picture),
            picture.still() ? 1 : clip.window().speed(),
            prepared,
            place,
            new Treatments(canvas, frontEnd, facts, warnings)
                .of(clip, source, prepared, place.area(), end - start),
            clip.opacity(),
            background(clip),
            transition));
  }

  private Duration in(Timeline.Window window, MediaFacts.Picture picture) {
    if (picture.still()) {
      return Duration.ZERO;
    }
    boolean oneForOne = window.speed() == 1 && picture.rate().equals(canvas.rate());
    return oneForOne ? FirstPicture.from(window.in(), picture) : window.in();
  }

  private Background background(VideoClip clip) {
    for (var effect : clip.effects()) {
      if (effect instanceof BackgroundColor(String rgb)) {
        return new Background.Plain(rgb);
      }
      if (effect instanceof BackgroundBlur(double radius)) {
        return new Background.Blurred(radius * 100);
      }
      if (effect instanceof BackgroundImage(MediaRef image)) {
        return new Background.Image(image, Sources.picture(clip.path(), image, facts));
      }
    }
    return Background.Plain.BLACK;
  }

  private static Shot with(Shot shot, long cut, Optional<String> transition) {
    return new Shot(
        shot.path(),
        shot.source(),
        shot.facts(),
        shot.start(),
        shot.end(),
        cut,
        shot.continued(),
        shot.moving(),
        shot.in(),
        shot.speed(),
        shot.prepared(),
        shot.placement(),
        shot.treatment(),
        shot.opacity(),
        shot.background(),
        transition);
  }
}

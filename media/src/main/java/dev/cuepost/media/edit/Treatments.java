package dev.cuepost.media.edit;

import dev.cuepost.media.edit.Composition.Canvas;
import dev.cuepost.media.edit.Composition.Mask;
import dev.cuepost.media.edit.Composition.Treatment;
import dev.cuepost.media.edit.Placement.Area;
import dev.cuepost.media.edit.Timeline.VideoClip;
import dev.cuepost.media.edit.Timeline.VideoClip.Kind;
import dev.cuepost.media.edit.canvas.FrontEnd;
import dev.cuepost.media.edit.look.Look;
import dev.cuepost.media.edit.look.Over;
import dev.cuepost.media.edit.look.Within;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Resolves what the effects of a clip do to its picture. */
final class Treatments {
  private static final Duration LONGEST_WANDERING = Duration.ofSeconds(10);

  private final Canvas canvas;
  private final Optional<FrontEnd> frontEnd;
  private final Map<MediaRef, MediaFacts> facts;
  private final List<String> warnings;

  Treatments(
      Canvas canvas,
      Optional<FrontEnd> frontEnd,
      Map<MediaRef, MediaFacts> facts,
      List<String> warnings) {
    this.canvas = canvas;
    this.frontEnd = frontEnd;
    this.facts = facts;
    this.warnings = warnings;
  }

  /**
   * What is done.
   *
   * @param area of the picture on the canvas
   * @param frames of the shot
   */
  Treatment of(VideoClip clip, MediaFacts source, Prepared prepared, Area area, long frames) {
    boolean still = source.picture().orElseThrow().still();
    boolean gif = !still && source.demuxer().equals("gif");
    return new Treatment(
        motion(clip, still, prepared, area, frames),
        clip.effect(Effect.ColorKey.class).map(Effect.ColorKey::rgb),
        clip.mask().map(mask -> new Mask(mask, Sources.picture(clip.path(), mask, facts))),
        clip.effects().stream()
            .filter(Effect.Looked.class::isInstance)
            .map(Effect.Looked.class::cast)
            .map(looked ->
                new Over(
                    look(looked, area),
                    0,
                    Math.min(frames, looked.duration().map(canvas.rate()::frameAt).orElse(frames))))
            .filter(over -> over.end() > 0)
            .toList(),
        gif && clip.kind() != Kind.VIDEO,
        gif ? clip.frames() : OptionalInt.empty());
  }

  /** In its region of the picture, if it has one and the picture is not too small for any. */
  private Look look(Effect.Looked looked, Area picture) {
    var look = Screen.scaled(looked.look(), canvas, frontEnd);
    if (looked.region().isEmpty() || picture.width() < 2 || picture.height() < 2) {
      return look;
    }
    var part =
        Screen.scaled(looked.region().get(), canvas, frontEnd)
            .on(picture.width(), picture.height());
    return new Within(look, part.x(), part.y(), part.width(), part.height());
  }

  /** What the vendor's service does not do. */
  private void warnUnusual(VideoClip clip, long frames) {
    if (canvas.rate().timeOf(frames).compareTo(LONGEST_WANDERING) > 0) {
      warnings.add(
          clip.path() + ".Effects: KenBurns is for images of 10 seconds at most; it was drawn.");
    }
    clip.effects().stream()
        .map(effect ->
            switch (effect) {
              case Effect.Crop _ -> "Crop, which was done first";
              case Effect.Pad _ -> "Pad, which was done first";
              case Effect.Scale _ -> "Scale, which was taken for its box";
              case Effect.BackgroundColor _, Effect.BackgroundBlur _, Effect.BackgroundImage _ ->
                  "Background, which shows only around its box";
              default -> "";
            })
        .filter(beside -> !beside.isEmpty())
        .distinct()
        .forEach(beside ->
            warnings.add(
                clip.path() + ".Effects: KenBurns is not meant to stand beside " + beside + "."));
  }

  private Optional<Motion> motion(
      VideoClip clip, boolean still, Prepared prepared, Area area, long frames) {
    var wandering = clip.effect(Effect.KenBurns.class);
    if (wandering.isPresent() && still) {
      warnUnusual(clip, frames);
      return Optional.of(Wandering.of(wandering.get(), prepared, area, frames));
    }
    if (wandering.isPresent()) {
      warnings.add(clip.path() + ".Effects: KenBurns is for images; the effect was left out.");
    }
    return clip.effect(Effect.Zoom.class)
        .map(zoom -> {
          // nothing is there beyond the border, so the smallest view is all of the picture
          double least = Math.min(1, zoom.start());
          return new Motion.Nearing(
              zoom.start() / least,
              zoom.end() / least,
              Math.max(1, zoom.duration().map(canvas.rate()::frameAt).orElse(frames)));
        });
  }
}

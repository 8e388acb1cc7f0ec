package dev.cuepost.media.edit;

import dev.cuepost.media.edit.Composition.Fade;
import dev.cuepost.media.edit.Composition.Heard;
import dev.cuepost.media.edit.Effect.Curve;
import dev.cuepost.media.edit.Effect.Direction;
import dev.cuepost.media.edit.Effect.SoundFade;
import dev.cuepost.media.edit.Effect.Volume;
import dev.cuepost.media.edit.SoundLayout.PlacedSound;
import dev.cuepost.media.edit.Timeline.VideoClip.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects what is heard, in whole samples; the sound of a picture ends with its last frame. */
final class Sounds {
  private final Optional<FrameRate> rate;
  private final long samples;
  private final TotalLength length;
  private final List<String> warnings;
  private final List<Heard> heard = new ArrayList<>();

  /**
   * For one output.
   *
   * @param rate of the picture, if there is one
   * @param samples the end of the output
   * @param length the same as a time, and of what it cuts before its end
   */
  Sounds(Optional<FrameRate> rate, long samples, TotalLength length, List<String> warnings) {
    this.rate = rate;
    this.samples = samples;
    this.length = length;
    this.warnings = warnings;
  }

  List<Heard> heard() {
    return List.copyOf(heard);
  }

  /** Adds the sound of a video track's clips; where two clips overlap in a transition, it fades. */
  void ofPictures(List<Placed> track) {
    for (int index = 0; index < track.size(); index++) {
      var placed = track.get(index);
      var sound = placed.facts().sound();
      if (placed.clip().kind() != Kind.VIDEO || sound.isEmpty()) {
        continue;
      }
      var before = index == 0 ? Optional.<Placed>empty() : Optional.of(track.get(index - 1));
      var after =
          index + 1 == track.size() ? Optional.<Placed>empty() : Optional.of(track.get(index + 1));
      var window = placed.clip().window();
      add(
          placed.clip().path(),
          placed.clip().source(),
          placed.facts(),
          sampleAt(placed.start()),
          sampleAt(placed.start().plus(placed.moving())),
          window.in(),
          Sources.sped(placed.moving(), window.speed()),
          window.speed(),
          false,
          placed.clip().effects(),
          before.flatMap(other -> crossFade(other, placed, placed)),
          after.flatMap(other -> crossFade(placed, other, placed)));
    }
  }

  void add(PlacedSound sound) {
    if (sound.facts().sound().isEmpty() || sound.start().compareTo(length.total()) >= 0) {
      return;
    }
    var clip = sound.clip();
    add(
        clip.path(),
        clip.source(),
        sound.facts(),
        FrameRate.sampleAt(sound.start()),
        sound.end().map(FrameRate::sampleAt).orElse(samples),
        clip.window().in(),
        sound.span(),
        clip.window().speed(),
        clip.loop(),
        clip.effects(),
        Optional.empty(),
        Optional.empty());
  }

  private void add(
      String path,
      MediaRef source,
      MediaFacts facts,
      long start,
      long wantedEnd,
      Duration in,
      Duration span,
      double speed,
      boolean loop,
      List<Effect> effects,
      Optional<Fade> crossIn,
      Optional<Fade> crossOut) {
    long end = Math.min(wantedEnd, length.cut(path).map(this::sampleAt).orElse(samples));
    if (end <= start || isMute(effects)) {
      return;
    }
    heard.add(
        new Heard(
            path,
            source,
            facts,
            start,
            end,
            in,
            span,
            speed,
            loop,
            first(effects, Effect.Denoise.class),
            volumes(effects),
            first(effects, Effect.LoudNorm.class),
            fade(path, effects, Direction.IN, end - start).or(() -> crossIn),
            fade(path, effects, Direction.OUT, end - start)
                .or(() -> crossOut.filter(fade -> fade.from() < end - start))));
  }

  /** The linear fade of one of two clips where they overlap in a transition. */
  private Optional<Fade> crossFade(Placed before, Placed next, Placed faded) {
    long first = sampleAt(next.start());
    long shared = sampleAt(before.end()) - first;
    return before.transition().isPresent() && shared > 0
        ? Optional.of(new Fade(first - sampleAt(faded.start()), shared, Curve.TRI))
        : Optional.empty();
  }

  private Optional<Fade> fade(String path, List<Effect> effects, Direction direction, long most) {
    return effects.stream()
        .filter(SoundFade.class::isInstance)
        .map(SoundFade.class::cast)
        .filter(fade -> fade.direction() == direction)
        .findFirst()
        .map(fade -> {
          long wanted = FrameRate.sampleAt(fade.duration());
          if (wanted > most) {
            warnings.add(
                path + ".Effects: a fade is longer than the clip and was shortened to it.");
          }
          long length = Math.clamp(wanted, 1, most);
          return new Fade(direction == Direction.IN ? 0 : most - length, length, fade.curve());
        });
  }

  private static <E extends Effect> Optional<E> first(List<Effect> effects, Class<E> kind) {
    return effects.stream().filter(kind::isInstance).map(kind::cast).findFirst();
  }

  private static List<Volume> volumes(List<Effect> effects) {
    return effects.stream()
        .filter(Volume.class::isInstance)
        .map(Volume.class::cast)
        .filter(volume -> volume.gain() != 1)
        .toList();
  }

  private static boolean isMute(List<Effect> effects) {
    return volumes(effects).stream()
        .anyMatch(
            volume -> volume.gain() == 0 && volume.from().isEmpty() && volume.until().isEmpty());
  }

  /** On the grid of frames where there are frames, so that sound and picture change together. */
  private long sampleAt(Duration time) {
    return rate.map(frames -> frames.sampleOf(frames.frameAt(time)))
        .orElseGet(() -> FrameRate.sampleAt(time));
  }
}

package dev.cuepost.media.edit;

import dev.cuepost.media.edit.Timeline.Region;
import dev.cuepost.media.edit.canvas.Length;
import dev.cuepost.media.edit.look.Look;
import java.time.Duration;
import java.util.Optional;

/**
 * What is done to a clip.
 *
 * <p>Source: "Effect configuration",
 * https://www.alibabacloud.com/help/en/ims/developer-reference/effect-configuration-description
 */
public sealed interface Effect {
  /** What it is one of, if of several the first alone counts. */
  default Optional<Object> once() {
    return switch (this) {
      case SoundFade fade -> Optional.of(fade.direction());
      case BackgroundColor _, BackgroundBlur _, BackgroundImage _ ->
          Optional.of(BackgroundColor.class);
      case Transition _,
          Scale _,
          Zoom _,
          KenBurns _,
          FreezeFrame _,
          RandomClip _,
          ColorKey _,
          Denoise _,
          LoudNorm _ ->
          Optional.of(getClass());
      case Volume _, Crop _, Rotate _, Flip _, Pad _, DeWatermark _, Looked _ -> Optional.empty();
    };
  }

  /**
   * Loudness.
   *
   * @param gain factor 0..10; 0 mutes
   * @param from where in the clip it begins to hold; absent: its start
   * @param until where in the clip it ceases to hold; absent: its end
   */
  record Volume(double gain, Optional<Duration> from, Optional<Duration> until) implements Effect {}

  /**
   * Sound that comes or goes slowly.
   *
   * @param duration positive
   */
  record SoundFade(Direction direction, Duration duration, Curve curve) implements Effect {}

  /** Which end of a clip. */
  enum Direction {
    IN,
    OUT
  }

  /** Shapes of a fade, by FFmpeg's names. */
  enum Curve {
    TRI,
    QSIN,
    HSIN,
    ESIN,
    LOG,
    IPAR,
    QUA,
    CUB,
    SQU,
    CBR,
    PAR,
    EXP,
    IQSIN,
    IHSIN,
    DESE,
    DESI,
    LOSI,
    SINC,
    ISINC,
    NOFADE
  }

  /**
   * The way to the next clip of the track.
   *
   * @param look FFmpeg's xfade name
   * @param duration positive
   * @param keepsTotal whether the clips keep their places rather than overlap
   */
  record Transition(String look, Duration duration, boolean keepsTotal) implements Effect {}

  /** Plain colour around a picture that does not fill the canvas: {@code rrggbb}. */
  record BackgroundColor(String rgb) implements Effect {}

  /**
   * The picture itself, blurred, around a picture that does not fill the canvas.
   *
   * @param radius 0.01..1
   */
  record BackgroundBlur(double radius) implements Effect {}

  /**
   * Another picture around a picture that does not fill the canvas, so that it covers all of it.
   */
  record BackgroundImage(MediaRef image) implements Effect {}

  /**
   * A part of the source, in place of all of it.
   *
   * @param x left edge, on the source's side, and so on
   */
  record Crop(Length x, Length y, Length width, Length height) implements Effect {}

  /** A turn to the right by 90, 180 or 270 degrees. */
  record Rotate(int degrees) implements Effect {}

  /** A mirror image. */
  record Flip(Axis axis) implements Effect {}

  /** What changes places in a mirror image. */
  enum Axis {
    /** Left and right. */
    HORIZONTAL,
    /** Top and bottom. */
    VERTICAL
  }

  /**
   * A border around the source.
   *
   * @param x where the source lies in the larger picture
   * @param width of the larger picture, in pixels of the source
   * @param rgb of the border
   */
  record Pad(Length x, Length y, int width, int height, String rgb) implements Effect {}

  /** The size on the canvas of a clip that tells none: the old way to say it. */
  record Scale(Length width, Length height) implements Effect {}

  /**
   * The middle comes evenly nearer.
   *
   * @param start enlargement at the beginning, at least 0.1
   * @param end enlargement at the end, more than {@code start}
   * @param duration how long it takes; absent: as long as the clip
   */
  record Zoom(double start, double end, Optional<Duration> duration) implements Effect {}

  /**
   * The view wanders over a still; absent parts follow from its proportions.
   *
   * @param start what is seen at the beginning
   */
  record KenBurns(Optional<View> start, Optional<View> end) implements Effect {}

  /** The last frame is held at the end of the clip, without sound. */
  record FreezeFrame(Duration duration) implements Effect {}

  /** A part of that length out of the source, wherever it falls. */
  record RandomClip(Duration duration) implements Effect {}

  /**
   * A rectangle of the source is blurred.
   *
   * @param from in the clip
   */
  record DeWatermark(
      Length x,
      Length y,
      Length width,
      Length height,
      Optional<Duration> from,
      Optional<Duration> until)
      implements Effect {}

  /** A plain colour is made transparent: {@code rrggbb}. */
  record ColorKey(String rgb) implements Effect {}

  /**
   * A look from the clip's first frame on.
   *
   * @param duration absent: over all of it
   * @param region the part of the clip's picture that it changes; absent: all of it
   */
  record Looked(Look look, Optional<Duration> duration, Optional<Region> region)
      implements Effect {}

  /** Less noise in the sound; wind is mostly low. */
  record Denoise(boolean wind) implements Effect {}

  /**
   * Brought to a loudness.
   *
   * @param loudness in LUFS
   * @param truePeak at most, in dBTP
   */
  record LoudNorm(double loudness, double truePeak) implements Effect {}
}

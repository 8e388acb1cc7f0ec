package dev.cuepost.media.edit;

import java.time.Duration;
import java.util.Optional;

/**
 * What is done to a clip.
 *
 * <p>Source: "Effect configuration",
 * https://www.alibabacloud.com/help/en/ims/developer-reference/effect-configuration-description
 */
public sealed interface Effect {
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
}

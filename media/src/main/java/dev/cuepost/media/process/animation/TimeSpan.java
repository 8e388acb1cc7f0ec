package dev.cuepost.media.process.animation;

import java.time.Duration;
import java.util.Optional;

/**
 * The part of a clip that is wanted.
 *
 * @param seek where it begins, from the file's first moment
 * @param length how long it is at most; absent for all that is left
 * @param cut how much is left away at the clip's end; zero for nothing
 */
public record TimeSpan(Duration seek, Optional<Duration> length, Duration cut) {
  /** All of a clip. */
  static final TimeSpan WHOLE = new TimeSpan(Duration.ZERO, Optional.empty(), Duration.ZERO);

  /** How long it is in a clip of a length; zero or less if nothing of it is there. */
  Duration in(Duration clip) {
    var left = clip.minus(cut).minus(seek);
    return length.filter(wanted -> wanted.compareTo(left) < 0).orElse(left);
  }
}

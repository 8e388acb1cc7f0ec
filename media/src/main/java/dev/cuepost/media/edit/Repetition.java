package dev.cuepost.media.edit;

import dev.cuepost.media.edit.Composition.Shot;
import java.util.OptionalInt;

/**
 * How an animated picture begins again at its end: a filter repeats what it holds in memory. What
 * is too large for that is read again and again, whose passes FFmpeg before 6 makes a little too
 * long.
 */
final class Repetition {
  private static final long MOST_BYTES = 64L << 20;
  private static final int BYTES_PER_PIXEL = 4;
  private static final int MOST_FRAMES = 10_000;

  private Repetition() {}

  /** How many of its frames are held at most; absent if none are. */
  static OptionalInt held(Shot shot) {
    var treatment = shot.treatment();
    if (treatment.firstOnly().isPresent() || !treatment.animated()) {
      return treatment.firstOnly();
    }
    var picture = shot.facts().picture().orElseThrow();
    long frame = (long) BYTES_PER_PIXEL * picture.width() * picture.height();
    int most = (int) Math.min(MOST_FRAMES, MOST_BYTES / frame);
    return picture.rate().frameAt(picture.length()) <= most
        ? OptionalInt.of(most)
        : OptionalInt.empty();
  }
}

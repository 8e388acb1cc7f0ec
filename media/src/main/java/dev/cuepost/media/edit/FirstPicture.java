package dev.cuepost.media.edit;

import dev.cuepost.media.edit.MediaFacts.Coding;
import dev.cuepost.media.edit.MediaFacts.Picture;
import java.time.Duration;

/**
 * With which of a source's pictures a clip begins whose In lies in the middle between two of them.
 *
 * <p>Seconds with one decimal often do at 25 pictures a second, and so do whole ones where the
 * picture begins half a frame after the sound. Rounding would decide there, in each run of FFmpeg
 * by itself, so that a picture could be lost or come twice where two runs meet.
 */
final class FirstPicture {
  /** Parts of a picture's time around the middle in which it is decided here. */
  private static final double MIDDLE = 0.05;

  /** What is nearer to the middle is in it: clocks of files are coarse. */
  private static final double TIE = 0.01;

  private FirstPicture() {}

  /**
   * The moment of the source at which a clip begins: its In, or the moment of the nearest picture
   * where In is about in the middle between two; of two that are as near, the earlier one.
   */
  static Duration from(Duration in, Picture picture) {
    var late = picture.coding().map(Coding::late).orElse(Duration.ZERO);
    var rate = picture.rate();
    double pictures = in.minus(late).toNanos() / 1e9 * rate.perSecond();
    long before = (long) Math.floor(pictures);
    double part = pictures - before;
    if (Math.abs(part - 0.5) > MIDDLE) {
      return in;
    }
    long nearest = part > 0.5 + TIE ? before + 1 : before;
    return late.plus(rate.timeOf(Math.max(0, nearest)));
  }
}

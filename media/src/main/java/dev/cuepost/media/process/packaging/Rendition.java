package dev.cuepost.media.process.packaging;

import dev.cuepost.media.edit.FrameRate;
import dev.cuepost.media.process.picture.Size;
import java.util.Optional;

/**
 * One stream that a master playlist offers.
 *
 * @param uri of its media playlist, as the master names it
 * @param peakBitrate bits a second of its most expensive stretch
 * @param averageBitrate bits a second over all
 * @param size of its picture; absent for sound alone
 * @param rate of its picture; absent for sound alone
 * @param codecs as RFC 6381 spells them, parted by commas; absent if one of them is not known here
 */
public record Rendition(
    String uri,
    long peakBitrate,
    long averageBitrate,
    Optional<Size> size,
    Optional<FrameRate> rate,
    Optional<String> codecs) {
  private static final int LONGEST = 2048;

  public Rendition {
    if (!isUri(uri)) {
      throw new IllegalArgumentException("not a line of a playlist: " + uri);
    }
  }

  /** Whether it can stand in a line of its own and be nothing else. */
  static boolean isUri(String text) {
    return !text.isEmpty()
        && text.length() <= LONGEST
        && !text.startsWith("#")
        && text.chars().noneMatch(letter -> letter <= ' ' || letter == 0x7f);
  }
}

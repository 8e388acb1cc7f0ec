package dev.cuepost.media.process.transcode;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a run that made nothing has found out.
 *
 * @param loudness of the sound
 * @param inside what of the picture lies within the bars
 */
record Measured(Optional<Loudness> loudness, Optional<Box> inside) {
  static final Measured NOTHING = new Measured(Optional.empty(), Optional.empty());

  private static final Pattern CROP =
      Pattern.compile("crop=(\\d{1,5}):(\\d{1,5}):(\\d{1,5}):(\\d{1,5})");

  static Measured in(String log) {
    // the last line knows all of the frames
    var inside =
        CROP.matcher(log)
            .results()
            .reduce((_, last) -> last)
            .map(match ->
                new Box(
                    Integer.parseInt(match.group(1)),
                    Integer.parseInt(match.group(2)),
                    Integer.parseInt(match.group(3)),
                    Integer.parseInt(match.group(4))))
            .filter(box -> box.width() >= 8 && box.height() >= 8);
    return new Measured(Loudness.in(log), inside);
  }
}

package dev.cuepost.media.process.transcode;

import java.time.Duration;
import java.util.Optional;

/**
 * A stretch of the output.
 *
 * @param picture absent where there is none
 * @param sound absent where there is none
 * @param length how long it lasts
 * @param certain whether the length can be relied on: some formats have it guessed
 */
record Part(Optional<Take> picture, Optional<Take> sound, Duration length, boolean certain) {
  /**
   * What is taken of an input.
   *
   * @param input its number, from 0
   * @param length absent for all the rest
   */
  record Take(int input, Duration start, Optional<Duration> length) {
    Take from(Duration offset, Duration most) {
      return new Take(input, start.plus(offset), Optional.of(most));
    }
  }

  /** A stretch of this one. */
  Part cut(Duration offset, Duration most) {
    return new Part(
        picture.map(take -> take.from(offset, most)),
        sound.map(take -> take.from(offset, most)),
        most,
        certain);
  }
}

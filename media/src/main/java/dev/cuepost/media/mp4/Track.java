package dev.cuepost.media.mp4;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * A track.
 *
 * @param handler its kind: {@code vide}, {@code soun} or another
 * @param timescale ticks a second
 * @param description the entry that says how its samples are coded, a whole box
 * @param samples in the order of decoding
 * @param skipped how many ticks of its beginning are not shown
 */
public record Track(
    String handler, long timescale, ByteBuffer description, List<Sample> samples, long skipped) {
  public Track {
    description = description.asReadOnlyBuffer();
    samples = List.copyOf(samples);
  }

  /** Ticks of all its samples. */
  long length() {
    return samples.stream().mapToLong(Sample::lasting).sum();
  }

  /** Ticks from its first moment that is shown to the last one. */
  long shownLength() {
    long decoded = 0;
    long end = 0;
    for (Sample sample : samples) {
      end = Math.max(end, decoded + sample.later() + sample.lasting());
      decoded += sample.lasting();
    }
    return end - skipped;
  }
}

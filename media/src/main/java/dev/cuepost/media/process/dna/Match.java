package dev.cuepost.media.process.dna;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/**
 * What a file has in common with one of the library.
 *
 * @param similarity how alike the common parts are, 0..1: 0 as chance would make them, 1 the same
 *     bit for bit. How much they have in common is told by the details
 * @param details the common parts, in the order of the input; at least one
 */
public record Match(double similarity, List<Detail> details) {
  public Match {
    details = List.copyOf(details);
    if (!(similarity >= 0 && similarity <= 1) || details.isEmpty()) {
      throw new IllegalArgumentException(
          "similarity must be in 0..1 with details, was %s with %s".formatted(similarity, details));
    }
  }

  /** What is alike in a part. */
  public enum Aspect {
    PICTURE,
    SOUND
  }

  /**
   * A part that both have, of the same length in both.
   *
   * @param input where it stands in the file that was looked at
   * @param duplication where it stands in the file of the library
   */
  public record Detail(Aspect aspect, Stretch input, Stretch duplication) {}

  /** How long the parts are in which the picture is alike, or the sound, whichever is longer. */
  public Duration common() {
    return List.of(Aspect.values()).stream()
        .map(this::common)
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  private Duration common(Aspect aspect) {
    return details.stream()
        .filter(detail -> detail.aspect() == aspect)
        .map(detail -> detail.input().length())
        .reduce(Duration.ZERO, Duration::plus);
  }
}

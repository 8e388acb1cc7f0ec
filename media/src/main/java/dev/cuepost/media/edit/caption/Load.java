package dev.cuepost.media.edit.caption;

import dev.cuepost.media.json.RejectedException;
import dev.cuepost.media.json.Rejection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How much libass has to hold in memory at once: the squares of the letters that are there
 * together. Without a bound a few lines of codes would cost gigabytes.
 */
final class Load {
  /** Pictures full of letters, one over the other. */
  private static final double MOST = 60;

  private final double area;
  private final List<Step> steps = new ArrayList<>();

  /** A text that appears, or disappears with a negative amount. */
  private record Step(long at, double amount) {}

  Load(double width, double height) {
    this.area = width * height;
  }

  /**
   * Adds a text.
   *
   * @param amount square pixels, or whatever the canvas counts in
   */
  void add(long from, long to, double amount) {
    steps.add(new Step(from, amount));
    steps.add(new Step(to, -amount));
  }

  /**
   * Looks at all of them.
   *
   * @throws RejectedException if too much is there at once
   */
  void check() {
    steps.sort(Comparator.comparingLong(Step::at).thenComparingDouble(Step::amount));
    double now = 0;
    for (var step : steps) {
      now += step.amount();
      if (now > MOST * area) {
        throw new RejectedException(
            Rejection.inJob(
                "InvalidParameter",
                "SubtitleTracks: at %s the letters of captions would cover the picture more than %.0f times."
                    .formatted(Numbers.time(step.at()), MOST)));
      }
    }
  }
}

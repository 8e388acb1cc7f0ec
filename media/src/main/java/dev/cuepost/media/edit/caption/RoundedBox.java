package dev.cuepost.media.edit.caption;

import java.util.Locale;

/**
 * A rectangle with round corners, as ASS draws it.
 *
 * @param radius of its corners, in pixels; at most half of the shorter side counts
 */
record RoundedBox(double width, double height, double radius) {
  /** How far the points that pull a curve lie from its ends, for a quarter of a circle. */
  private static final double PULL = 0.5523;

  /** The commands, from the top left corner at the origin. */
  String commands() {
    double r = Math.min(radius, Math.min(width, height) / 2);
    if (r < 0.5) {
      return line("m", 0, 0) + line("l", width, 0, width, height, 0, height);
    }
    double near = r * (1 - PULL);
    return line("m", r, 0)
        + line("l", width - r, 0)
        + line("b", width - near, 0, width, near, width, r)
        + line("l", width, height - r)
        + line("b", width, height - near, width - near, height, width - r, height)
        + line("l", r, height)
        + line("b", near, height, 0, height - near, 0, height - r)
        + line("l", 0, r)
        + line("b", 0, near, near, 0, r, 0);
  }

  private static String line(String command, double... coordinates) {
    var words = new StringBuilder(command);
    for (double coordinate : coordinates) {
      words.append(String.format(Locale.ROOT, " %.1f", coordinate));
    }
    return words.append(' ').toString();
  }
}

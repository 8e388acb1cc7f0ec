package dev.cuepost.media.edit.look;

import dev.cuepost.media.edit.graph.MovingView;

/** Words that bring the middle of a picture nearer. */
final class Zooming {
  private Zooming() {}

  /**
   * The words.
   *
   * @param rate expression of the enlargement, at least 1, by the frame's number {@code on}
   */
  static String words(String rate) {
    String left = "W/2-W/2/" + rate;
    String right = "W/2+W/2/" + rate;
    String top = "H/2-H/2/" + rate;
    String bottom = "H/2+H/2/" + rate;
    return MovingView.of(left, top, right, bottom);
  }
}

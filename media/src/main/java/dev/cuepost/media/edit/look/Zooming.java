package dev.cuepost.media.edit.look;

/**
 * Words that bring the middle of a picture nearer. Unlike a filter that cuts out whole pixels, this
 * one moves by parts of them, so that slow ways do not tremble.
 */
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
    return "perspective=x0='%s':y0='%s':x1='%s':y1='%s':x2='%s':y2='%s':x3='%s':y3='%s':eval=frame"
        .formatted(left, top, right, top, left, bottom, right, bottom);
  }
}

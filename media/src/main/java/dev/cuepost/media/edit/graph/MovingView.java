package dev.cuepost.media.edit.graph;

/**
 * The filter that shows a part of each frame on all of it. It moves by parts of a pixel; cutting
 * out whole pixels would make slow ways tremble.
 */
public final class MovingView {
  private MovingView() {}

  /**
   * Its words for the middle of a picture that comes nearer.
   *
   * @param rate expression of the enlargement, at least 1, by the frame's number {@code on}
   */
  public static String middle(String rate) {
    String left = "W/2-W/2/" + rate;
    String right = "W/2+W/2/" + rate;
    String top = "H/2-H/2/" + rate;
    String bottom = "H/2+H/2/" + rate;
    return of(left, top, right, bottom);
  }

  /**
   * Its words. Each edge is an expression in pixels, of the frame's size {@code W} and {@code H}
   * and its number {@code on}.
   */
  public static String of(String left, String top, String right, String bottom) {
    return "perspective=x0='%s':y0='%s':x1='%s':y1='%s':x2='%s':y2='%s':x3='%s':y3='%s':eval=frame"
        .formatted(left, top, right, top, left, bottom, right, bottom);
  }
}

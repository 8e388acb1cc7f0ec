package dev.cuepost.media.edit;

/**
 * A part of a picture that is seen, in parts of its sides.
 *
 * @param x left edge, 0 up to 1
 * @param y upper edge
 * @param width more than 0
 * @param height more than 0
 */
public record View(double x, double y, double width, double height) {
  public static final View ALL = new View(0, 0, 1, 1);

  /** The middle, enlarged so many times. */
  static View middle(double rate) {
    return new View(0.5 - 0.5 / rate, 0.5 - 0.5 / rate, 1 / rate, 1 / rate);
  }
}

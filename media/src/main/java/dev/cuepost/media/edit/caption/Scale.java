package dev.cuepost.media.edit.caption;

import dev.cuepost.media.edit.canvas.FrontEnd;

/**
 * What a caption's pixels are worth in pixels of the output.
 *
 * @param size of letters, edges and gaps, which keep their shape
 * @param across of places from left to right
 * @param down of places from top to bottom
 */
record Scale(double size, double across, double down) {
  static final Scale NONE = even(1);

  /** The same in all directions. */
  static Scale even(double factor) {
    return new Scale(factor, factor, factor);
  }

  /** From an author's canvas to an output. */
  static Scale of(FrontEnd canvas, int width, int height) {
    double across = canvas.across(width);
    double down = canvas.down(height);
    return new Scale(Math.min(across, down), across, down);
  }

  /** The same with letters that are so much larger. */
  Scale letters(double factor) {
    return new Scale(size * factor, across, down);
  }
}

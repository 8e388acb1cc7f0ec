package dev.cuepost.media.render;

/**
 * The output's picture.
 *
 * @param rate frames a second
 * @param perPixelAcross pixels of it for each of the author's, from side to side
 * @param perPixelDown the same from top to bottom
 */
record NaiveCanvas(int width, int height, double rate, double perPixelAcross, double perPixelDown) {
  /** The frame that begins nearest to a time; halves go up. */
  long frame(double seconds) {
    return (long) Math.floor(seconds * rate + 0.5 + 1e-6);
  }
}

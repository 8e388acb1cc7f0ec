package dev.cuepost.media.process.transcode;

/** Width and height in pixels, each at least 1. */
record Size(int width, int height) {
  /** The nearest with sides that can be halved, as colours at half the resolution need. */
  static Size near(double width, double height) {
    return new Size(near(width), near(height));
  }

  /** The same, but no larger; at least 2. */
  static Size within(double width, double height) {
    return new Size(within(width), within(height));
  }

  static int near(double side) {
    return Math.max(2, 2 * (int) Math.round(side / 2));
  }

  static int within(double side) {
    return Math.max(2, 2 * (int) Math.floor((side + 0.01) / 2));
  }

  @Override
  public String toString() {
    return width + "x" + height;
  }
}

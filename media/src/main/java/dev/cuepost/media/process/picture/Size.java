package dev.cuepost.media.process.picture;

/**
 * Width and height in pixels.
 *
 * @param width at least 1
 * @param height at least 1
 */
public record Size(int width, int height) {
  /** The longest side of a picture that is made here, in pixels. */
  public static final int MOST_SIDE = 16_384;

  /** The most pixels of a picture that is made here. */
  public static final long MOST_PIXELS = 100_000_000;

  public Size {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException("a picture of " + width + "x" + height);
    }
  }

  /** Whether a picture of this size may be made. */
  public boolean isBearable() {
    return width <= MOST_SIDE && height <= MOST_SIDE && (long) width * height <= MOST_PIXELS;
  }

  @Override
  public String toString() {
    return width + "x" + height;
  }
}

package dev.cuepost.media.edit.look;

/**
 * A stream of opaque frames ({@code yuv420p}, BT.709) that a look is drawn on.
 *
 * @param width in pixels
 * @param height in pixels
 * @param rate frames a second, as FFmpeg writes it
 * @param perSecond the same as a number
 * @param count how many there are
 */
public record Frames(int width, int height, String rate, double perSecond, long count) {
  /** How long they last, in seconds. */
  public double seconds() {
    return count / perSecond;
  }

  String size() {
    return width + "x" + height;
  }

  /** Back to the full size. */
  String fill() {
    return "scale=w=%d:h=%d:flags=bicubic".formatted(width, height);
  }

  Frames lasting(long newCount) {
    return new Frames(width, height, rate, perSecond, newCount);
  }

  Frames of(int newWidth, int newHeight) {
    return new Frames(newWidth, newHeight, rate, perSecond, count);
  }
}

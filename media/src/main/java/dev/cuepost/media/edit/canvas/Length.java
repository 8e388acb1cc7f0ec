package dev.cuepost.media.edit.canvas;

/** A position or size along one side of the canvas. */
public sealed interface Length {
  /** Counted on a side of so many pixels. */
  int on(int side);

  /**
   * The same on a canvas whose pixels are so many of this one's; only pixels change.
   *
   * @param factor more than 0
   */
  default Length times(double factor) {
    return this;
  }

  /**
   * Part of the side.
   *
   * @param part 0 up to, not including, 1
   */
  record Ratio(double part) implements Length {
    @Override
    public int on(int side) {
      return (int) Math.round(part * side);
    }
  }

  /** The whole side: the number 1 stands for it. */
  record Full() implements Length {
    @Override
    public int on(int side) {
      return side;
    }
  }

  /**
   * So many pixels.
   *
   * @param count at least 1
   */
  record Pixels(int count) implements Length {
    private static final int MOST = 65_536;

    @Override
    public Length times(double factor) {
      return new Pixels(Math.clamp(Math.round(count * factor), 1, MOST));
    }

    @Override
    public int on(int side) {
      return count;
    }
  }

  /** The length that a number stands for: ratio below 1, whole side at 1, pixels from 2. */
  static Length of(double value) {
    if (value < 1) {
      return new Ratio(value);
    }
    return value < 2 ? new Full() : new Pixels((int) Math.round(value));
  }
}

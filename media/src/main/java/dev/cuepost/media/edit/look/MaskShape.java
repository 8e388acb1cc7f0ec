package dev.cuepost.media.edit.look;

import static dev.cuepost.media.edit.graph.Chain.number;

import dev.cuepost.media.edit.canvas.Length;
import java.util.Optional;

/** The form of a mask, around a middle and along axes of its own. */
sealed interface MaskShape {
  /**
   * How far a pixel lies outside, as an expression.
   *
   * @param width of the picture, in pixels
   * @param height of the picture, in pixels
   * @return pixels, negative inside, by the pixel's place {@code ld(0)} to the right of the middle
   *     and {@code ld(1)} below it
   */
  String distance(int width, int height);

  /** The same on a canvas whose pixels are so many of this one's. */
  MaskShape times(double across, double down);

  /**
   * A circle.
   *
   * @param radius in parts of the smaller side, or in pixels
   */
  record Circle(Length radius) implements MaskShape {
    @Override
    public String distance(int width, int height) {
      return "hypot(ld(0),ld(1))-" + radius.on(Math.min(width, height));
    }

    @Override
    public MaskShape times(double across, double down) {
      return new Circle(radius.times(Math.min(across, down)));
    }
  }

  /** An ellipse with two diameters; the one that is not told is as long as the other one. */
  record Ellipse(Optional<Length> across, Optional<Length> down) implements MaskShape {
    @Override
    public String distance(int width, int height) {
      Optional<Integer> wide = across.map(length -> length.on(width));
      Optional<Integer> high = down.map(length -> length.on(height));
      String a = radius(wide.or(() -> high));
      String b = radius(high.or(() -> wide));
      // how often the radius in this direction, over how fast that grows here
      return "st(2,hypot(ld(0)/%1$s,ld(1)/%2$s));ld(2)*(ld(2)-1)/hypot(ld(0)/%1$s/%1$s,ld(1)/%2$s/%2$s)"
          .formatted(a, b);
    }

    private static String radius(Optional<Integer> diameter) {
      return number(Math.max(1, diameter.orElseThrow()) / 2.0);
    }

    @Override
    public MaskShape times(double right, double below) {
      return new Ellipse(
          across.map(length -> length.times(right)), down.map(length -> length.times(below)));
    }
  }

  /**
   * A rectangle.
   *
   * @param corner radius of its corners, in parts of the smaller side, or in pixels
   */
  record Rectangle(Length across, Length down, Length corner) implements MaskShape {
    @Override
    public String distance(int width, int height) {
      double wide = across.on(width) / 2.0;
      double high = down.on(height) / 2.0;
      double round = Math.min(corner.on(Math.min(width, height)), Math.min(wide, high));
      return "st(2,abs(ld(0))-%s);st(3,abs(ld(1))-%s);hypot(max(ld(2),0),max(ld(3),0))+min(max(ld(2),ld(3)),0)-%s"
          .formatted(number(wide - round), number(high - round), number(round));
    }

    @Override
    public MaskShape times(double right, double below) {
      return new Rectangle(
          across.times(right), down.times(below), corner.times(Math.min(right, below)));
    }
  }

  /** All that lies above a line through the middle. */
  record HalfPlane() implements MaskShape {
    @Override
    public String distance(int width, int height) {
      return "ld(1)";
    }

    @Override
    public MaskShape times(double across, double down) {
      return this;
    }
  }

  /**
   * All that lies between two lines.
   *
   * @param size from one to the other, in parts of the height, or in pixels
   */
  record Stripe(Length size) implements MaskShape {
    @Override
    public String distance(int width, int height) {
      return "abs(ld(1))-" + number(size.on(height) / 2.0);
    }

    @Override
    public MaskShape times(double across, double down) {
      return new Stripe(size.times(Math.min(across, down)));
    }
  }
}

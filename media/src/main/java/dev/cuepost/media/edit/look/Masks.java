package dev.cuepost.media.edit.look;

import dev.cuepost.media.edit.canvas.Length;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The masks by name. Places and measures up to 1 are parts of the picture, greater ones pixels of
 * the output.
 */
final class Masks {
  private static final double MOST_DEGREES = 36_000;

  private Masks() {}

  static Map<String, Function<ExtParams, Look>> looks() {
    return Map.of(
        "mask_circle", params -> mask(params, round(params)),
        "mask_rec", params -> mask(params, rectangle(params)),
        "mask_linear", params -> mask(params, new MaskShape.HalfPlane()),
        "mask_minor", params -> mask(params, new MaskShape.Stripe(length(params, "size", 0.4))));
  }

  private static MaskShape round(ExtParams params) {
    Optional<Length> width = params.length("width");
    Optional<Length> height = params.length("height");
    return width.isPresent() || height.isPresent()
        ? new MaskShape.Ellipse(width, height)
        : new MaskShape.Circle(length(params, "radius", 0.3));
  }

  private static MaskShape rectangle(ExtParams params) {
    return new MaskShape.Rectangle(
        length(params, "width", 0.5), length(params, "height", 0.5), length(params, "radius", 0));
  }

  private static ShapeMask mask(ExtParams params, MaskShape shape) {
    return new ShapeMask(
        shape,
        length(params, "x", 0.5),
        length(params, "y", 0.5),
        params.number("angle", -MOST_DEGREES, MOST_DEGREES).orElse(0),
        length(params, "antialias", 0),
        params.number("blur_intensity", 0, 1).orElse(0),
        params.number("outer_alpha", 0, 1).orElse(0));
  }

  private static Length length(ExtParams params, String name, double usual) {
    return params.length(name).orElseGet(() -> Length.of(usual));
  }
}

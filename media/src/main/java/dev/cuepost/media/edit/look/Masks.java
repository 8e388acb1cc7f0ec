package dev.cuepost.media.edit.look;

import static dev.cuepost.media.edit.graph.Chain.number;

import dev.cuepost.media.edit.graph.Chain;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A shape that is seen, with darkness around it. {@code x} and {@code y} are its middle, {@code
 * width}, {@code height}, {@code radius} and {@code size} its measures, all as parts of the frame;
 * {@code outer_alpha} is how much is seen of the rest.
 */
final class Masks {
  private Masks() {}

  static Map<String, Function<ExtParams, Look>> looks() {
    return Map.of(
        "mask_circle",
            params -> {
              String radius = part(params, "radius", 0.3);
              return masked(
                  params, "hypot(%s\\,%s)-%s*min(W\\,H)".formatted(dx(params), dy(params), radius));
            },
        "mask_rec",
            params ->
                masked(
                    params,
                    "max(abs(%s)-%s*W/2\\,abs(%s)-%s*H/2)"
                        .formatted(
                            dx(params),
                            part(params, "width", 0.5),
                            dy(params),
                            part(params, "height", 0.5))),
        "mask_linear", params -> masked(params, tilted(params)),
        "mask_minor",
            params ->
                masked(
                    params, "abs(%s)-%s*H/2".formatted(tilted(params), part(params, "size", 0.4))));
  }

  private static String part(ExtParams params, String name, double usual) {
    return number(params.number(name, 0, 10).orElse(usual));
  }

  private static String dx(ExtParams params) {
    return "(X-%s*W)".formatted(part(params, "x", 0.5));
  }

  private static String dy(ExtParams params) {
    return "(Y-%s*H)".formatted(part(params, "y", 0.5));
  }

  /** Distance from a line through the middle, turned by {@code angle} degrees. */
  private static String tilted(ExtParams params) {
    double angle = Math.toRadians(params.number("angle", -360, 360).orElse(0));
    return "(%s*%s+%s*%s)"
        .formatted(
            dy(params),
            Appearing.seconds(Math.cos(angle)),
            dx(params),
            Appearing.seconds(Math.sin(angle)));
  }

  /**
   * Shows what lies inside.
   *
   * @param distance expression, in pixels, negative inside
   */
  private static Look masked(ExtParams params, String distance) {
    double soft = 1 + 200 * params.number("blur_intensity", 0, 1).orElse(0);
    double outer = params.number("outer_alpha", 0, 1).orElse(0);
    String level =
        "255*(%s+(1-%s)*clip(0.5-(%s)/%s\\,0\\,1))"
            .formatted(number(outer), number(outer), distance, Appearing.seconds(soft));
    return (graph, from, frames) -> {
      String mask =
          graph.source(
              new Chain()
                  .add("color=c=black:s=%s:r=%s".formatted(frames.size(), frames.rate()))
                  .add("trim=end_frame=1")
                  .add("format=gray")
                  .add("geq=lum='%s'".formatted(level))
                  .add("loop=loop=-1:size=1")
                  .add("setpts=N/(%s)/TB".formatted(frames.rate()))
                  .add("trim=end_frame=" + frames.count()));
      String seen = graph.join(List.of(from, mask), "alphamerge");
      return graph.join(
          List.of(Appearing.black(graph, frames), seen),
          "overlay=x=0:y=0:format=yuv420,format=yuv420p");
    };
  }
}

package dev.cuepost.media.edit.look;

import static dev.cuepost.media.edit.graph.Chain.number;

import java.util.Map;
import java.util.function.Function;

/** Pictures whose colours change as time goes on. */
final class Coloured {
  private Coloured() {}

  static Map<String, Function<ExtParams, Look>> looks() {
    return Map.ofEntries(
        Map.entry("color_to_grey", params -> saturation("max(0\\,1-t/%s)")),
        Map.entry("grey_to_color", params -> saturation("min(1\\,t/%s)")),
        Map.entry("colorful", params -> cycling(Moving.turn(params, 4), "1.3")),
        Map.entry("rainbowfilter", params -> cycling(Moving.turn(params, 6), "1.5")),
        Map.entry("movingrainbow", params -> cycling(Moving.turn(params, 2), "1.5")),
        Map.entry("discolights", params -> cycling(Moving.turn(params, 1), "2")),
        Map.entry("blackfade", params -> darkening(Moving.turn(params, 2))),
        Map.entry("color_difference", params -> Rgb.look("rgbashift=rh=-8:bh=8")),
        Map.entry("minus_glitter", params -> Rgb.look("rgbashift=rh=-5:gv=4:bh=5", "negate")),
        Map.entry(
            "segmentation",
            params ->
                Rgb.look(
                    "lutrgb=r='64*floor(val/64)+32':g='64*floor(val/64)+32':b='64*floor(val/64)+32'")));
  }

  private static Look saturation(String expression) {
    return (graph, from, frames) ->
        graph.chain(
            from,
            "hue=s='%s'".formatted(expression.formatted(Appearing.seconds(frames.seconds()))));
  }

  private static Look cycling(double turn, String saturation) {
    return (graph, from, frames) ->
        graph.chain(from, "hue=h='360*t/%s':s=%s".formatted(number(turn), saturation));
  }

  private static Look darkening(double turn) {
    return (graph, from, frames) ->
        graph.chain(
            from, "eq=brightness='-0.5*(1-cos(2*PI*t/%s))':eval=frame".formatted(number(turn)));
  }
}

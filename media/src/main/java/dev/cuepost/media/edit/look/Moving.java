package dev.cuepost.media.edit.look;

import static dev.cuepost.media.edit.graph.Chain.number;

import dev.cuepost.media.edit.graph.Graph;
import dev.cuepost.media.edit.graph.MovingView;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Pictures that shake, swing, breathe and flash; {@code duration} is the length of one turn. */
final class Moving {
  private Moving() {}

  static Map<String, Function<ExtParams, Look>> looks() {
    return Map.ofEntries(
        Map.entry("slightshake", params -> shake(0.02, turn(params, 0.5))),
        Map.entry("withcircleshake", params -> shake(0.04, turn(params, 1))),
        Map.entry("shock", params -> shake(0.06, turn(params, 0.2))),
        Map.entry("jitter", params -> shake(0.05, turn(params, 0.3))),
        Map.entry("smalljitter", params -> shake(0.015, turn(params, 0.25))),
        Map.entry("swing", params -> swing(turn(params, 2))),
        Map.entry("zoominout", params -> breathe(0.2, turn(params, 2))),
        Map.entry("zoomslight", params -> (graph, from, frames) -> nearer(graph, from, frames)),
        Map.entry("heartbeat", params -> beat(turn(params, 1))),
        Map.entry("flashingscreen", params -> flashing(0.35, turn(params, 0.5))),
        Map.entry("flashinglight", params -> flashing(0.2, turn(params, 1))),
        Map.entry("white", params -> flashing(0.6, turn(params, 1))),
        Map.entry("withcircleflashlight", params -> flashing(0.3, turn(params, 0.8))),
        Map.entry("soulout", params -> souls(turn(params, 1))),
        Map.entry("illusion", params -> trails()));
  }

  private static Look souls(double turn) {
    return (graph, from, frames) -> soul(graph, from, turn);
  }

  static double turn(ExtParams params, double usual) {
    return params.number("duration", 0.04, 60).orElse(usual);
  }

  /** A little of the border is cut off, so that no edge is seen. */
  private static Look shake(double part, double turn) {
    String left = number(1 - 2 * part);
    return (graph, from, frames) ->
        graph.chain(
            from,
            "crop=w=iw*%s:h=ih*%s:x='(iw-ow)/2*(1+sin(2*PI*t/%s))':y='(ih-oh)/2*(1+cos(4*PI*t/%s))'"
                .formatted(left, left, number(turn), number(turn)),
            frames.fill());
  }

  private static Look swing(double turn) {
    return (graph, from, frames) ->
        graph.chain(
            from,
            "scale=w=%d:h=%d".formatted(frames.width() * 23 / 20, frames.height() * 23 / 20),
            "rotate=a='0.07*sin(2*PI*t/%s)':c=black".formatted(number(turn)),
            "crop=w=%d:h=%d".formatted(frames.width(), frames.height()));
  }

  private static Look breathe(double part, double turn) {
    return (graph, from, frames) ->
        graph.chain(
            from,
            MovingView.middle(
                "(1+%s*(1-cos(2*PI*on/%s))/2)"
                    .formatted(number(part), number(turn * frames.perSecond()))));
  }

  private static String nearer(Graph graph, String from, Frames frames) {
    return graph.chain(from, MovingView.middle("(1+0.1*on/%d)".formatted(frames.count())));
  }

  private static Look beat(double turn) {
    return (graph, from, frames) ->
        graph.chain(
            from,
            MovingView.middle(
                "(1+0.12*pow(abs(sin(PI*on/%s))\\,8))"
                    .formatted(number(turn * frames.perSecond()))));
  }

  private static Look flashing(double strength, double turn) {
    return (graph, from, frames) ->
        graph.chain(
            from,
            "eq=brightness='%s*pow(abs(sin(PI*t/%s))\\,4)':eval=frame"
                .formatted(number(strength), number(turn)));
  }

  /** A larger, paler copy that leaves the picture again and again. */
  private static String soul(Graph graph, String from, double turn) {
    List<String> copies = graph.split(from, 2);
    String ghost =
        graph.chain(
            copies.get(1),
            "scale=w='2*trunc(iw/2*(1+0.4*mod(t\\,%s)/%s))':h=-2:eval=frame"
                .formatted(number(turn), number(turn)),
            "format=yuva420p",
            "colorchannelmixer=aa=0.35");
    return graph.join(
        List.of(copies.getFirst(), ghost),
        "overlay=x=(W-w)/2:y=(H-h)/2:eval=frame:format=yuv420,format=yuv420p");
  }

  private static Look trails() {
    return (graph, from, frames) ->
        graph.chain(from, "tmix=frames=6:weights='1 1 1 2 3 5'", "format=yuv420p");
  }
}

package dev.cuepost.media.edit.look;

import static dev.cuepost.media.edit.graph.Chain.number;

import dev.cuepost.media.edit.graph.Chain;
import dev.cuepost.media.edit.graph.Graph;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Pictures that come out of black or white, or go into it. */
final class Appearing {
  private Appearing() {}

  static Map<String, Function<ExtParams, Look>> looks() {
    return Map.ofEntries(
        Map.entry("open", params -> into("horzopen")),
        Map.entry("close", params -> away("horzclose")),
        Map.entry("black", params -> fade("in", "black")),
        Map.entry("disappear", params -> fade("out", "black")),
        Map.entry("slightshow", params -> fade("in", "black")),
        Map.entry("slightrectshow", params -> into("rectcrop")),
        Map.entry("whiteshow", params -> fade("in", "white")),
        Map.entry("photograph", params -> flash()),
        Map.entry("withcircleopen", params -> into("circleopen")),
        Map.entry("withcircleclose", params -> away("circleclose")),
        Map.entry("wipecross", params -> into("vertopen")),
        Map.entry("movie", params -> bars()));
  }

  /** A second, or half of all where that is less. */
  static double moment(Frames frames) {
    return Math.rint(Math.min(1, frames.seconds() / 2) * frames.perSecond()) / frames.perSecond();
  }

  private static Look into(String transition) {
    return (graph, from, frames) ->
        crossed(graph, black(graph, frames), from, transition, frames, 0);
  }

  private static Look away(String transition) {
    return (graph, from, frames) ->
        crossed(
            graph,
            from,
            black(graph, frames),
            transition,
            frames,
            frames.seconds() - moment(frames));
  }

  /** From one stream into another by a moment's transition. */
  static String crossed(
      Graph graph, String before, String behind, String transition, Frames frames, double offset) {
    return graph.join(
        List.of(graph.chain(before, Chain.ended(frames.count())), behind),
        "xfade=transition=%s:duration=%s:offset=%s,format=yuv420p,trim=end_frame=%d"
            .formatted(
                transition, seconds(moment(frames)), seconds(Math.max(0, offset)), frames.count()));
  }

  static String black(Graph graph, Frames frames) {
    return graph.source(
        new Chain()
            .add("color=c=black:s=%s:r=%s".formatted(frames.size(), frames.rate()))
            .add("format=yuv420p")
            .add("setsar=1")
            .add("trim=end_frame=" + frames.count()));
  }

  private static Look fade(String direction, String color) {
    return (graph, from, frames) -> {
      double length = moment(frames);
      double start = direction.equals("in") ? 0 : frames.seconds() - length;
      return graph.chain(
          from,
          "fade=t=%s:st=%s:d=%s:color=%s"
              .formatted(direction, seconds(start), seconds(length), color));
    };
  }

  private static Look flash() {
    return (graph, from, frames) ->
        graph.chain(
            from,
            "fade=t=in:st=0:d=%s:color=white".formatted(seconds(Math.min(0.4, moment(frames)))));
  }

  /** An eighth of the height above and below, as on a wide screen. */
  private static Look bars() {
    return (graph, from, frames) ->
        graph.chain(
            from,
            "drawbox=x=0:y=0:w=iw:h=ih/8:color=black:t=fill",
            "drawbox=x=0:y=ih-ih/8:w=iw:h=ih/8:color=black:t=fill");
  }

  static String seconds(double value) {
    return number(Math.rint(value * 1_000_000) / 1_000_000);
  }
}

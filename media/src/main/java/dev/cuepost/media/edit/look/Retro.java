package dev.cuepost.media.edit.look;

import dev.cuepost.media.edit.graph.Chain;
import java.util.Map;
import java.util.function.Function;

/** Pictures as old devices showed them. */
final class Retro {
  private Retro() {}

  static Map<String, Function<ExtParams, Look>> looks() {
    return Map.of(
        "blackwhitetv", params -> filters("hue=s=0", "noise=alls=18:allf=t"),
        "edgescan", params -> filters("edgedetect=mode=colormix:high=0.2", "format=yuv420p"),
        "oldtv",
            params -> filters("eq=saturation=0.6:contrast=0.9", "noise=alls=20:allf=t", "vignette"),
        "oldtvshine",
            params ->
                filters(
                    "eq=saturation=0.6:brightness='0.06*sin(2*PI*t/%s)':eval=frame"
                        .formatted(Chain.number(Moving.turn(params, Math.PI / 10))),
                    "noise=alls=20:allf=t",
                    "vignette"),
        "nightvision",
            params ->
                (graph, from, frames) ->
                    graph.chain(
                        from,
                        Rgb.chain(
                                "colorchannelmixer=rr=.1:rg=.1:rb=0:gr=.4:gg=.8:gb=.2:br=.1:bg=.1:bb=.1")
                            .add("noise=alls=14:allf=t")
                            .add("vignette")),
        "tvshow", params -> lines());
  }

  private static Look filters(String... filters) {
    return (graph, from, frames) -> graph.chain(from, filters);
  }

  /** Dark lines across the screen. */
  private static Look lines() {
    return (graph, from, frames) ->
        graph.chain(
            from,
            "drawgrid=x=0:y=0:w=iw+2:h=%d:t=%d:color=black@0.35"
                .formatted(Math.max(4, frames.height() / 90), Math.max(1, frames.height() / 360)));
  }
}

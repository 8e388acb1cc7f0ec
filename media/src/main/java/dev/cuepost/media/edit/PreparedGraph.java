package dev.cuepost.media.edit;

import dev.cuepost.media.edit.Placement.Area;
import dev.cuepost.media.edit.Prepared.Step;
import dev.cuepost.media.edit.graph.Chain;
import dev.cuepost.media.edit.graph.Graph;
import java.time.Duration;
import java.util.List;

/** The filters that cut, turn, mirror and border a picture before it is fitted. */
final class PreparedGraph {
  private final Graph graph;

  PreparedGraph(Graph graph) {
    this.graph = graph;
  }

  /**
   * Draws the steps.
   *
   * @param before filters that come first
   */
  String draw(Prepared prepared, String from, Chain before) {
    String label = from;
    var chain = before;
    for (Step step : prepared.steps()) {
      switch (step) {
        case Step.Cut(Area area) -> chain.add("crop=" + rectangle(area));
        case Step.Turned(int degrees) ->
            chain.add(
                switch (degrees) {
                  case 90 -> "transpose=dir=clock";
                  case 180 -> "hflip,vflip";
                  default -> "transpose=dir=cclock";
                });
        case Step.Mirrored(Effect.Axis axis) ->
            chain.add(axis == Effect.Axis.HORIZONTAL ? "hflip" : "vflip");
        case Step.Bordered(int width, int height, int x, int y, String rgb) ->
            chain.add("pad=w=%d:h=%d:x=%d:y=%d:color=0x%s".formatted(width, height, x, y, rgb));
        case Step.Blurred blurred -> {
          label = blurred(graph.chain(label, chain.isEmpty() ? chain.add("null") : chain), blurred);
          chain = new Chain();
        }
      }
    }
    return chain.isEmpty() ? label : graph.chain(label, chain);
  }

  private String blurred(String from, Step.Blurred step) {
    Area area = step.area();
    List<String> copies = graph.split(from, 2);
    String soft =
        graph.chain(
            copies.getLast(),
            "crop=%s:exact=1".formatted(rectangle(area)),
            "gblur=sigma=" + Math.max(4, Math.min(area.width(), area.height()) / 6));
    return graph.join(
        List.of(copies.getFirst(), soft),
        "overlay=x=%d:y=%d:format=auto%s".formatted(area.x(), area.y(), range(step)));
  }

  private static String range(Step.Blurred step) {
    if (!step.passes()) {
      return "";
    }
    var when = step.when();
    String from = RenderPlan.seconds(when.from().orElse(Duration.ZERO));
    return when.until()
        .map(until -> ":enable='gte(t,%s)*lt(t,%s)'".formatted(from, RenderPlan.seconds(until)))
        .orElse(":enable='gte(t,%s)'".formatted(from));
  }

  private static String rectangle(Area area) {
    return "w=%d:h=%d:x=%d:y=%d".formatted(area.width(), area.height(), area.x(), area.y());
  }
}

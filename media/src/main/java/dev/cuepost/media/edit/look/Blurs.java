package dev.cuepost.media.edit.look;

import dev.cuepost.media.edit.graph.Graph;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Pictures that lose their sharpness, all over or in places. */
final class Blurs {
  private Blurs() {}

  static Map<String, Function<ExtParams, Look>> looks() {
    return Map.ofEntries(
        Map.entry("h_blur", params -> along("sizeX=%d:sizeY=1")),
        Map.entry("v_blur", params -> along("sizeX=1:sizeY=%d")),
        Map.entry("blur", params -> Blurs::blurred),
        Map.entry("blurring", params -> (graph, from, frames) -> change(graph, from, frames, true)),
        Map.entry(
            "bluropen", params -> (graph, from, frames) -> change(graph, from, frames, false)),
        Map.entry("blurclose", params -> Blurs::closing),
        Map.entry("windowblur", params -> window(0.5)),
        Map.entry("windowblur2", params -> window(0.7)),
        Map.entry("image_in_image", params -> Blurs::within));
  }

  private static Look along(String sizes) {
    return (graph, from, frames) ->
        graph.chain(from, "avgblur=" + sizes.formatted(Math.max(2, frames.width() / 40)));
  }

  static String blurred(Graph graph, String from, Frames frames) {
    return blurred(graph, from, frames, 4 * Math.max(2, frames.height() / 120));
  }

  /**
   * The blur works on a quarter of the size: it hides what that loses.
   *
   * @param sigma in pixels
   */
  static String blurred(Graph graph, String from, Frames frames, double sigma) {
    return graph.chain(
        from,
        "scale=w=%d:h=%d"
            .formatted(Math.max(2, frames.width() / 4), Math.max(2, frames.height() / 4)),
        "gblur=sigma=" + Appearing.seconds(sigma / 4),
        frames.fill());
  }

  private static String change(Graph graph, String from, Frames frames, boolean away) {
    List<String> copies = graph.split(from, 2);
    String soft = blurred(graph, copies.get(1), frames);
    return away
        ? Appearing.crossed(graph, copies.getFirst(), soft, "fade", frames, 0)
        : Appearing.crossed(graph, soft, copies.getFirst(), "fade", frames, 0);
  }

  private static String closing(Graph graph, String from, Frames frames) {
    List<String> copies = graph.split(from, 2);
    return Appearing.crossed(
        graph,
        copies.getFirst(),
        blurred(graph, copies.get(1), frames),
        "fade",
        frames,
        frames.seconds() - Appearing.moment(frames));
  }

  /** Sharp in the middle alone. */
  private static Look window(double part) {
    return (graph, from, frames) -> {
      List<String> copies = graph.split(from, 2);
      String middle = graph.chain(copies.get(1), "crop=w=iw*%s:h=ih*%s".formatted(part, part));
      return onto(graph, blurred(graph, copies.getFirst(), frames), middle);
    };
  }

  /** The whole picture, smaller, before its own blurred self. */
  private static String within(Graph graph, String from, Frames frames) {
    List<String> copies = graph.split(from, 2);
    String small = graph.chain(copies.get(1), "scale=w=iw*0.7:h=ih*0.7:flags=bicubic");
    return onto(graph, blurred(graph, copies.getFirst(), frames), small);
  }

  static String onto(Graph graph, String below, String above) {
    return graph.join(
        List.of(below, above), "overlay=x=(W-w)/2:y=(H-h)/2:format=yuv420,format=yuv420p");
  }
}

package dev.cuepost.media.edit.look;

import static dev.cuepost.media.edit.graph.Chain.number;

import dev.cuepost.media.edit.graph.Chain;
import dev.cuepost.media.edit.graph.Graph;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Pictures bent, broken and seen through glass. */
final class Warps {
  private Warps() {}

  static Map<String, Function<ExtParams, Look>> looks() {
    return Map.of(
        "fisheye", params -> filters("lenscorrection=k1=0.25:k2=0.1"),
        "mosaic_rect", params -> Warps::mosaic,
        "glass", params -> rippled(params, 8, 3),
        "planet", params -> Warps::planet,
        "waterripple", params -> rippled(params, 6, 14),
        "simpleripple", params -> rippled(params, 3, 20),
        "scanlight", params -> scan(Moving.turn(params, 2)));
  }

  private static Look filters(String... filters) {
    return (graph, from, frames) -> graph.chain(from, filters);
  }

  private static String mosaic(Graph graph, String from, Frames frames) {
    int block = Math.max(4, Math.min(frames.width(), frames.height()) / 12);
    return graph.chain(
        from,
        "scale=w=%d:h=%d:flags=area"
            .formatted(Math.max(1, frames.width() / block), Math.max(1, frames.height() / block)),
        "scale=w=%d:h=%d:flags=neighbor".formatted(frames.width(), frames.height()));
  }

  private static String planet(Graph graph, String from, Frames frames) {
    int side = Math.min(frames.width(), frames.height());
    return graph.chain(
        from,
        "v360=input=e:output=sg:pitch=-90:h_fov=220:v_fov=220:w=%d:h=%d".formatted(side, side),
        "format=yuv420p",
        "pad=w=%d:h=%d:x=(ow-iw)/2:y=(oh-ih)/2:color=black"
            .formatted(frames.width(), frames.height()));
  }

  /** Lines of the picture swing to and fro. */
  private static Look rippled(ExtParams params, int depth, int wave) {
    double across = Moving.turn(params, Math.PI / 2);
    double down = Moving.turn(params, Math.PI * 2 / 3);
    return (graph, from, frames) -> {
      String size = "s=%s:r=%s".formatted(frames.size(), frames.rate());
      int reach = Math.max(2, frames.height() * depth / 720);
      List<String> maps =
          List.of(
              graph.source(
                  new Chain()
                      .add("color=c=gray:" + size)
                      .add("format=gray")
                      .add(swinging("Y", reach, wave, across))
                      .add("trim=end_frame=" + frames.count())),
              graph.source(
                  new Chain()
                      .add("color=c=gray:" + size)
                      .add("format=gray")
                      .add(swinging("X", reach, wave, down))
                      .add("trim=end_frame=" + frames.count())));
      return graph.join(
          List.of(from, maps.getFirst(), maps.getLast()), "displace=edge=mirror,format=yuv420p");
    };
  }

  private static String swinging(String along, int reach, int wave, double turn) {
    return "geq=lum='128+%d*sin(%s/%d+2*PI*T/%s)'".formatted(reach, along, wave, number(turn));
  }

  /** A bright line that goes down the screen once in each turn. */
  private static Look scan(double turn) {
    return (graph, from, frames) -> {
      int thick = Math.max(2, frames.height() / 40);
      List<String> copies = graph.split(from, 2);
      String bar =
          graph.chain(
              copies.get(1), "crop=w=iw:h=%d:x=0:y=0".formatted(thick), "eq=brightness=0.5");
      return graph.join(
          List.of(copies.getFirst(), bar),
          "overlay=x=0:y='(H+h)*mod(t\\,%s)/%s-h':eval=frame:format=yuv420,format=yuv420p"
              .formatted(number(turn), number(turn)));
    };
  }
}

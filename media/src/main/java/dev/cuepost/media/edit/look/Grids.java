package dev.cuepost.media.edit.look;

import static dev.cuepost.media.edit.graph.Chain.number;

import dev.cuepost.media.edit.graph.Graph;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/** The picture several times beside itself. */
final class Grids {
  private Grids() {}

  static Map<String, Function<ExtParams, Look>> looks() {
    return Map.of(
        "splitstill2", params -> grid(1, 2),
        "splitstill3", params -> grid(1, 3),
        "splitstill4", params -> grid(2, 2),
        "splitstill6", params -> grid(2, 3),
        "splitstill9", params -> grid(3, 3),
        "livesplit", params -> grid(2, 2),
        "blackwhitesplit", params -> Grids::halfGrey,
        "blurthreesplit", params -> Grids::blurThree,
        "marquee", params -> marquee(Moving.turn(params, 0.5)),
        "kaleidoscope", params -> Grids::mirrors);
  }

  /** Each cell is the middle of the picture in its own proportions. */
  private static Look grid(int columns, int rows) {
    return (graph, from, frames) -> {
      int width = frames.width() / columns;
      int height = frames.height() / rows;
      String cell =
          graph.chain(
              from,
              "scale=w=%d:h=%d:force_original_aspect_ratio=increase:flags=bicubic"
                  .formatted(width, height),
              "crop=w=%d:h=%d".formatted(width, height));
      List<String> lines = new ArrayList<>();
      List<String> cells = graph.split(cell, columns * rows);
      for (int row = 0; row < rows; row++) {
        List<String> line = cells.subList(row * columns, (row + 1) * columns);
        lines.add(columns == 1 ? line.getFirst() : graph.join(line, "hstack=inputs=" + columns));
      }
      String all = rows == 1 ? lines.getFirst() : graph.join(lines, "vstack=inputs=" + rows);
      return graph.chain(all, frames.fill());
    };
  }

  private static String halfGrey(Graph graph, String from, Frames frames) {
    List<String> copies = graph.split(from, 2);
    String grey = graph.chain(copies.get(1), "crop=w=iw/2:h=ih:x=iw/2:y=0", "hue=s=0");
    return graph.join(
        List.of(copies.getFirst(), grey), "overlay=x=W/2:y=0:format=yuv420,format=yuv420p");
  }

  /** Sharp in the middle third, blurred above and below. */
  private static String blurThree(Graph graph, String from, Frames frames) {
    List<String> copies = graph.split(from, 2);
    String middle = graph.chain(copies.get(1), "crop=w=iw:h=ih/3:x=0:y=ih/3");
    return graph.join(
        List.of(Blurs.blurred(graph, copies.getFirst(), frames), middle),
        "overlay=x=0:y=H/3:format=yuv420,format=yuv420p");
  }

  /** A frame of lights that walk around the picture. */
  private static Look marquee(double turn) {
    String lit = "mod(t\\,%s)\\,%s".formatted(number(turn), number(turn / 2));
    return (graph, from, frames) -> {
      int edge = Math.max(4, Math.min(frames.width(), frames.height()) / 30);
      return graph.chain(
          from,
          "drawbox=x=0:y=0:w=iw:h=ih:t=%d:color=yellow@0.8:enable='lt(%s)'".formatted(edge, lit),
          "drawbox=x=0:y=0:w=iw:h=ih:t=%d:color=red@0.8:enable='gte(%s)'".formatted(edge, lit));
    };
  }

  /** A quarter of the picture and its three mirror images. */
  private static String mirrors(Graph graph, String from, Frames frames) {
    String quarter =
        graph.chain(
            from,
            "scale=w=%d:h=%d"
                .formatted(
                    Math.max(2, frames.width() / 4 * 2), Math.max(2, frames.height() / 4 * 2)));
    List<String> copies = graph.split(quarter, 4);
    List<String> turned =
        IntStream.range(0, 4)
            .mapToObj(copy ->
                graph.chain(
                    copies.get(copy),
                    (copy % 2 == 1 ? "hflip" : "null"),
                    (copy > 1 ? "vflip" : "null")))
            .toList();
    String top = graph.join(turned.subList(0, 2), "hstack");
    String bottom = graph.join(turned.subList(2, 4), "hstack");
    return graph.chain(graph.join(List.of(top, bottom), "vstack"), frames.fill());
  }
}

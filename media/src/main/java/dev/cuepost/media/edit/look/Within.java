package dev.cuepost.media.edit.look;

import dev.cuepost.media.edit.graph.Graph;
import java.util.List;

/**
 * A look over a part of each frame; the rest stays as it is.
 *
 * @param x left edge of the part, even, and so on
 */
public record Within(Look look, int x, int y, int width, int height) implements Look {
  @Override
  public String draw(Graph graph, String from, Frames frames) {
    List<String> copies = graph.split(from, 2);
    String part =
        graph.chain(copies.getLast(), "crop=w=%d:h=%d:x=%d:y=%d".formatted(width, height, x, y));
    String drawn = look.draw(graph, part, frames.of(width, height));
    return graph.join(
        List.of(copies.getFirst(), drawn),
        "overlay=x=%d:y=%d:format=yuv420:eof_action=pass".formatted(x, y));
  }
}

package dev.cuepost.media.edit.look;

import dev.cuepost.media.edit.graph.Chain;
import java.util.List;

/**
 * Filters that work on red, green and blue. Left to itself FFmpeg would take the matrix of standard
 * television on the way back.
 */
final class Rgb {
  private Rgb() {}

  static Look look(String... filters) {
    return (graph, from, frames) -> graph.chain(from, chain(filters));
  }

  static Chain chain(String... filters) {
    return new Chain()
        .add("scale=in_color_matrix=bt709:in_range=tv")
        .add("format=gbrp")
        .addAll(List.of(filters))
        .add("scale=out_color_matrix=bt709:out_range=tv")
        .add("format=yuv420p");
  }
}

package dev.cuepost.media.edit.look;

import dev.cuepost.media.edit.graph.Graph;
import java.util.ArrayList;
import java.util.List;

/**
 * A look over some of the frames of a stream.
 *
 * @param first the first frame, at least 0
 * @param end the frame after the last
 */
public record Over(Look look, long first, long end) {
  private record Part(long first, long end) {}

  /**
   * Draws it. The parts before and behind are cut off and joined again, so that no frame waits for
   * another one.
   */
  public String draw(Graph graph, String from, Frames frames) {
    long last = Math.min(end, frames.count());
    if (first >= last) {
      return from;
    }
    String rate = "fps=fps=%s:start_time=0".formatted(frames.rate());
    if (first <= 0 && last == frames.count()) {
      // some filters end as the last frame begins, which would then have no length
      return graph.chain(
          look.draw(graph, from, frames),
          "tpad=stop=-1:stop_mode=clone",
          rate,
          "trim=end_frame=" + last);
    }
    List<Part> bounds = new ArrayList<>();
    if (first > 0) {
      bounds.add(new Part(0, first));
    }
    bounds.add(new Part(first, last));
    if (last < frames.count()) {
      bounds.add(new Part(last, frames.count()));
    }
    List<String> copies = graph.split(from, bounds.size());
    List<String> parts = new ArrayList<>();
    for (int copy = 0; copy < copies.size(); copy++) {
      Part part = bounds.get(copy);
      String piece =
          graph.chain(
              copies.get(copy),
              "trim=start_frame=%d:end_frame=%d".formatted(part.first(), part.end()),
              "setpts=PTS-STARTPTS");
      parts.add(
          part.first() == first
              ? graph.chain(
                  look.draw(graph, piece, frames.lasting(part.end() - part.first())),
                  "format=yuv420p",
                  "setsar=1")
              : piece);
    }
    return graph.join(parts, "concat=n=%d:v=1:a=0,%s".formatted(parts.size(), rate));
  }
}

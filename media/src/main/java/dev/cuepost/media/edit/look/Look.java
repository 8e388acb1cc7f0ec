package dev.cuepost.media.edit.look;

import dev.cuepost.media.edit.graph.Graph;

/** Something done to all frames of a stream. */
@FunctionalInterface
public interface Look {
  /**
   * Draws it.
   *
   * @param from label of the frames, whose times begin at zero
   * @return label of as many frames of the same size
   */
  String draw(Graph graph, String from, Frames frames);

  /** The same on a canvas whose pixels are so many of this one's; only what is told in pixels. */
  default Look times(double across, double down) {
    return this;
  }
}

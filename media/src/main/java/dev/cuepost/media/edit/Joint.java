package dev.cuepost.media.edit;

import java.nio.file.Path;
import java.util.List;

/** How the pictures of an edit in segments become one. */
public sealed interface Joint {
  /** One file after the other, each of them as a whole. */
  record Listed() implements Joint {}

  /**
   * Pictures of the segments' files and of sources, as they are coded there.
   *
   * @param canvas size and rate of all of them
   * @param pieces in their order
   * @param finished whether what comes out of it is the output, and needs no other container
   */
  record Pieced(Composition.Canvas canvas, List<Piece> pieces, boolean finished) implements Joint {
    public Pieced {
      pieces = List.copyOf(pieces);
    }
  }

  /** Pictures that are decoded one after the other, beginning with one that refers to no other. */
  sealed interface Piece {
    /** Number of the first picture in the order of decoding. */
    int first();

    /** How many there are. */
    int count();

    /**
     * Of a segment.
     *
     * @param segment its number
     */
    record Rendered(int segment, int first, int count) implements Piece {}

    /**
     * Of a source.
     *
     * @param track its number in the file
     */
    record Copied(Path file, int track, int first, int count) implements Piece {}
  }
}

package dev.cuepost.media.edit.caption;

import java.util.List;

/**
 * What libass draws: documents one over the other. There is one for all captions, but for files of
 * ASS, each of which keeps its own canvas and so its own document.
 *
 * @param documents ASS, from the bottom up; empty if nothing is to be drawn
 */
public record CaptionSheet(List<String> documents) {
  /** Nothing to draw. */
  public static final CaptionSheet EMPTY = new CaptionSheet(List.of());

  public CaptionSheet {
    documents = List.copyOf(documents);
  }
}

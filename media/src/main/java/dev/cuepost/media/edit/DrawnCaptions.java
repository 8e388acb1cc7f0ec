package dev.cuepost.media.edit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Captions as libass finds them on a machine. The names are ours, never those of users; they may be
 * relative to the folder in which the edit is rendered.
 *
 * @param documents files of ASS, from the bottom up
 * @param fonts folder of the fonts that came with the edit, and of nothing else
 * @param first the frame of the edit that is the first one of the picture
 */
public record DrawnCaptions(List<Path> documents, Path fonts, long first) {
  /** No captions. */
  public static final DrawnCaptions NONE = new DrawnCaptions(List.of(), Path.of(""));

  public DrawnCaptions {
    documents = List.copyOf(documents);
  }

  /** Captions of a whole edit. */
  public DrawnCaptions(List<Path> documents, Path fonts) {
    this(documents, fonts, 0);
  }

  /** The same over a picture that begins with this frame of the edit. */
  DrawnCaptions from(long frame) {
    return new DrawnCaptions(documents, fonts, frame);
  }

  /**
   * The filters that draw them. Up to FFmpeg 7 they know of no colours but those of BT.601, so the
   * picture is brought there and back: both ways are one matrix, and cost a step of rounding.
   *
   * @param transparent whether the picture may be seen through; its colours are left as they are,
   *     as the way back and forth knows no opacity
   */
  List<String> filters(boolean transparent) {
    if (documents.isEmpty()) {
      return List.of();
    }
    if (first == 0) {
      return drawn(transparent);
    }
    var filters = new ArrayList<>(List.of("setpts=PTS+" + first));
    filters.addAll(drawn(transparent));
    filters.add("setpts=PTS-" + first);
    return filters;
  }

  private List<String> drawn(boolean transparent) {
    if (transparent) {
      return documents.stream().map(document -> drawn(document) + ":alpha=1").toList();
    }
    var filters = new ArrayList<String>();
    filters.add("colormatrix=bt709:bt601");
    filters.add("setparams=colorspace=smpte170m");
    for (var document : documents) {
      filters.add(drawn(document));
    }
    filters.add("colormatrix=bt601:bt709");
    filters.add(Colors.TAGS);
    return filters;
  }

  private String drawn(Path document) {
    return "ass=filename=%s:fontsdir=%s".formatted(inGraph(document), inGraph(fonts));
  }

  /** Escaped for the option and then for the graph. */
  private static String inGraph(Path file) {
    return file.toString()
        .replaceAll("([\\\\':])", "\\\\$1")
        .replaceAll("([\\\\'\\[\\],;])", "\\\\$1");
  }
}

package dev.cuepost.media.edit;

import dev.cuepost.media.edit.MediaFacts.Color;

/** Everything is brought to BT.709 in the limited range, and says so. */
final class Colors {
  /** Marks frames as what they are. */
  static final String TAGS =
      "setparams=range=tv:color_primaries=bt709:color_trc=bt709:colorspace=bt709";

  /** Conversion of red, green and blue. */
  static final String OUT_OF_RGB = "out_color_matrix=bt709:out_range=tv";

  private Colors() {}

  /** Whether they need no conversion. */
  static boolean areOutput(Color color) {
    return !color.rgb() && !color.fullRange() && color.matrix().equals("bt709");
  }

  /** Options of the scale filter for a source. */
  static String into(Color color) {
    return color.rgb()
        ? OUT_OF_RGB
        : "in_color_matrix=%s:in_range=%s:%s"
            .formatted(color.matrix(), color.fullRange() ? "pc" : "tv", OUT_OF_RGB);
  }
}

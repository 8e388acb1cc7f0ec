package dev.cuepost.media.edit.caption;

import dev.cuepost.media.edit.caption.CaptionStyle.Ink;
import dev.cuepost.media.edit.caption.CaptionStyle.Under;
import dev.cuepost.media.edit.caption.CaptionStyle.UnderKind;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A look of letters by its name, such as {@code CS0001-000003}: {@code EffectColorStyle}. The
 * vendor's own are pictures; these are mixtures of a colour, outlines and a shadow, one after the
 * other for the numbers from 1 on.
 *
 * @param rgb of the letters
 * @param unders what lies below them
 */
record WordArt(String rgb, List<Under> unders) {
  private static final Pattern NAME = Pattern.compile("(?i)CS\\d{4}-(\\d{6})");

  /** Widths and shifts are parts of the letters' size. */
  private static final double THIN = 0.04;

  private static final double WIDE = 0.09;

  private static final List<WordArt> LOOKS =
      List.of(
          outlined("FFFFFF", "1A1A1A"),
          outlined("FFD83D", "7A3B00"),
          outlined("FF5A5F", "FFFFFF"),
          outlined("3DA5FF", "FFFFFF"),
          outlined("2ECC71", "0B3D20"),
          twice("FFFFFF", "FF4D94", "5B0F3A"),
          twice("FFF2B3", "FF8A00", "5A1E00"),
          twice("E6F7FF", "1677FF", "02204D"),
          twice("1A1A1A", "FFFFFF", "FFC400"),
          glowing("FFFFFF", "00E5FF"),
          glowing("FFFFFF", "FF3DF2"),
          glowing("FFF8D6", "FFB300"),
          lifted("FFFFFF", "E53935"),
          lifted("FFEB3B", "3F51B5"));

  WordArt {
    unders = List.copyOf(unders);
  }

  /** The look of that name. */
  static Optional<WordArt> of(String name) {
    var matcher = NAME.matcher(name);
    return matcher.matches()
        ? Optional.of(
            LOOKS.get(Math.floorMod(Integer.parseInt(matcher.group(1)) - 1, LOOKS.size())))
        : Optional.empty();
  }

  private static WordArt outlined(String rgb, String edge) {
    return new WordArt(rgb, List.of(outline(edge, 0.06, 0)));
  }

  private static WordArt twice(String rgb, String inner, String outer) {
    return new WordArt(rgb, List.of(outline(outer, WIDE, 0), outline(inner, THIN, 0)));
  }

  private static WordArt glowing(String rgb, String glow) {
    return new WordArt(rgb, List.of(outline(glow, WIDE, 0.12), outline(glow, THIN, 0)));
  }

  private static WordArt lifted(String rgb, String shade) {
    var shadow =
        new Under(UnderKind.SHADOW, new Ink(shade, 1), 0, 0, 0.07, 0.07, 0, 0, Optional.empty());
    return new WordArt(rgb, List.of(shadow, outline("1A1A1A", THIN, 0)));
  }

  private static Under outline(String rgb, double width, double blur) {
    return new Under(
        UnderKind.OUTLINE, new Ink(rgb, 1), width, width, 0, 0, blur, 0, Optional.empty());
  }
}

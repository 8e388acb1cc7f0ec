package dev.cuepost.media.process.transcode;

import dev.cuepost.media.json.Fields;
import dev.cuepost.media.process.picture.NamedColors;
import java.util.regex.Pattern;

/** Colours of texts: {@code #RRGGBB}, {@code 0xRRGGBB}, or a name that FFmpeg and browsers know. */
final class TextColor {
  private static final String BLACK = "black";
  private static final Pattern HEX = Pattern.compile("(?:#|0[xX])([0-9a-fA-F]{6})");

  private TextColor() {}

  /** The colour as FFmpeg reads it, with six hex digits. */
  static String read(Fields fields, String name) {
    String color = fields.text(name).orElse(BLACK).strip();
    var hex = HEX.matcher(color);
    if (hex.matches()) {
      return "0x" + hex.group(1);
    }
    return NamedColors.find(color)
        .map(digits -> "0x" + digits)
        .orElseThrow(() ->
            Fields.invalid(
                fields.at(name),
                "must be #RRGGBB or the name of a colour, was " + Fields.printable(color)));
  }
}

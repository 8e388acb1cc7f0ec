package dev.cuepost.media.process.transcode;

import dev.cuepost.media.json.Fields;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Text that is written over the output: {@code TextWatermarks[]}.
 *
 * @param content 1..1024 characters; it never becomes part of a filter graph
 * @param font a family, as Fontconfig knows it
 * @param size 4..120 pixels
 * @param color FFmpeg's spelling
 * @param alpha above 0 up to 1
 * @param borderWidth 0..64 pixels
 * @param adaptive whether the sizes count on a picture whose shorter side has 1080 pixels
 */
record TextWatermark(
    String content,
    String font,
    int size,
    String color,
    double alpha,
    String borderColor,
    int borderWidth,
    Measure left,
    Measure top,
    boolean adaptive,
    Window window) {

  private static final int LONGEST = 1024;
  private static final double ADAPTIVE_SIDE = 1080;
  private static final Pattern FONT = Pattern.compile("[\\p{L}\\p{N} ._-]{1,64}");

  static TextWatermark read(Fields fields) {
    String content = fields.text("Content").orElseThrow(() -> Words.missing(fields.at("Content")));
    if (content.length() > LONGEST) {
      throw Fields.invalid(fields.at("Content"), "may have " + LONGEST + " characters at most");
    }
    var watermark =
        new TextWatermark(
            content,
            font(fields),
            fields.integer("FontSize", 4, 120).orElse(16),
            TextColor.read(fields, "FontColor"),
            alpha(fields),
            TextColor.read(fields, "BorderColor"),
            fields.integer("BorderWidth", 0, 64).orElse(0),
            Measure.read(fields, "Left").orElse(Measure.NONE),
            Measure.read(fields, "Top").orElse(Measure.NONE),
            fields.flag("Adaptive"),
            fields.object("Timeline").map(Window::read).orElse(Window.ALWAYS));
    fields.ignore(Set.of("Type", "TemplateId"));
    Words.warnAboutTheRest(fields);
    return watermark;
  }

  int sizeOn(Size output) {
    return scaled(size, output);
  }

  int borderOn(Size output) {
    return borderWidth == 0 ? 0 : scaled(borderWidth, output);
  }

  private int scaled(int pixels, Size output) {
    return adaptive
        ? (int)
            Math.max(
                1, Math.round(pixels * Math.min(output.width(), output.height()) / ADAPTIVE_SIDE))
        : pixels;
  }

  private static double alpha(Fields fields) {
    double alpha = fields.number("FontAlpha", 0, 1).orElse(1.0);
    if (alpha == 0) {
      throw Fields.invalid(fields.at("FontAlpha"), "must be above 0 and at most 1, was 0");
    }
    return alpha;
  }

  private static String font(Fields fields) {
    String name = fields.text("FontName").orElse("SimSun").strip();
    if (!FONT.matcher(name).matches()) {
      throw Fields.invalid(
          fields.at("FontName"),
          "must be a font family of letters, digits, spaces and ._-, was "
              + Fields.printable(name));
    }
    return name;
  }
}

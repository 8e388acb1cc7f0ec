package dev.cuepost.media.edit.caption;

import java.util.LinkedHashMap;
import java.util.Map;

/** A document of ASS in the making: styles, each said once, and events in their order. */
final class Document {
  /** The section of styles, up to the first one. */
  static final String STYLES =
      """
      [V4+ Styles]
      Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, \
      Bold, Italic, Underline, StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, \
      Shadow, Alignment, MarginL, MarginR, MarginV, Encoding
      """;

  /** The section of events, up to the first one. */
  static final String EVENTS =
      """
      [Events]
      Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
      """;

  private final int width;
  private final int height;
  private final Map<String, String> styles = new LinkedHashMap<>();
  private final StringBuilder events = new StringBuilder();

  Document(int width, int height) {
    this.width = width;
    this.height = height;
  }

  /** The name of a style, which is made if need be; the fields are those behind its name. */
  String style(String fields) {
    return styles.computeIfAbsent(fields, _ -> "s" + styles.size());
  }

  /**
   * Adds an event.
   *
   * @param start in hundredths of a second
   * @param end in hundredths of a second
   * @return how many characters it takes
   */
  int event(int layer, long start, long end, String style, String text) {
    int before = events.length();
    events
        .append("Dialogue: ")
        .append(layer)
        .append(',')
        .append(Numbers.time(start))
        .append(',')
        .append(Numbers.time(end))
        .append(',')
        .append(style)
        .append(",,0,0,0,,")
        .append(text)
        .append('\n');
    return events.length() - before;
  }

  boolean isEmpty() {
    return events.isEmpty();
  }

  /** All of it. Lines are broken where the text says so and nowhere else. */
  String text() {
    var text =
        new StringBuilder(
            """
            [Script Info]
            ScriptType: v4.00+
            PlayResX: %d
            PlayResY: %d
            WrapStyle: 2
            ScaledBorderAndShadow: yes

            """
                .formatted(width, height));
    text.append(STYLES);
    styles.forEach((fields, name) ->
        text.append("Style: ").append(name).append(',').append(fields).append('\n'));
    return text.append('\n').append(EVENTS).append(events).toString();
  }
}

package dev.cuepost.media.edit.caption;

import dev.cuepost.media.json.Fields;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * A file of ASS or SSA, written anew: its canvas, its styles and its texts, each with what is known
 * and harmless. Fonts and pictures inside it, drawings, comments and everything that nobody knows
 * are left out.
 */
final class AssFile {
  private static final int MOST_STYLES = 1_000;
  private static final int LARGEST_CANVAS = 16_384;
  private static final int SMALLEST_CANVAS = 100;
  private static final int DEFAULT_SIZE = 20;
  private static final Pattern TIME =
      Pattern.compile("(\\d{1,3}):(\\d{1,2}):(\\d{1,2})(?:[.:,](\\d{1,3}))?");
  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,7}(?:\\.\\d{0,9})?");
  private static final Pattern COLOR = Pattern.compile("&?[Hh]([0-9A-Fa-f]{1,8})&?");
  private static final Pattern EFFECT =
      Pattern.compile("(?i)(?:banner|scroll up|scroll down)(?:;-?\\d{1,5}){1,4}");

  private static final List<String> STYLE_FIELDS =
      List.of(
          "name",
          "fontname",
          "fontsize",
          "primarycolour",
          "secondarycolour",
          "outlinecolour",
          "backcolour",
          "bold",
          "italic",
          "underline",
          "strikeout",
          "scalex",
          "scaley",
          "spacing",
          "angle",
          "borderstyle",
          "outline",
          "shadow",
          "alignment",
          "marginl",
          "marginr",
          "marginv",
          "encoding");
  private static final List<String> EVENT_FIELDS =
      List.of(
          "layer", "start", "end", "style", "name", "marginl", "marginr", "marginv", "effect",
          "text");

  private final Fonts fonts;
  private final long from;
  private final long to;
  private final Consumer<String> warn;
  private final Map<String, String> info = new HashMap<>();
  private final List<String> styles = new ArrayList<>();
  private final List<Event> events = new ArrayList<>();
  private double largest = DEFAULT_SIZE;
  private List<String> styleFormat = STYLE_FIELDS;
  private List<String> eventFormat = EVENT_FIELDS;

  /**
   * A line of text, not yet made harmless.
   *
   * @param fields up to its text
   */
  private record Event(long start, long end, String fields, String text) {}

  private AssFile(Fonts fonts, long from, long to, Consumer<String> warn) {
    this.fonts = fonts;
    this.from = from;
    this.to = to;
    this.warn = warn;
  }

  /**
   * Cleans a file.
   *
   * @param from nothing is shown before this hundredth of a second
   * @param to nor from this one on
   * @param warn is told of what was left out or replaced
   * @return the document, or nothing if it shows nothing in that time
   * @throws dev.cuepost.media.json.RejectedException if it is no such file
   */
  static Optional<String> clean(
      byte[] file, Fonts fonts, long from, long to, Consumer<String> warn) {
    return new AssFile(fonts, from, to, warn).read(CueFile.text(file));
  }

  private Optional<String> read(String text) {
    String section = "";
    boolean known = false;
    for (String line : text.split("\r\n|\n|\r", -1)) {
      String stripped = line.strip();
      if (stripped.startsWith("[") && stripped.endsWith("]")) {
        section = stripped.toLowerCase(Locale.ROOT);
        known |= section.equals("[events]") || section.equals("[script info]");
        continue;
      }
      int colon = stripped.indexOf(':');
      if (colon > 0 && colon < 64) {
        String key = stripped.substring(0, colon).strip().toLowerCase(Locale.ROOT);
        line(section, key, stripped.substring(colon + 1).strip());
      }
    }
    if (!known) {
      throw CueFile.bad("it has no section [Script Info] and none of [Events]");
    }
    return events.isEmpty() ? Optional.empty() : Optional.of(document());
  }

  private void line(String section, String key, String value) {
    switch (section) {
      case "[script info]" -> info.put(key, value);
      case "[v4+ styles]", "[v4 styles]" -> {
        if (key.equals("format")) {
          styleFormat = format(value);
        } else if (key.equals("style")) {
          style(fields(value, styleFormat), section.equals("[v4 styles]"));
        }
      }
      case "[events]" -> {
        if (key.equals("format")) {
          eventFormat = format(value);
        } else if (key.equals("dialogue")) {
          event(fields(value, eventFormat));
        }
      }
      default -> {}
    }
  }

  private static List<String> format(String value) {
    return List.of(value.toLowerCase(Locale.ROOT).split("\\s*,\\s*", 64));
  }

  /** The last field may hold commas. */
  private static Map<String, String> fields(String value, List<String> format) {
    String[] parts = value.split(",", format.size());
    var fields = new HashMap<String, String>();
    for (int index = 0; index < parts.length; index++) {
      fields.put(format.get(index), parts[index].strip());
    }
    return fields;
  }

  private void style(Map<String, String> fields, boolean old) {
    String name = fields.getOrDefault("name", "");
    if (styles.size() == MOST_STYLES || !OverrideCodes.isName(plain(name))) {
      warn.accept("has a style that cannot be kept; it was left out.");
      return;
    }
    String font = fields.getOrDefault("fontname", "");
    var type = fonts.named(font.startsWith("@") ? font.substring(1) : font, warn);
    double height = canvas("playresy", 288);
    String size = number(fields, "fontsize", DEFAULT_SIZE, 1, height);
    String scaleX = number(fields, "scalex", 100, 0, 300);
    String scaleY = number(fields, "scaley", 100, 0, 300);
    double most = Math.max(Double.parseDouble(scaleX), Double.parseDouble(scaleY)) / 100;
    largest = Math.max(largest, Double.parseDouble(size) * most);
    styles.add(
        String.join(
            ",",
            List.of(
                plain(name),
                type.family(),
                size,
                color(fields, "primarycolour", "00FFFFFF"),
                color(fields, "secondarycolour", "000000FF"),
                color(fields, old ? "tertiarycolour" : "outlinecolour", "00000000"),
                color(fields, "backcolour", "00000000"),
                number(fields, "bold", 0, -1, 1_000),
                number(fields, "italic", 0, -1, 1),
                number(fields, "underline", 0, -1, 1),
                number(fields, "strikeout", 0, -1, 1),
                scaleX,
                scaleY,
                number(fields, "spacing", 0, -500, 500),
                number(fields, "angle", 0, -36_000, 36_000),
                number(fields, "borderstyle", 1, 1, 4),
                number(fields, "outline", 0, 0, Math.min(200, height / 4)),
                number(fields, "shadow", 0, 0, Math.min(200, height / 4)),
                old ? newAlignment(fields) : number(fields, "alignment", 2, 1, 9),
                number(fields, "marginl", 0, 0, LARGEST_CANVAS),
                number(fields, "marginr", 0, 0, LARGEST_CANVAS),
                number(fields, "marginv", 0, 0, LARGEST_CANVAS),
                "1")));
  }

  /** SSA: 1..3 below, 5..7 above, 9..11 in the middle. */
  private static String newAlignment(Map<String, String> fields) {
    int old = Integer.parseInt(number(fields, "alignment", 2, 1, 11).replaceFirst("\\..*", ""));
    int column = Math.clamp(old & 3, 1, 3);
    return Integer.toString(old >= 9 ? column + 3 : old >= 5 ? column + 6 : column);
  }

  private void event(Map<String, String> fields) {
    long start = Math.max(from, time(fields.getOrDefault("start", "")));
    long end = Math.min(to, time(fields.getOrDefault("end", "")));
    String text = fields.getOrDefault("text", "");
    if (start >= end || text.isEmpty()) {
      return;
    }
    if (events.size() == CueFile.MOST_CUES) {
      throw CueFile.bad("it has more than %d texts".formatted(CueFile.MOST_CUES));
    }
    String style = plain(fields.getOrDefault("style", ""));
    String effect = fields.getOrDefault("effect", "");
    String written =
        "Dialogue: %s,%s,%s,%s,,%s,%s,%s,%s,"
            .formatted(
                number(fields, "layer", 0, 0, 10_000),
                Numbers.time(start),
                Numbers.time(end),
                OverrideCodes.isName(style) ? style : "Default",
                number(fields, "marginl", 0, 0, LARGEST_CANVAS),
                number(fields, "marginr", 0, 0, LARGEST_CANVAS),
                number(fields, "marginv", 0, 0, LARGEST_CANVAS),
                EFFECT.matcher(effect).matches() ? effect : "");
    events.add(new Event(start, end, written, text));
  }

  private String document() {
    var document = new StringBuilder("[Script Info]\nScriptType: v4.00+\n");
    info("playresx", "PlayResX", document);
    info("playresy", "PlayResY", document);
    document
        .append("WrapStyle: ")
        .append(number(info, "wrapstyle", 0, 0, 3))
        .append("\nScaledBorderAndShadow: ")
        .append(
            info.getOrDefault("scaledborderandshadow", "").equalsIgnoreCase("no") ? "no" : "yes")
        .append("\n\n")
        .append(Document.STYLES);
    styles.forEach(style -> document.append("Style: ").append(style).append('\n'));
    document.append('\n').append(Document.EVENTS);
    double width = canvas("playresx", 384);
    double height = canvas("playresy", 288);
    var load = new Load(width, height);
    for (var event : events) {
      var clean = CleanText.ofFile(event.text(), fonts, largest, height, warn);
      load.add(event.start(), event.end(), clean.bulk());
      document.append(event.fields()).append(Lines.text(clean.pieces())).append('\n');
    }
    load.check();
    return document.toString();
  }

  /** A side of the canvas; libass knows a size for those that tell none. */
  private double canvas(String key, int otherwise) {
    return Double.parseDouble(number(info, key, otherwise, SMALLEST_CANVAS, LARGEST_CANVAS));
  }

  private void info(String key, String name, StringBuilder document) {
    if (NUMBER.matcher(info.getOrDefault(key, "")).matches()) {
      document
          .append(name)
          .append(": ")
          .append(number(info, key, 0, SMALLEST_CANVAS, LARGEST_CANVAS).replaceFirst("\\..*", ""))
          .append('\n');
    }
  }

  private static String plain(String name) {
    return name.startsWith("*") ? name.substring(1) : name;
  }

  private static String number(
      Map<String, String> fields, String name, double otherwise, double least, double most) {
    String text = fields.getOrDefault(name, "");
    return Numbers.plain(
        Math.clamp(
            NUMBER.matcher(text).matches() ? Double.parseDouble(text) : otherwise, least, most));
  }

  private static String color(Map<String, String> fields, String name, String otherwise) {
    String text = fields.getOrDefault(name, "");
    var color = COLOR.matcher(text);
    if (color.matches()) {
      return "&H%08X".formatted(Long.parseLong(color.group(1), 16));
    }
    return text.matches("-?\\d{1,10}")
        ? "&H%08X".formatted(Long.parseLong(text) & 0xffffffffL)
        : "&H" + otherwise;
  }

  private static long time(String text) {
    var time = TIME.matcher(text);
    if (!time.matches()) {
      throw CueFile.bad("a time must be written 0:00:00.00, was " + Fields.printable(text));
    }
    String fraction = ((time.group(4) == null ? "" : time.group(4)) + "00").substring(0, 2);
    return (Long.parseLong(time.group(1)) * 3_600
                + Long.parseLong(time.group(2)) * 60
                + Long.parseLong(time.group(3)))
            * 100
        + Long.parseLong(fraction);
  }
}

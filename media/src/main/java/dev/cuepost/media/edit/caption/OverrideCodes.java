package dev.cuepost.media.edit.caption;

import dev.cuepost.media.edit.caption.Piece.Break;
import dev.cuepost.media.edit.caption.Piece.Code;
import dev.cuepost.media.edit.caption.Piece.Letter;
import dev.cuepost.media.json.Fields;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Makes a text of ASS harmless: of its codes those are kept that cannot hurt, with bounded numbers;
 * drawings and what belongs to them are left out; braces that hold no codes are shown.
 */
final class OverrideCodes {
  /** Larger blurs take long and look no different. */
  static final double MOST_BLUR = 20;

  private static final int MOST_CODES = 500;

  /** Letters and breaks of one text: what libass needs for a frame grows with them. */
  private static final int MOST_LETTERS = 10_000;

  /** Square pixels that a letter counts for at least, as the smallest have to be drawn too. */
  private static final double LEAST_BULK = 64;

  private static final int MOST_STRETCH = 300;
  private static final int FARTHEST = 20_000;

  /** Of times, in milliseconds. */
  private static final int LONGEST = 10_000_000;

  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(?:\\d{1,7}(?:\\.\\d{0,9})?|\\.\\d{1,9})");
  private static final Pattern COLOR = Pattern.compile("&?[Hh]?([0-9A-Fa-f]{1,8})&?");
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N} ._@()&+-]{1,64}");

  /** Longer names first: {@code \fscx} is no {@code \fs}. */
  private static final List<String> NAMES =
      List.of(
          "xbord", "ybord", "xshad", "yshad", "alpha", "iclip", "bord", "shad", "blur", "fscx",
          "fscy", "move", "fade", "clip", "fsp", "frx", "fry", "frz", "fax", "fay", "pos", "org",
          "fad", "pbo", "1c", "2c", "3c", "4c", "1a", "2a", "3a", "4a", "an", "be", "fn", "fs",
          "fr", "fe", "kf", "ko", "kt", "a", "b", "i", "u", "s", "c", "k", "K", "q", "r", "t", "p");

  /** They say something, though nothing of them is kept in its place. */
  private static final Set<String> SILENT = Set.of("p", "an", "a");

  /** Least and most of the codes that take one number. */
  private static final Map<String, double[]> RANGES = ranges();

  private final Fonts fonts;
  private final Scale scale;
  private final boolean file;
  private final Consumer<String> warn;
  private final List<Piece> pieces = new ArrayList<>();
  private final Type plainType;
  private final double plainSize;
  private Type type;
  private double size;
  private final double height;
  private double largest;
  private double stretchX = 100;
  private double stretchY = 100;
  private int codes;
  private int letters;
  private int drawing;
  private boolean placed;
  private OptionalInt anchor = OptionalInt.empty();

  /**
   * A text without its dangers.
   *
   * @param placed whether its codes say where it stands
   * @param anchor the point of it that stands there, 1..9 as on the keys of a calculator, if its
   *     codes say that; of several the first, as libass has it
   * @param bulk square pixels of its letters, at most
   */
  record Clean(List<Piece> pieces, boolean placed, OptionalInt anchor, double bulk) {}

  private OverrideCodes(
      Fonts fonts,
      Type type,
      double size,
      Scale scale,
      double height,
      boolean file,
      Consumer<String> warn) {
    this.fonts = fonts;
    this.plainType = type;
    this.plainSize = size;
    this.type = type;
    this.size = size;
    this.scale = scale;
    this.height = height;
    this.largest = size * type.lineHeight();
    this.file = file;
    this.warn = warn;
  }

  /**
   * Cleans a text of a timeline or of simple cues, whose sizes are those of the em square.
   *
   * @param height of the canvas; letters may not be larger
   * @param warn is told of what was left out or replaced
   */
  static Clean text(
      String text,
      Fonts fonts,
      Type type,
      double size,
      Scale scale,
      double height,
      Consumer<String> warn) {
    return new OverrideCodes(fonts, type, size, scale, height, false, warn).clean(text);
  }

  /**
   * Cleans a text of a file of ASS, whose sizes are those that libass knows.
   *
   * @param size of the largest letters of its styles
   * @param height of the canvas
   */
  static Clean file(String text, Fonts fonts, double size, double height, Consumer<String> warn) {
    return new OverrideCodes(fonts, Type.UNKNOWN, size, Scale.NONE, height, true, warn).clean(text);
  }

  private Clean clean(String text) {
    int at = 0;
    // looked for once, not again at each of many braces
    int end = -1;
    int backslash = -1;
    while (at < text.length()) {
      int letter = text.codePointAt(at);
      if (letter == '{') {
        end = next(text, '}', end, at);
        backslash = next(text, '\\', backslash, at);
        if (end < text.length() && backslash < end) {
          block(text.substring(at + 1, end));
          at = end + 1;
          continue;
        }
        if (file && end < text.length()) {
          at = end + 1; // a comment
          continue;
        }
      }
      if (letter == '\\' && at + 1 < text.length()) {
        int taken = escape(text.charAt(at + 1));
        if (taken > 0) {
          at += taken;
          continue;
        }
      }
      letter(letter);
      at += Character.charCount(letter);
    }
    double each = Math.max(LEAST_BULK, largest * largest * stretchX * stretchY / 10_000);
    double bulk = letters * each;
    return new Clean(pieces, placed, anchor, bulk);
  }

  /** Where the next one is, if the last one found lies behind; the length if there is none. */
  private static int next(String text, char letter, int found, int at) {
    if (found >= at) {
      return found;
    }
    int next = text.indexOf(letter, at);
    return next < 0 ? text.length() : next;
  }

  private int escape(char next) {
    switch (next) {
      case 'N', 'n' -> add(new Break());
      case 'h' -> add(new Letter(0xa0));
      case '{', '}' -> add(new Letter(next));
      default -> {
        return 0;
      }
    }
    return 2;
  }

  private void letter(int letter) {
    switch (letter) {
      case '\n', 0x2028, 0x2029 -> add(new Break());
      case '\t' -> add(new Letter(' '));
      default -> {
        if (letter >= 0xd800 && letter <= 0xdfff) {
          add(new Letter(0xfffd));
        } else if (!Character.isISOControl(letter)) {
          add(new Letter(letter));
        }
      }
    }
  }

  private void add(Piece piece) {
    if (drawing > 0) {
      return;
    }
    if (letters == MOST_LETTERS) {
      warn.accept(
          "has more than %d letters in one text; the rest was left out.".formatted(MOST_LETTERS));
      return;
    }
    letters++;
    pieces.add(piece);
  }

  private void block(String block) {
    var tags = new StringBuilder();
    for (String code : split(block)) {
      tags.append(code(code, true));
    }
    if (!tags.isEmpty()) {
      pieces.add(new Code(tags.toString(), type, size));
    }
  }

  /** What follows each backslash, up to the next one that is in no parentheses. */
  private static List<String> split(String block) {
    var parts = new ArrayList<String>();
    int depth = 0;
    int start = -1;
    for (int at = 0; at < block.length(); at++) {
      char letter = block.charAt(at);
      if (letter == '\\' && depth == 0) {
        if (start >= 0) {
          parts.add(block.substring(start, at));
        }
        start = at + 1;
      } else if (letter == '(') {
        depth++;
      } else if (letter == ')') {
        depth = Math.max(0, depth - 1);
      }
    }
    if (start >= 0) {
      parts.add(block.substring(start));
    }
    return parts;
  }

  /** A code with its backslash, or nothing if it is not kept. */
  private String code(String code, boolean outer) {
    if (++codes > MOST_CODES) {
      warn.accept("has more than %d codes; the rest was left out.".formatted(MOST_CODES));
      return "";
    }
    for (String name : NAMES) {
      if (code.startsWith(name)) {
        String kept = kept(name, code.substring(name.length()).strip(), outer);
        if (!kept.isEmpty() || SILENT.contains(name)) {
          return kept;
        }
        break;
      }
    }
    warn.accept(
        "has a code that is not supported and was left out: " + Fields.printable("\\" + code));
    return "";
  }

  private String kept(String name, String value, boolean outer) {
    return switch (name) {
      case "c", "1c", "2c", "3c", "4c" -> color(name, value, 6);
      case "alpha", "1a", "2a", "3a", "4a" -> color(name, value, 2);
      case "fs" -> size(value);
      case "fn" -> outer ? font(value) : "";
      case "r" -> outer ? reset(value) : "";
      case "t" -> outer ? animation(value) : "";
      case "pos", "org" -> outer ? placing(name, value, 2, 2) : "";
      case "move" -> outer ? placing(name, value, 4, 6) : "";
      case "fad" -> outer ? times(name, value, 2) : "";
      case "fade" -> outer ? times(name, value, 7) : "";
      case "clip", "iclip" -> points(name, value, 4, 4);
      case "an", "a" -> file ? number(name, value) : anchor(name, value, outer);
      case "p" -> drawing(value);
      default -> number(name, value);
    };
  }

  private String number(String name, String value) {
    double[] range = RANGES.get(name);
    if (range == null) {
      return "";
    }
    if (value.isEmpty()) {
      return "\\" + name;
    }
    if (!NUMBER.matcher(value).matches()) {
      return "";
    }
    double most = most(name, range[1]);
    double number = within(value, Math.max(range[0], -most), most, worth(name));
    switch (name) {
      case "fs" -> largest = Math.max(largest, number);
      case "fscx" -> stretchX = Math.max(stretchX, number);
      case "fscy" -> stretchY = Math.max(stretchY, number);
      default -> {}
    }
    return "\\" + name + Numbers.plain(number);
  }

  /** What is as large as the picture gets no larger. */
  private double most(String name, double most) {
    return switch (name) {
      case "fs" -> Math.min(most, height);
      case "bord", "xbord", "ybord", "shad", "xshad", "yshad" -> Math.min(most, height / 4);
      case "be", "blur" -> Math.min(most, height / 20);
      default -> most;
    };
  }

  /** What one of its pixels is worth on the output, if it counts in pixels. */
  private double worth(String name) {
    return switch (name) {
      case "bord", "xbord", "ybord", "shad", "xshad", "yshad", "fsp", "blur" -> scale.size();
      default -> 1;
    };
  }

  private static double within(String number, double least, double most) {
    return within(number, least, most, 1);
  }

  private static double within(String number, double least, double most, double factor) {
    return Math.clamp(Double.parseDouble(number) * factor, least, most);
  }

  private static String color(String name, String value, int digits) {
    if (value.isEmpty()) {
      return "\\" + name;
    }
    var color = COLOR.matcher(value);
    if (!color.matches()) {
      return "";
    }
    long bits = Long.parseLong(color.group(1), 16) & (digits == 6 ? 0xffffffL : 0xffL);
    return "\\" + name + "&H" + ("%0" + digits + "X").formatted(bits) + "&";
  }

  /** Sizes of a text are pixels of the em square; libass wants the height of a line. */
  private String size(String value) {
    if (file) {
      return value.isEmpty() ? "\\fs" : number("fs", value);
    }
    if (value.isEmpty()) {
      size = plainSize;
    } else if (NUMBER.matcher(value).matches() && Character.isDigit(value.charAt(0))) {
      size = Math.min(height, within(value, 1, height) * scale.size());
    } else {
      return "";
    }
    return setSize();
  }

  private String setSize() {
    largest = Math.max(largest, size * type.lineHeight());
    return "\\fs" + Numbers.plain(size * type.lineHeight());
  }

  private String font(String name) {
    if (name.isEmpty() || !NAME.matcher(name).matches()) {
      return "";
    }
    type = fonts.named(name, warn);
    return "\\fn" + type.family() + (file ? "" : setSize());
  }

  private String reset(String style) {
    if (file && NAME.matcher(style).matches()) {
      return "\\r" + style;
    }
    type = plainType;
    size = plainSize;
    return style.isEmpty() ? "\\r" : "";
  }

  /** Kept aside, as it holds for all of a text wherever it stands. */
  private String anchor(String name, String value, boolean outer) {
    if (outer && anchor.isEmpty() && value.matches("[1-9]|1[01]")) {
      int number = Integer.parseInt(value);
      anchor =
          switch (name) {
            case "an" -> number <= 9 ? OptionalInt.of(number) : OptionalInt.empty();
            // SSA counts bottom, top, middle, and leaves a number out between the rows
            default ->
                switch (number) {
                  case 1, 2, 3 -> OptionalInt.of(number);
                  case 5, 6, 7 -> OptionalInt.of(number + 2);
                  case 9, 10, 11 -> OptionalInt.of(number - 5);
                  default -> OptionalInt.empty();
                };
          };
    }
    return "";
  }

  private String placing(String name, String value, int least, int most) {
    String kept = points(name, value, least, most);
    placed |= !kept.isEmpty() && !name.equals("org");
    return kept;
  }

  /** Points of the output; what follows the second one are times. */
  private String points(String name, String value, int least, int most) {
    return numbers(
        name,
        value,
        least,
        most,
        (number, index) ->
            index < 4
                ? within(
                    number, -FARTHEST, FARTHEST, index % 2 == 0 ? scale.across() : scale.down())
                : within(number, -LONGEST, LONGEST));
  }

  private static String times(String name, String value, int count) {
    return numbers(name, value, count, count, (number, _) -> within(number, -LONGEST, LONGEST));
  }

  /** What is kept of the number at an index. */
  private interface Keeping {
    double kept(String number, int index);
  }

  private static String numbers(String name, String value, int least, int most, Keeping keeping) {
    if (!value.startsWith("(") || !value.endsWith(")")) {
      return "";
    }
    String[] parts = value.substring(1, value.length() - 1).split(",", -1);
    if (parts.length < least || parts.length > most) {
      return "";
    }
    var kept = new ArrayList<String>();
    for (String part : parts) {
      if (!NUMBER.matcher(part.strip()).matches()) {
        return "";
      }
      kept.add(Numbers.plain(keeping.kept(part.strip(), kept.size())));
    }
    return "\\" + name + "(" + String.join(",", kept) + ")";
  }

  /** {@code \t([from,to,][acceleration,]codes)}. */
  private String animation(String value) {
    int codesAt = value.indexOf('\\');
    if (!value.startsWith("(") || !value.endsWith(")") || codesAt < 0) {
      return "";
    }
    var kept = new StringBuilder("\\t(");
    String before = value.substring(1, codesAt).replaceFirst(",\\s*$", "");
    if (!before.isBlank()) {
      String[] parts = before.split(",", -1);
      if (parts.length > 3) {
        return "";
      }
      for (String part : parts) {
        if (!NUMBER.matcher(part.strip()).matches()) {
          return "";
        }
        kept.append(Numbers.plain(within(part.strip(), 0, LONGEST))).append(',');
      }
    }
    int length = kept.length();
    for (String code : split(value.substring(codesAt, value.length() - 1))) {
      kept.append(code(code, false));
    }
    return kept.length() == length ? "" : kept.append(')').toString();
  }

  /** Until {@code \p0} what looks like text is a drawing. */
  private String drawing(String value) {
    drawing = NUMBER.matcher(value).matches() ? (int) within(value, 0, 1) : 0;
    if (drawing > 0) {
      warn.accept("has a drawing, which was left out.");
    }
    return "";
  }

  private static Map<String, double[]> ranges() {
    var ranges = new HashMap<String, double[]>();
    put(ranges, 0, 1_000, "b");
    put(ranges, 0, 1, "i", "u", "s");
    put(ranges, 0, 200, "bord", "xbord", "ybord");
    put(ranges, -200, 200, "shad", "xshad", "yshad");
    put(ranges, -36_000, 36_000, "frx", "fry", "frz", "fr");
    put(ranges, 0, 1_000_000, "k", "K", "kf", "ko", "kt");
    put(ranges, 0, MOST_STRETCH, "fscx", "fscy");
    put(ranges, -10, 10, "fax", "fay");
    put(ranges, 0, MOST_BLUR, "be", "blur");
    put(ranges, 1, 16_384, "fs");
    put(ranges, -500, 500, "fsp");
    put(ranges, 0, 3, "q");
    put(ranges, 1, 9, "an");
    put(ranges, 1, 11, "a");
    return Map.copyOf(ranges);
  }

  private static void put(
      Map<String, double[]> ranges, double least, double most, String... names) {
    for (String name : names) {
      ranges.put(name, new double[] {least, most});
    }
  }

  /** The name of a style or an actor, as a file may have it. */
  static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }
}

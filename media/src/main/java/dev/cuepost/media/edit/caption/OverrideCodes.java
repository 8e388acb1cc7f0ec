package dev.cuepost.media.edit.caption;

import static dev.cuepost.media.edit.caption.CodeNumbers.FARTHEST;
import static dev.cuepost.media.edit.caption.CodeNumbers.LONGEST;
import static dev.cuepost.media.edit.caption.CodeNumbers.color;
import static dev.cuepost.media.edit.caption.CodeNumbers.isNumber;
import static dev.cuepost.media.edit.caption.CodeNumbers.numbers;
import static dev.cuepost.media.edit.caption.CodeNumbers.times;
import static dev.cuepost.media.edit.caption.CodeNumbers.within;

import dev.cuepost.media.edit.caption.Piece.Code;
import dev.cuepost.media.json.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * The codes of one text of ASS, block by block: those are kept that cannot hurt, with bounded
 * numbers. It knows what type, size and place the codes so far have made of the text.
 */
final class OverrideCodes {
  private static final int MOST_CODES = 500;

  /** Square pixels that a letter counts for at least, as the smallest have to be drawn too. */
  private static final double LEAST_BULK = 64;

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

  private final Fonts fonts;
  private final Scale scale;
  private final boolean file;
  private final Consumer<String> warn;
  private final Type plainType;
  private final double plainSize;
  private final double height;
  private Type type;
  private double size;
  private double largest;
  private double stretchX = 100;
  private double stretchY = 100;
  private int codes;
  private boolean drawing;
  private boolean placed;
  private OptionalInt anchor = OptionalInt.empty();

  /**
   * None yet.
   *
   * @param size of letters that no code makes larger or smaller
   * @param height of the canvas; letters may not be larger
   * @param file whether the text is of a file of ASS, whose sizes libass knows as they are
   * @param warn is told of what was left out or replaced
   */
  OverrideCodes(
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

  /** Whether they say where the text stands. */
  boolean placed() {
    return placed;
  }

  /** The point of it that stands there, as far as they say. */
  OptionalInt anchor() {
    return anchor;
  }

  /** Whether what follows is a drawing and no text. */
  boolean isDrawing() {
    return drawing;
  }

  /** Square pixels of one letter, at most. */
  double bulk() {
    return Math.max(LEAST_BULK, largest * largest * stretchX * stretchY / 10_000);
  }

  /** What is kept of a block of codes, without its braces. */
  Optional<Code> block(String block) {
    var tags = new StringBuilder();
    for (String code : split(block)) {
      tags.append(code(code, true));
    }
    return tags.isEmpty() ? Optional.empty() : Optional.of(new Code(tags.toString(), type, size));
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
    var range = CodeNumbers.range(name);
    if (range.isEmpty()) {
      return "";
    }
    if (value.isEmpty()) {
      return "\\" + name;
    }
    if (!isNumber(value)) {
      return "";
    }
    double most = most(name, range.get().most());
    double least = Math.max(range.get().least(), -most);
    double number = within(value, least, most, worth(name));
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

  /** Sizes of a text are pixels of the em square; libass wants the height of a line. */
  private String size(String value) {
    if (file) {
      return value.isEmpty() ? "\\fs" : number("fs", value);
    }
    if (value.isEmpty()) {
      size = plainSize;
    } else if (isNumber(value) && Character.isDigit(value.charAt(0))) {
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
        if (!isNumber(part.strip())) {
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
    drawing = isNumber(value) && within(value, 0, 1) >= 1;
    if (drawing) {
      warn.accept("has a drawing, which was left out.");
    }
    return "";
  }

  /** The name of a style or an actor, as a file may have it. */
  static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }
}

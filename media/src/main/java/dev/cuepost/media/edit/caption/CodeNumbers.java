package dev.cuepost.media.edit.caption;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Numbers and colours in codes of ASS, which are kept within bounds or not at all. */
final class CodeNumbers {
  /** Larger blurs take long and look no different. */
  static final double MOST_BLUR = 20;

  static final int FARTHEST = 20_000;

  /** Of times, in milliseconds. */
  static final int LONGEST = 10_000_000;

  private static final int MOST_STRETCH = 300;

  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(?:\\d{1,7}(?:\\.\\d{0,9})?|\\.\\d{1,9})");
  private static final Pattern COLOR = Pattern.compile("&?[Hh]?([0-9A-Fa-f]{1,8})&?");

  /** Least and most of the codes that take one number. */
  private static final Map<String, Range> RANGES = ranges();

  private CodeNumbers() {}

  /** What a code's number may be. */
  record Range(double least, double most) {}

  /** That of a code which takes one number. */
  static Optional<Range> range(String name) {
    return Optional.ofNullable(RANGES.get(name));
  }

  static boolean isNumber(String text) {
    return NUMBER.matcher(text).matches();
  }

  /** A number that {@link #isNumber} knows, within bounds. */
  static double within(String number, double least, double most) {
    return within(number, least, most, 1);
  }

  /** The same, of what it stands for. */
  static double within(String number, double least, double most, double factor) {
    return Math.clamp(Double.parseDouble(number) * factor, least, most);
  }

  /** A colour or an opacity with its code, or nothing. */
  static String color(String name, String value, int digits) {
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

  /** So many times in parentheses with their code, or nothing. */
  static String times(String name, String value, int count) {
    return numbers(name, value, count, count, (number, _) -> within(number, -LONGEST, LONGEST));
  }

  /** What is kept of the number at an index. */
  interface Keeping {
    double kept(String number, int index);
  }

  /** Numbers in parentheses with their code, or nothing. */
  static String numbers(String name, String value, int least, int most, Keeping keeping) {
    if (!value.startsWith("(") || !value.endsWith(")")) {
      return "";
    }
    String[] parts = value.substring(1, value.length() - 1).split(",", -1);
    if (parts.length < least || parts.length > most) {
      return "";
    }
    var kept = new ArrayList<String>();
    for (String part : parts) {
      if (!isNumber(part.strip())) {
        return "";
      }
      kept.add(Numbers.plain(keeping.kept(part.strip(), kept.size())));
    }
    return "\\" + name + "(" + String.join(",", kept) + ")";
  }

  private static Map<String, Range> ranges() {
    var ranges = new HashMap<String, Range>();
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

  private static void put(Map<String, Range> ranges, double least, double most, String... names) {
    for (String name : names) {
      ranges.put(name, new Range(least, most));
    }
  }
}

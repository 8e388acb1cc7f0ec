package dev.cuepost.smq.wire;

import java.util.regex.Pattern;

/**
 * The whole numbers that a parameter may take, and how it is called.
 *
 * @param name as on the wire
 * @param low smallest allowed
 * @param high largest allowed
 * @param unit text behind the bounds in messages, with a leading space, or empty
 */
public record Range(String name, long low, long high, String unit) {
  private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]+");
  private static final int DIGITS_IN_LONG = 18;

  /** A range in whole seconds. */
  public static Range seconds(String name, long low, long high) {
    return new Range(name, low, high, " seconds");
  }

  /** A range in bytes. */
  public static Range bytes(String name, long low, long high) {
    return new Range(name, low, high, " bytes");
  }

  /** A range in characters. */
  public static Range characters(String name, long low, long high) {
    return new Range(name, low, high, " characters");
  }

  /** A range of things counted. */
  public static Range count(String name, long low, long high) {
    return new Range(name, low, high, "");
  }

  /** The same range for something of another name. */
  public Range named(String other) {
    return new Range(other, low, high, unit);
  }

  /**
   * Reads a number of this range; white space around it is ignored.
   *
   * @throws SmqException {@link SmqError#OUT_OF_RANGE} for anything else
   */
  public int parse(String text) {
    var trimmed = text.strip();
    if (!isNumber(trimmed) || trimmed.length() > DIGITS_IN_LONG) {
      throw violated();
    }
    return check(Long.parseLong(trimmed));
  }

  /** The value, if it lies in the range. */
  public int check(long value) {
    if (value < low || value > high) {
      throw violated();
    }
    return Math.toIntExact(value);
  }

  public SmqException violated() {
    return SmqError.OUT_OF_RANGE.failure(name, low, high, unit);
  }

  static boolean isNumber(String text) {
    return NUMBER.matcher(text).matches();
  }
}

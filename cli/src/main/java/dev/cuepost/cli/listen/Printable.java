package dev.cuepost.cli.listen;

/** Text of a stranger, made fit for a terminal. */
final class Printable {
  private static final int LENGTH_MAX = 500;

  private Printable() {}

  /** The text without what could move a cursor, change colours or turn the direction. */
  static String of(String text) {
    String clean = lines(text).replace('\n', '?');
    return clean.length() <= LENGTH_MAX ? clean : clean.substring(0, LENGTH_MAX) + "...";
  }

  /** The same for a long text, which keeps its lines. */
  static String lines(String text) {
    return text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\u2028\\u2029&&[^\\n]]", "?");
  }
}

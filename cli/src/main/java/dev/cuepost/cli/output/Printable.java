package dev.cuepost.cli.output;

import java.util.regex.Pattern;

/** Text of a stranger, made fit for a terminal: nothing that moves a cursor or turns directions. */
public final class Printable {
  private static final int LENGTH_MAX = 500;
  private static final Pattern UNSAFE =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\u2028\\u2029&&[^\\n]]");

  private Printable() {}

  /** One line of at most 500 characters, with a question mark for each such character. */
  public static String of(String text) {
    String clean = lines(text).replace('\n', '?');
    return clean.length() <= LENGTH_MAX ? clean : clean.substring(0, LENGTH_MAX) + "...";
  }

  /** The same for a long text, which keeps its lines. */
  public static String lines(String text) {
    return UNSAFE.matcher(text).replaceAll("?");
  }

  /** Shows such characters by their numbers: {@code \u001B}. Lines are kept. */
  public static String visible(String text) {
    return UNSAFE
        .matcher(text)
        .replaceAll(found -> {
          var shown = new StringBuilder();
          for (char each : found.group().toCharArray()) {
            shown.append(each == '\t' ? "\t" : "\\\\u%04X".formatted((int) each));
          }
          return shown.toString();
        });
  }
}

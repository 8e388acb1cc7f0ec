package dev.cuepost.media.edit.caption;

import java.util.regex.Pattern;

/** A part of a text that was made harmless. */
sealed interface Piece {
  /**
   * Codes of ASS, without their braces.
   *
   * @param type what letters are set with from here on
   * @param size of the em square from here on, in pixels
   */
  record Code(String tags, Type type, double size) implements Piece {
    /** What a layer below a text does not take over from the codes of the text. */
    private static final Pattern COLORS =
        Pattern.compile(
            "\\\\(?:(?:[1-4]?c|[1-4]a|alpha)(?:&H[0-9A-F]+&)?|[xy]?(?:bord|shad)[0-9.-]*|blur[0-9.]*)");

    /** The same without colours and edges. */
    Code uncoloured() {
      return new Code(uncoloured(tags), type, size);
    }

    static String uncoloured(String tags) {
      return COLORS.matcher(tags).replaceAll("");
    }
  }

  /** A letter as it is to be seen. */
  record Letter(int codePoint) implements Piece {
    boolean isSpace() {
      return codePoint == ' ';
    }

    /** As ASS has it; a backslash gets an invisible letter behind it, so that it stays one. */
    String text() {
      return switch (codePoint) {
        case '{' -> "\\{";
        case '}' -> "\\}";
        case '\\' -> "\\\u2060";
        case 0xa0 -> "\\h";
        default -> Character.toString(codePoint);
      };
    }
  }

  /** The end of a line. */
  record Break() implements Piece {}
}

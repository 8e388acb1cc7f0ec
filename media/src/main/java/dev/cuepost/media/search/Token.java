package dev.cuepost.media.search;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A piece of a text that asks for assets.
 *
 * @param at where it begins, from 0, for complaints
 */
record Token(Kind kind, String text, int at) {
  enum Kind {
    /** A name, or a value without quotation marks. */
    WORD,
    /** A value in quotation marks, without them. */
    QUOTED,
    /** One or two punctuation characters. */
    SIGN,
    END
  }

  private static final Pattern PIECE =
      Pattern.compile(
          "\\s*(?:'((?:[^'\\\\]|\\\\.)*)'|\"((?:[^\"\\\\]|\\\\.)*)\"|([\\p{L}\\p{N}_.:+-]+)|(==|!=|[=!()\\[\\],]))");

  static List<Token> all(String text) throws BadMatchException {
    List<Token> tokens = new ArrayList<>();
    Matcher piece = PIECE.matcher(text);
    int at = 0;
    while (at < text.length() && !text.substring(at).isBlank()) {
      piece.region(at, text.length());
      if (!piece.lookingAt()) {
        throw new BadMatchException(
            "There is something unknown at character %d.".formatted(at + 1));
      }
      tokens.add(read(piece));
      at = piece.end();
    }
    tokens.add(new Token(Kind.END, "the end", text.length()));
    return List.copyOf(tokens);
  }

  private static Token read(Matcher piece) {
    for (int group = 1; group <= 4; group++) {
      String found = piece.group(group);
      if (found != null) {
        return switch (group) {
          case 1, 2 ->
              new Token(Kind.QUOTED, found.replaceAll("\\\\(.)", "$1"), piece.start(group));
          case 3 -> new Token(Kind.WORD, found, piece.start(group));
          default -> new Token(Kind.SIGN, found, piece.start(group));
        };
      }
    }
    throw new IllegalStateException("a piece without a group");
  }

  boolean isSign(String sign) {
    return kind == Kind.SIGN && text.equals(sign);
  }

  /** Whatever the case of its letters. */
  boolean isWord(String word) {
    return kind == Kind.WORD && text.equalsIgnoreCase(word);
  }
}

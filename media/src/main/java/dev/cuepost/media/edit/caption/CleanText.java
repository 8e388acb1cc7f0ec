package dev.cuepost.media.edit.caption;

import dev.cuepost.media.edit.caption.Piece.Break;
import dev.cuepost.media.edit.caption.Piece.Letter;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * A text of ASS without its dangers: of its codes those are kept that cannot hurt ({@link
 * OverrideCodes}), drawings are left out, braces that hold no codes are shown.
 *
 * @param placed whether its codes say where it stands
 * @param anchor the point of it that stands there, 1..9 as on the keys of a calculator, if its
 *     codes say that; of several the first, as libass has it
 * @param bulk square pixels of its letters, at most
 */
record CleanText(List<Piece> pieces, boolean placed, OptionalInt anchor, double bulk) {
  CleanText {
    pieces = List.copyOf(pieces);
  }

  /**
   * Cleans a text of a timeline or of simple cues, whose sizes are those of the em square.
   *
   * @param height of the canvas; letters may not be larger
   * @param warn is told of what was left out or replaced
   */
  static CleanText of(
      String text,
      Fonts fonts,
      Type type,
      double size,
      Scale scale,
      double height,
      Consumer<String> warn) {
    var codes = new OverrideCodes(fonts, type, size, scale, height, false, warn);
    return new Cleaning(codes, false, warn).clean(text);
  }

  /**
   * Cleans a text of a file of ASS, whose sizes are those that libass knows.
   *
   * @param size of the largest letters of its styles
   * @param height of the canvas
   */
  static CleanText ofFile(
      String text, Fonts fonts, double size, double height, Consumer<String> warn) {
    var codes = new OverrideCodes(fonts, Type.UNKNOWN, size, Scale.NONE, height, true, warn);
    return new Cleaning(codes, true, warn).clean(text);
  }

  /** Goes through one text. */
  private static final class Cleaning {
    /** Letters and breaks of one text: what libass needs for a frame grows with them. */
    private static final int MOST_LETTERS = 10_000;

    private final OverrideCodes codes;
    private final boolean file;
    private final Consumer<String> warn;
    private final List<Piece> pieces = new ArrayList<>();
    private int letters;

    Cleaning(OverrideCodes codes, boolean file, Consumer<String> warn) {
      this.codes = codes;
      this.file = file;
      this.warn = warn;
    }

    CleanText clean(String text) {
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
            codes.block(text.substring(at + 1, end)).ifPresent(pieces::add);
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
      return new CleanText(pieces, codes.placed(), codes.anchor(), letters * codes.bulk());
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
          } else if (!Character.isISOControl(letter) && !isTint(letter)) {
            add(new Letter(letter));
          }
        }
      }
    }

    /**
     * The colour of the skin in the picture before it; all pictures have the colour of the text.
     */
    private boolean isTint(int letter) {
      return Character.isEmojiModifier(letter)
          && !pieces.isEmpty()
          && pieces.getLast() instanceof Letter(int before)
          && Character.isEmojiModifierBase(before);
    }

    private void add(Piece piece) {
      if (codes.isDrawing()) {
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
  }
}

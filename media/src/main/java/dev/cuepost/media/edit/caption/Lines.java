package dev.cuepost.media.edit.caption;

import dev.cuepost.media.edit.caption.CaptionStyle.Wrapping;
import dev.cuepost.media.edit.caption.Piece.Break;
import dev.cuepost.media.edit.caption.Piece.Code;
import dev.cuepost.media.edit.caption.Piece.Letter;
import java.util.ArrayList;
import java.util.List;

/**
 * Text in lines. Lines are broken here and not by libass, which knows of spaces only; widths are
 * sums of the letters' own, without kerning and without the forms that letters take beside others,
 * so that a line may come out a little narrower than it is counted.
 *
 * @param list one or more
 * @param width of the widest, in pixels
 * @param height of all together, in pixels; each is as high as its largest letter
 */
record Lines(List<List<Piece>> list, double width, double height) {
  private static final String NEVER_FIRST = "。，、．：；！？）］｝〉》」』】〕…～—,.:;!?)]}”’";
  private static final String NEVER_LAST = "（［｛〈《「『【〔([{“‘";

  /** Breaks lines that are wider than a limit, where that is allowed. */
  static Lines of(
      List<Piece> pieces, Type type, double size, double spacing, double limit, Wrapping wrapping) {
    return new Breaking(type, size, spacing, limit, wrapping).lines(pieces);
  }

  /** The text with its codes, as ASS has it. */
  static String text(List<Piece> pieces) {
    var text = new StringBuilder();
    for (var piece : pieces) {
      text.append(
          switch (piece) {
            case Code(String tags, _, _) -> "{" + tags + "}";
            case Letter letter -> letter.text();
            case Break _ -> "\\N";
          });
    }
    return text.toString();
  }

  /** How many letters there are in all. */
  int letters() {
    return (int)
        list.stream().flatMap(List::stream).filter(piece -> piece instanceof Letter).count();
  }

  private static final class Breaking {
    private final double spacing;
    private final double limit;
    private final Wrapping wrapping;
    private final List<List<Piece>> lines = new ArrayList<>();
    private Type type;
    private double size;
    private double widest;
    private double height;
    private double lastHeight;

    Breaking(Type type, double size, double spacing, double limit, Wrapping wrapping) {
      this.type = type;
      this.size = size;
      this.spacing = spacing;
      this.limit = limit;
      this.wrapping = wrapping;
      this.lastHeight = type.lineHeight() * size;
    }

    Lines lines(List<Piece> pieces) {
      var line = new Line();
      for (var piece : pieces) {
        switch (piece) {
          case Break _ -> {
            end(line);
            line = new Line();
          }
          case Code code -> {
            type = code.type();
            size = code.size();
            line.add(code, 0);
          }
          case Letter letter -> line = add(line, letter);
        }
      }
      end(line);
      return new Lines(lines, widest, height);
    }

    private Line add(Line line, Letter letter) {
      double width = type.advance().applyAsDouble(letter.codePoint()) * size + spacing;
      if (letter.isSpace()) {
        line.add(letter, width);
        line.mayBreak();
        return line;
      }
      if (wrapping.betweenWide() && line.mayBreakBefore(letter.codePoint())) {
        line.mayBreak();
      }
      var current = line;
      if (wrapping.ever() && line.width + width > limit && line.letters > 0) {
        current = broken(line);
      }
      current.add(letter, width);
      return current;
    }

    /** Ends a line where it may be broken, or before the letter that comes if that is allowed. */
    private Line broken(Line line) {
      int cut = line.breakAt;
      if (cut == 0) {
        if (!wrapping.withinWords()) {
          return line;
        }
        cut = line.pieces.size();
      }
      var rest = new Line();
      for (int index = cut; index < line.pieces.size(); index++) {
        rest.add(line.pieces.get(index), line.widths.get(index));
      }
      end(line.before(cut));
      return rest;
    }

    private void end(Line line) {
      line.trim();
      widest = Math.max(widest, line.width);
      height += height(line.pieces);
      lines.add(List.copyOf(line.pieces));
    }

    private double height(List<Piece> pieces) {
      double most = 0;
      for (var piece : pieces) {
        if (piece instanceof Code(_, Type set, double ems)) {
          lastHeight = set.lineHeight() * ems;
        } else {
          most = Math.max(most, lastHeight);
        }
      }
      return most > 0 ? most : lastHeight;
    }
  }

  private static final class Line {
    private final List<Piece> pieces = new ArrayList<>();
    private final List<Double> widths = new ArrayList<>();
    private double width;
    private int letters;
    private int last;
    private int breakAt;

    void add(Piece piece, double wide) {
      pieces.add(piece);
      widths.add(wide);
      width += wide;
      if (piece instanceof Letter(int codePoint)) {
        letters++;
        last = codePoint;
      }
    }

    void mayBreak() {
      breakAt = pieces.size();
    }

    boolean mayBreakBefore(int next) {
      return letters > 0
          && (FontFace.isWide(last) || FontFace.isWide(next))
          && NEVER_FIRST.indexOf(next) < 0
          && NEVER_LAST.indexOf(last) < 0;
    }

    Line before(int cut) {
      var line = new Line();
      for (int index = 0; index < cut; index++) {
        line.add(pieces.get(index), widths.get(index));
      }
      return line;
    }

    /** Spaces at the end of a line are not seen. */
    void trim() {
      for (int index = pieces.size() - 1;
          index >= 0 && !(pieces.get(index) instanceof Letter letter && !letter.isSpace());
          index--) {
        if (pieces.get(index) instanceof Letter) {
          width -= widths.remove(index);
          pieces.remove(index);
        }
      }
    }
  }
}

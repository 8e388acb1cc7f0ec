package dev.cuepost.media.edit.caption;

import dev.cuepost.media.edit.caption.Piece.Code;
import dev.cuepost.media.edit.caption.Piece.Letter;
import java.util.List;

/** Lets letters appear one after the other. */
final class Typing {
  private static final int MOST = 400;

  private final long length;
  private final int letters;
  private final Alphas alphas;
  private int done;

  /** How transparent the parts of a text are once they are there. */
  record Alphas(String text, String edge, String shadow) {}

  Typing(long length, int letters, Alphas alphas) {
    this.length = length;
    this.letters = letters;
    this.alphas = alphas;
  }

  String text(List<Piece> line, boolean below) {
    var text = new StringBuilder();
    int together = Math.max(1, (letters + MOST - 1) / MOST);
    for (var piece : line) {
      if (length > 0 && piece instanceof Letter) {
        if (done % together == 0) {
          long at = length * done / Math.max(1, letters);
          text.append(
              "{\\alpha&HFF&\\t(%d,%d,\\1a&H%s&\\3a&H%s&\\4a&H%s&)}"
                  .formatted(at, at + 1, alphas.text(), alphas.edge(), alphas.shadow()));
        }
        done++;
      }
      var shown = below && piece instanceof Code code ? code.uncoloured() : piece;
      text.append(Lines.text(List.of(shown)));
    }
    return text.toString();
  }
}

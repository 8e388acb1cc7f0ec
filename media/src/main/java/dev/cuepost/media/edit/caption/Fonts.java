package dev.cuepost.media.edit.caption;

import dev.cuepost.media.edit.caption.CaptionStyle.Font;
import dev.cuepost.media.json.Fields;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/** The fonts of one edit: those of this machine and those that came with it. */
record Fonts(FontShelf shelf, Map<String, FontFace> own) {
  /** The vendor's default. */
  private static final String DEFAULT = "SimSun";

  /**
   * The face to write with.
   *
   * @param replaced is told if it is not the one that was asked for
   */
  Type type(Font font, Consumer<String> replaced) {
    if (font.url().isPresent()) {
      return Type.of(Objects.requireNonNull(own.get(font.url().get()), "a font was not fetched"));
    }
    return font.name().map(name -> named(name, replaced)).orElseGet(() -> named(DEFAULT, _ -> {}));
  }

  /** The face of that name, or what stands in for it. */
  Type named(String name, Consumer<String> replaced) {
    var match = shelf.find(name);
    if (match.isEmpty()) {
      replaced.accept("there is no font on this server, captions may be missing.");
      return Type.UNKNOWN;
    }
    var face = match.get().face();
    if (!match.get().exact()) {
      replaced.accept(
          "%s is not there; %s stands in for it.".formatted(Fields.printable(name), face.family()));
    }
    return Type.of(face);
  }
}

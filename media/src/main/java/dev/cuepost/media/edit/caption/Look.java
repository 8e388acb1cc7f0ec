package dev.cuepost.media.edit.caption;

import dev.cuepost.media.edit.canvas.Length;
import dev.cuepost.media.edit.caption.CaptionStyle.Anchor;
import dev.cuepost.media.edit.caption.CaptionStyle.Fitting;
import dev.cuepost.media.edit.caption.CaptionStyle.Ink;
import dev.cuepost.media.edit.caption.CaptionStyle.Wrapping;
import dev.cuepost.media.edit.caption.Moves.Part;
import dev.cuepost.media.edit.caption.Moves.Place;
import java.util.List;
import java.util.function.Consumer;

/** One caption's way to write, in pixels of the output. */
final class Look {
  private static final double SMALLEST = 1;
  private static final int ROUNDS = 10;

  private final CaptionStyle style;
  private final Type type;
  private final Scale scale;
  private final int width;
  private final int height;
  private final Fonts fonts;
  private final Consumer<String> warn;

  /**
   * @param width of the output
   * @param height of the output
   */
  Look(
      CaptionStyle style,
      Type type,
      Scale scale,
      int width,
      int height,
      Fonts fonts,
      Consumer<String> warn) {
    this.style = style;
    this.type = type;
    this.scale = scale;
    this.width = width;
    this.height = height;
    this.fonts = fonts;
    this.warn = warn;
  }

  void warn(String what) {
    warn.accept(what);
  }

  CaptionStyle style() {
    return style;
  }

  /** Breaks a text into lines, in letters that fit. */
  Block block(String content) {
    return style.bubble().isPresent() ? inBubble(content) : free(content);
  }

  private Block free(String content) {
    double size = Math.min(height, style.size() * scale.size());
    if (size < style.size() * scale.size()) {
      warn.accept("has letters that are higher than the output; they were made smaller.");
    }
    double limit = style.textWidth().map(length -> across(length)).orElse((double) width);
    var clean = CleanText.of(content, fonts, type, size, scale, height, warn);
    var lines = Lines.of(clean.pieces(), type, size, spacing(), limit, style.fitting().wrapping());
    if (style.fitting() == Fitting.AUTOSCALE && lines.width() > limit) {
      double less = limit / lines.width();
      size = Math.max(1, size * less);
      clean = CleanText.of(content, fonts, type, size, scale.letters(less), height, _ -> {});
      lines = Lines.of(clean.pieces(), type, size, spacing(), limit, style.fitting().wrapping());
    }
    return block(clean, lines, size);
  }

  private Block block(CleanText clean, Lines lines, double size) {
    double bulk = clean.bulk() * (1 + style.unders().size());
    var anchor =
        clean.anchor().isPresent() ? new Anchor(clean.anchor().getAsInt(), true) : style.anchor();
    return new Block(this, clean.placed(), anchor, lines, size, bulk);
  }

  /** In the largest letters, up to those that are wanted, in which it fits. */
  private Block inBubble(String content) {
    var room = bubble().part(style.bubble().orElseThrow().room());
    double most = Math.clamp(style.size() * scale.size(), SMALLEST, Math.max(SMALLEST, height));
    var best = inBubble(content, most, most, room, warn);
    if (best.fits(room)) {
      return best;
    }
    double small = SMALLEST;
    double large = most;
    best = inBubble(content, small, most, room, _ -> {});
    for (int round = 0; round < ROUNDS; round++) {
      double middle = (small + large) / 2;
      var block = inBubble(content, middle, most, room, _ -> {});
      if (block.fits(room)) {
        best = block;
        small = middle;
      } else {
        large = middle;
      }
    }
    return best;
  }

  private Block inBubble(
      String content, double size, double most, Rectangle room, Consumer<String> told) {
    var letters = scale.letters(size / most);
    var clean = CleanText.of(content, fonts, type, size, letters, height, told);
    return block(
        clean,
        Lines.of(clean.pieces(), type, size, spacing(), room.width(), Wrapping.WHOLE_WORDS),
        size);
  }

  /** Where the picture lies in which the text stands: its corner has the place of the caption. */
  Rectangle bubble() {
    var bubble = style.bubble().orElseThrow();
    var wide = bubble.shownWidth().map(this::across);
    var high = bubble.shownHeight().map(this::down);
    double shape = bubble.height() / bubble.width();
    double shownWidth =
        wide.or(() -> high.map(side -> side / shape)).orElse(bubble.width() * scale.across());
    double shownHeight =
        high.or(() -> wide.map(side -> side * shape)).orElse(bubble.height() * scale.down());
    return new Rectangle(across(style.x()), down(style.y()), shownWidth, shownHeight);
  }

  /** Pixels from left to right; those that are given as pixels are the caption's. */
  private double across(Length length) {
    return side(length, width, scale.across());
  }

  private double down(Length length) {
    return side(length, height, scale.down());
  }

  private static double side(Length length, int side, double factor) {
    return length instanceof Length.Pixels(int count) ? count * factor : length.on(side);
  }

  private double spacing() {
    return Math.clamp(style.spacing() * scale.size(), -height, height);
  }

  /** The height of a line. */
  double lineHeight(double size) {
    return size * type.lineHeight();
  }

  /** From the top of a line to that of the next. */
  double pitch(double size) {
    return lineHeight(size) + style.lineSpacing() * scale.size();
  }

  /** The width of an edge on the output; it may take a quarter of the picture. */
  double edge(double wide) {
    return Math.min(height / 4.0, wide * scale.size());
  }

  /** Pixels of what may be a part of the text's size. */
  double pixels(double wide, double size) {
    return Math.abs(wide) <= 1 ? wide * size : wide * scale.size();
  }

  /** The same of the width of an edge. */
  double wide(double wanted, double size) {
    return Math.min(height / 4.0, pixels(wanted, size));
  }

  /** The blur of something below a text, in the words of ASS. */
  double blur(double wanted, double size) {
    return Math.min(Math.min(CodeNumbers.MOST_BLUR, height / 20.0), pixels(wanted, size));
  }

  /** Where a block of lines stands. */
  Place place(Anchor anchor, double blockWidth, double blockHeight) {
    double x = across(style.x());
    double y = down(style.y());
    if (style.bubble().isPresent()) {
      var room = bubble().part(style.bubble().get().room());
      x = room.left() + room.width() * anchor.horizontal();
      y = room.top() + room.height() * anchor.vertical();
    } else if (anchor.margins()) {
      x = fromEdge(x, width, anchor.horizontal());
      y = fromEdge(y, height, anchor.vertical());
    }
    double left = x - blockWidth * anchor.horizontal();
    double top = y - blockHeight * anchor.vertical();
    return new Place(x, y, left, top, left + blockWidth, top + blockHeight, width, height);
  }

  /** The middle knows no margin. */
  private static double fromEdge(double margin, int side, double share) {
    return share == 0 ? margin : share == 1 ? side - margin : side / 2.0;
  }

  /** How a block moves from a hundredth of a second to another. */
  List<Part> parts(Place place, long from, long to) {
    return style
        .scroll()
        .map(scroll -> new Scrolling(scroll, place, scale).parts(from, to))
        .orElseGet(() -> new Moves(place, style.in(), style.out(), style.loop()).parts(from, to));
  }

  /** The fields of a style behind its name. */
  String fields(
      double size, Ink text, Ink edge, Ink shade, boolean box, double outline, double shadow) {
    return String.join(
        ",",
        type.family(),
        Numbers.plain(size * type.lineHeight()),
        text.code(),
        text.code(),
        edge.code(),
        shade.code(),
        style.face().bold() ? "-1" : "0",
        style.face().italic() ? "-1" : "0",
        style.face().underline() ? "-1" : "0",
        "0,100,100",
        Numbers.plain(spacing()),
        Numbers.plain(style.angle()),
        box ? "3" : "1",
        Numbers.plain(outline),
        Numbers.plain(shadow),
        Integer.toString(style.anchor().number()),
        "0,0,0,1");
  }
}

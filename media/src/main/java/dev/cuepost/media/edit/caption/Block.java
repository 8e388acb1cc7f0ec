package dev.cuepost.media.edit.caption;

import dev.cuepost.media.edit.caption.CaptionStyle.Anchor;
import dev.cuepost.media.edit.caption.CaptionStyle.Ink;
import dev.cuepost.media.edit.caption.CaptionStyle.Under;
import dev.cuepost.media.edit.caption.CaptionStyle.UnderKind;
import dev.cuepost.media.edit.caption.Moves.Part;
import dev.cuepost.media.edit.caption.Moves.Place;
import dev.cuepost.media.edit.caption.Piece.Code;
import dev.cuepost.media.edit.caption.Typing.Alphas;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A text in its lines, at its place. */
final class Block {
  private final Look look;
  private final CaptionStyle style;
  private final boolean placedByCodes;
  private final Anchor anchor;
  private final Lines lines;
  private final double size;
  private final double bulk;
  private final double pitch;
  private final double blockHeight;

  Block(Look look, boolean placedByCodes, Anchor anchor, Lines lines, double size, double bulk) {
    this.look = look;
    this.style = look.style();
    this.placedByCodes = placedByCodes;
    this.anchor = anchor;
    this.lines = lines;
    this.size = size;
    this.bulk = bulk;
    this.pitch = look.pitch(size);
    this.blockHeight =
        style.lineSpacing() == 0
            ? lines.height()
            : look.lineHeight(size) + pitch * (lines.list().size() - 1);
  }

  /** Square pixels of its letters, in all its layers, and of its boxes. */
  double bulk() {
    return bulk
        + style.unders().stream()
            .filter(under -> under.kind() == UnderKind.BOX && under.picture().isEmpty())
            .mapToDouble(under -> box(under).width() * box(under).height())
            .sum();
  }

  /** Whether it goes into a room of that size. */
  boolean fits(Rectangle room) {
    return lines.width() <= room.width() && blockHeight <= room.height();
  }

  private RoundedBox box(Under under) {
    return new RoundedBox(
        lines.width() + 2 * look.wide(under.widthX(), size),
        blockHeight + 2 * look.wide(under.widthY(), size),
        Math.max(0, look.pixels(under.radius(), size)));
  }

  /**
   * Writes it from the bottom up.
   *
   * @param from hundredths of a second
   * @param to hundredths of a second, after {@code from}
   */
  void write(Drawing.Sheet sheet, long from, long to) {
    var place = look.place(anchor, lines.width(), blockHeight);
    var parts = look.parts(place, from, to);
    if (style.bubble().isPresent()) {
      var bubble = style.bubble().get();
      picture(sheet, bubble.picture(), look.bubble(), 0, bubble.opacity(), from, to);
    }
    for (var under : ordered(style.unders())) {
      if (under.picture().isPresent()) {
        texture(sheet, under, under.picture().get(), place, from, to);
        continue;
      }
      // codes that place the text itself leave no room to reckon with
      if (under.kind() == UnderKind.BOX && !placedByCodes) {
        box(sheet, under, parts, place);
      } else {
        below(sheet, under, parts, place);
      }
    }
    var edge = style.edge();
    // libass draws no box without an outline
    double outline =
        edge.box() ? Math.max(0.01, look.edge(edge.outline())) : look.edge(edge.outline());
    String name =
        sheet.style(
            look.fields(
                size,
                style.ink(),
                edge.outlineInk(),
                edge.shadowInk(),
                edge.box(),
                outline,
                look.edge(edge.shadow())));
    var alphas =
        new Alphas(style.ink().alpha(), edge.outlineInk().alpha(), edge.shadowInk().alpha());
    events(sheet, name, "", alphas, false, 0, 0, parts, place);
  }

  /** Boxes below shadows below outlines, and of these the wider ones below. */
  private static List<Under> ordered(List<Under> unders) {
    return unders.stream()
        .sorted(
            Comparator.comparing((Under under) -> under.kind() != UnderKind.BOX)
                .thenComparing(under -> under.kind() != UnderKind.SHADOW)
                .thenComparingDouble(under -> -Math.max(under.widthX(), under.widthY())))
        .toList();
  }

  /** A picture in the place of a box. */
  private void texture(
      Drawing.Sheet sheet, Under under, String url, Place place, long from, long to) {
    var box = box(under);
    double left = place.left() - look.wide(under.widthX(), size);
    double top = place.top() - look.wide(under.widthY(), size);
    var area =
        new Rectangle(
            left + look.pixels(under.shiftX(), size),
            top + look.pixels(under.shiftY(), size),
            box.width(),
            box.height());
    picture(sheet, url, area, box.radius(), under.ink().opacity(), from, to);
  }

  /** A picture stands still, and upright. */
  private void picture(
      Drawing.Sheet sheet,
      String url,
      Rectangle area,
      double radius,
      double opacity,
      long from,
      long to) {
    if (placedByCodes || style.scroll().isPresent()) {
      look.warn(
          placedByCodes
              ? "is placed by codes, so that the picture behind it was left out."
              : "scrolls, so that the picture behind it was left out.");
      return;
    }
    if (style.angle() != 0) {
      look.warn("is turned, and the picture behind it is not.");
    }
    if (style.in().isPresent() || style.out().isPresent() || style.loop().isPresent()) {
      look.warn("moves, and the picture behind it does not.");
    }
    sheet.picture(url, area, radius, opacity, from, to);
  }

  /** One box for all lines. */
  private void box(Drawing.Sheet sheet, Under under, List<Part> parts, Place place) {
    double wide = look.wide(under.widthX(), size);
    double high = look.wide(under.widthY(), size);
    var box = box(under);
    String name =
        sheet.style(look.fields(size, under.ink(), under.ink(), under.ink(), false, 0, 0));
    double x = place.x() + look.pixels(under.shiftX(), size) + wide * (2 * anchor.horizontal() - 1);
    double y = place.y() + look.pixels(under.shiftY(), size) + high * (2 * anchor.vertical() - 1);
    String turned = style.angle() == 0 ? "" : "\\org" + Moves.point(place.x(), place.y());
    String blurred =
        under.blur() > 0 ? "\\blur" + Numbers.plain(look.blur(under.blur(), size)) : "";
    for (var part : parts) {
      String codes = part.way().at(x, y) + turned + blurred + Code.uncoloured(part.codes());
      sheet.event(part, name, "{\\an%d%s\\p1}%s".formatted(anchor.number(), codes, box.commands()));
    }
    sheet.nextLayer();
  }

  private void below(Drawing.Sheet sheet, Under under, List<Part> parts, Place place) {
    boolean box = under.kind() == UnderKind.BOX;
    double wide = look.wide(under.widthX(), size);
    double high = look.wide(under.widthY(), size);
    var text = box ? new Ink(under.ink().rgb(), 0) : under.ink();
    String name =
        sheet.style(
            look.fields(
                size,
                text,
                under.ink(),
                under.ink(),
                box,
                Math.max(0.01, Math.max(wide, high)),
                0));
    var codes = new StringBuilder();
    if (wide != high) {
      codes.append("\\xbord").append(Numbers.plain(Math.max(0.01, wide)));
      codes.append("\\ybord").append(Numbers.plain(Math.max(0.01, high)));
    }
    if (under.blur() > 0) {
      codes.append("\\blur").append(Numbers.plain(look.blur(under.blur(), size)));
    }
    var alphas = new Alphas(text.alpha(), under.ink().alpha(), under.ink().alpha());
    events(
        sheet,
        name,
        codes.toString(),
        alphas,
        true,
        look.pixels(under.shiftX(), size),
        look.pixels(under.shiftY(), size),
        parts,
        place);
  }

  private void events(
      Drawing.Sheet sheet,
      String styleName,
      String codes,
      Alphas alphas,
      boolean below,
      double shiftX,
      double shiftY,
      List<Part> parts,
      Place place) {
    boolean together = style.lineSpacing() == 0 || placedByCodes;
    for (var part : parts) {
      var typing = new Typing(part.typing(), lines.letters(), alphas);
      var carried = new StringBuilder();
      var all = new ArrayList<String>();
      for (var line : lines.list()) {
        String before = together ? "" : carried.toString();
        all.add(before + typing.text(line, below));
        line.forEach(piece -> {
          if (piece instanceof Code code) {
            carried.append(Lines.text(List.of(below ? code.uncoloured() : code)));
          }
        });
      }
      if (together) {
        all = new ArrayList<>(List.of(String.join("\\N", all)));
      }
      for (int line = 0; line < all.size(); line++) {
        double down = together ? 0 : fromAnchor(line);
        String way =
            "\\an"
                + anchor.number()
                + (placedByCodes
                    ? ""
                    : part.way().at(place.x() + shiftX, place.y() + shiftY + down));
        String turned =
            style.angle() != 0 && !together ? "\\org" + Moves.point(place.x(), place.y()) : "";
        String head = way + turned + part.codes() + codes;
        sheet.event(part, styleName, (head.isEmpty() ? "" : "{" + head + "}") + all.get(line));
      }
    }
    sheet.nextLayer();
  }

  /** How far below the anchor's point that of a line is. */
  private double fromAnchor(int line) {
    int last = lines.list().size() - 1;
    return pitch * (line - last * anchor.vertical());
  }
}

package dev.cuepost.media.edit.caption;

import dev.cuepost.media.edit.canvas.Length;
import dev.cuepost.media.edit.caption.Caption.Kind;
import dev.cuepost.media.edit.caption.Caption.Matter;
import dev.cuepost.media.edit.caption.CaptionStyle.Fitting;
import dev.cuepost.media.edit.caption.CaptionStyle.Ink;
import dev.cuepost.media.edit.caption.CaptionStyle.Scroll;
import dev.cuepost.media.edit.caption.CaptionStyle.Towards;
import dev.cuepost.media.edit.caption.CaptionStyle.Under;
import dev.cuepost.media.edit.caption.CaptionStyle.UnderKind;
import dev.cuepost.media.edit.caption.Moves.Part;
import dev.cuepost.media.edit.caption.Moves.Place;
import dev.cuepost.media.edit.caption.Piece.Code;
import dev.cuepost.media.edit.caption.Piece.Letter;
import dev.cuepost.media.json.RejectedException;
import dev.cuepost.media.json.Rejection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Draws captions up, one after the other, into documents. */
final class Drawing {
  /** No film is longer. */
  private static final long LAST = 36_000_000;

  private static final int MOST_DOCUMENTS = 32;
  private static final int MOST_CHARACTERS = 32 << 20;
  private static final int MOST_WARNINGS = 100;
  private static final int MOST_LOOPS = 1_000;
  private static final int MOST_TYPED = 400;

  /** What a layer below a text does not take over from the codes of the text. */
  private static final Pattern COLORS =
      Pattern.compile(
          "\\\\(?:(?:[1-4]?c|[1-4]a|alpha)(?:&H[0-9A-F]+&)?|[xy]?(?:bord|shad)[0-9.-]*|blur[0-9.]*)");

  private final int width;
  private final int height;
  private final double scale;
  private final long total;
  private final Map<String, byte[]> files;
  private final Map<String, List<Cue>> cues = new HashMap<>();
  private final Fonts fonts;
  private final Set<String> warnings = new LinkedHashSet<>();
  private final List<String> documents = new ArrayList<>();
  private Document document;
  private Load load;
  private int layer;
  private long characters;

  Drawing(int width, int height, double scale, long total, Map<String, byte[]> files, Fonts fonts) {
    this.width = width;
    this.height = height;
    this.scale = scale;
    this.total = total;
    this.files = files;
    this.fonts = fonts;
    this.document = new Document(width, height);
    this.load = new Load(width, height);
  }

  /** The grain of ASS, to the nearest. */
  static long hundredths(Duration time) {
    return Math.min(LAST, (time.toMillis() + 5) / 10);
  }

  List<String> warnings() {
    return List.copyOf(warnings);
  }

  CaptionSheet finish() {
    close();
    return new CaptionSheet(documents);
  }

  private void close() {
    if (!document.isEmpty()) {
      load.check();
      load = new Load(width, height);
      keep(document.text());
      document = new Document(width, height);
      layer = 0;
    }
  }

  private void keep(String text) {
    if (documents.size() == MOST_DOCUMENTS) {
      throw tooMuch("more than %d documents".formatted(MOST_DOCUMENTS));
    }
    documents.add(text);
  }

  private void count(long more) {
    characters += more;
    if (characters > MOST_CHARACTERS) {
      throw tooMuch("more than %d characters".formatted(MOST_CHARACTERS));
    }
  }

  private static RejectedException tooMuch(String what) {
    return new RejectedException(
        Rejection.inJob(
            "InvalidParameter", "SubtitleTracks: the captions would take " + what + "."));
  }

  void add(Caption caption) {
    long from = caption.from().map(Drawing::hundredths).orElse(0L);
    long to = caption.to().map(Drawing::hundredths).map(end -> Math.min(end, total)).orElse(total);
    Consumer<String> warn = what -> warn(caption.path() + " " + what);
    if (from >= to) {
      warn.accept("lies outside of the output and is not seen.");
      return;
    }
    switch (caption.matter()) {
      case Matter.Words(String content) -> {
        var look = look(caption);
        look.write(content, from, to);
      }
      case Matter.File(String url, Kind kind) when kind == Kind.ASS -> {
        close();
        naming(caption, () -> AssFile.clean(bytes(url), fonts, from, to, warn))
            .ifPresent(text -> {
              count(text.length());
              keep(text);
            });
      }
      case Matter.File(String url, Kind kind) -> {
        var look = look(caption);
        for (var cue : naming(caption, () -> cues(url, kind))) {
          long start = Math.max(from, cue.start());
          long end = Math.min(to, cue.end());
          if (start < end) {
            look.write(cue.text(), start, end);
          }
        }
      }
    }
  }

  private List<Cue> cues(String url, Kind kind) {
    return cues.computeIfAbsent(
        kind + url, _ -> kind == Kind.SRT ? CueFile.srt(bytes(url)) : CueFile.vtt(bytes(url)));
  }

  private byte[] bytes(String url) {
    var bytes = files.get(url);
    if (bytes == null) {
      throw new IllegalArgumentException("no file for " + url);
    }
    return bytes;
  }

  private void warn(String text) {
    if (warnings.size() < MOST_WARNINGS) {
      warnings.add(text);
    }
  }

  /** Puts the field before what is wrong with its file. */
  private static <T> T naming(Caption caption, Supplier<T> reading) {
    try {
      return reading.get();
    } catch (RejectedException rejected) {
      var why = rejected.rejection();
      throw new RejectedException(
          Rejection.inJob(
              why.code(),
              "%s.FileURL names a caption file that cannot be used: %s."
                  .formatted(caption.path(), why.message().replaceFirst("\\.$", ""))));
    }
  }

  private Look look(Caption caption) {
    var style = caption.style();
    var type = fonts.type(style.font(), what -> warn(caption.path() + ".Font " + what));
    return new Look(style, type, what -> warn(caption.path() + " " + what));
  }

  /** One caption's way to write. */
  private final class Look {
    private final CaptionStyle style;
    private final Type type;
    private final Consumer<String> warn;

    Look(CaptionStyle style, Type type, Consumer<String> warn) {
      this.style = style;
      this.type = type;
      this.warn = warn;
    }

    void write(String content, long from, long to) {
      double size = Math.min(height, style.size() * scale);
      if (size < style.size() * scale) {
        warn.accept("has letters that are higher than the output; they were made smaller.");
      }
      double limit = style.textWidth().map(length -> side(length, width)).orElse((double) width);
      var clean = OverrideCodes.text(content, fonts, type, size, scale, height, warn);
      var lines = Lines.of(clean.pieces(), type, size, spacing(), limit, style.fitting());
      if (style.fitting() == Fitting.AUTOSCALE && lines.width() > limit) {
        double less = limit / lines.width();
        size = Math.max(1, size * less);
        clean = OverrideCodes.text(content, fonts, type, size, scale * less, height, _ -> {});
        lines = Lines.of(clean.pieces(), type, size, spacing(), limit, style.fitting());
      }
      double layers = 1 + style.unders().size();
      load.add(from, to, clean.bulk() * layers);
      new Block(this, clean.placed(), lines, size).write(from, to);
    }

    double spacing() {
      return Math.clamp(style.spacing() * scale, -height, height);
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

  /** Pixels of a length; those that are given as pixels count on the front end's canvas. */
  private double side(Length length, int side) {
    return length instanceof Length.Pixels(int count) ? count * scale : length.on(side);
  }

  /** A text in its lines, at its place. */
  private final class Block {
    private final Look look;
    private final CaptionStyle style;
    private final boolean placedByCodes;
    private final Lines lines;
    private final double size;
    private final double pitch;
    private final double blockHeight;

    Block(Look look, boolean placedByCodes, Lines lines, double size) {
      this.look = look;
      this.style = look.style;
      this.placedByCodes = placedByCodes;
      this.lines = lines;
      this.size = size;
      double lineHeight = size * look.type.lineHeight();
      this.pitch = lineHeight + style.lineSpacing() * scale;
      this.blockHeight = lineHeight + pitch * (lines.list().size() - 1);
    }

    void write(long from, long to) {
      var place = place();
      var parts =
          style
              .scroll()
              .map(scroll -> scrolled(scroll, place, from, to))
              .orElseGet(
                  () -> new Moves(place, style.in(), style.out(), style.loop()).parts(from, to));
      for (var under : ordered(style.unders())) {
        below(under, parts, place);
      }
      var edge = style.edge();
      // libass draws no box without an outline
      double outline = edge.box() ? Math.max(0.01, edge(edge.outline())) : edge(edge.outline());
      String name =
          document.style(
              look.fields(
                  size,
                  style.ink(),
                  edge.outlineInk(),
                  edge.shadowInk(),
                  edge.box(),
                  outline,
                  edge(edge.shadow())));
      var alphas =
          new Alphas(style.ink().alpha(), edge.outlineInk().alpha(), edge.shadowInk().alpha());
      events(name, "", alphas, false, 0, 0, parts, place);
    }

    /** The width of an edge on the output; it may take a quarter of the picture. */
    private double edge(double width) {
      return Math.min(height / 4.0, width * scale);
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

    private void below(Under under, List<Part> parts, Place place) {
      boolean box = under.kind() == UnderKind.BOX;
      double wide = Math.min(height / 4.0, pixels(under.widthX()));
      double high = Math.min(height / 4.0, pixels(under.widthY()));
      var text = box ? new Ink(under.ink().rgb(), 0) : under.ink();
      String name =
          document.style(
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
        double blur = under.blur() <= 1 ? under.blur() * size : under.blur() * scale;
        codes
            .append("\\blur")
            .append(
                Numbers.plain(Math.min(Math.min(OverrideCodes.MOST_BLUR, height / 20.0), blur)));
      }
      var alphas = new Alphas(text.alpha(), under.ink().alpha(), under.ink().alpha());
      events(
          name,
          codes.toString(),
          alphas,
          true,
          pixels(under.shiftX()),
          pixels(under.shiftY()),
          parts,
          place);
    }

    private double pixels(double width) {
      return Math.abs(width) <= 1 ? width * size : width * scale;
    }

    private void events(
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
              carried.append(Lines.text(List.of(below ? without(code) : code)));
            }
          });
        }
        if (together) {
          all = new ArrayList<>(List.of(String.join("\\N", all)));
        }
        for (int line = 0; line < all.size(); line++) {
          double down = together ? 0 : fromAnchor(line);
          String way =
              placedByCodes
                  ? ""
                  : "\\an%d%s"
                      .formatted(
                          style.anchor().number(),
                          part.way().at(place.x() + shiftX, place.y() + shiftY + down));
          String turned =
              style.angle() != 0 && !together ? "\\org" + Moves.point(place.x(), place.y()) : "";
          String head = way + turned + part.codes() + codes;
          count(
              document.event(
                  layer,
                  part.from(),
                  part.to(),
                  styleName,
                  (head.isEmpty() ? "" : "{" + head + "}") + all.get(line)));
        }
      }
      layer++;
    }

    /** How far below the anchor's point that of a line is. */
    private double fromAnchor(int line) {
      int last = lines.list().size() - 1;
      return pitch * (line - last * style.anchor().vertical());
    }

    private Place place() {
      var anchor = style.anchor();
      double x = side(style.x(), width);
      double y = side(style.y(), height);
      if (anchor.margins()) {
        x = fromEdge(x, width, anchor.horizontal());
        y = fromEdge(y, height, anchor.vertical());
      }
      double left = x - lines.width() * anchor.horizontal();
      double top = y - blockHeight * anchor.vertical();
      return new Place(x, y, left, top, left + lines.width(), top + blockHeight, width, height);
    }

    /** The middle knows no margin. */
    private static double fromEdge(double margin, int side, double share) {
      return share == 0 ? margin : share == 1 ? side - margin : side / 2.0;
    }

    private List<Part> scrolled(Scroll scroll, Place place, long from, long to) {
      boolean sideways =
          scroll
              .direction()
              .map(towards -> towards == Towards.LEFT || towards == Towards.RIGHT)
              .orElse(
                  scroll.fromY().isEmpty()
                      && scroll.toY().isEmpty()
                      && (scroll.fromX().isPresent() || scroll.toX().isPresent()));
      boolean backwards =
          scroll
              .direction()
              .map(towards -> towards == Towards.RIGHT || towards == Towards.DOWN)
              .orElse(false);
      double start = sideways ? -lines.width() : -blockHeight;
      double end = sideways ? width : height;
      double first =
          at(sideways ? scroll.fromX() : scroll.fromY(), sideways ? width : height)
              .orElse(backwards ? start : end);
      double last =
          at(sideways ? scroll.toX() : scroll.toY(), sideways ? width : height)
              .orElse(backwards ? end : start);
      long freeze = scroll.freezeAtStart().toMillis();
      long held = scroll.freezeAtEnd().toMillis();
      long whole = (to - from) * 10;
      long moving =
          scroll.speed().isPresent()
              ? Math.max(
                  10,
                  Math.round(
                      Math.abs(last - first) / (scroll.speed().getAsDouble() * scale) * 1_000))
              : Math.max(10, whole - freeze - held);
      double corner = sideways ? place.left() : place.top();
      Moves.Way way =
          (x, y) ->
              sideways
                  ? Moves.move(x + first - corner, y, x + last - corner, y, freeze, freeze + moving)
                  : Moves.move(
                      x, y + first - corner, x, y + last - corner, freeze, freeze + moving);
      var parts = new ArrayList<Part>();
      long period = Math.max(1, (freeze + moving + held) / 10);
      if (!scroll.loop()) {
        return List.of(new Part(from, to, way, "", 0));
      }
      for (long at = from; at < to && parts.size() < MOST_LOOPS; at += period) {
        parts.add(new Part(at, Math.min(to, at + period), way, "", 0));
      }
      return parts;
    }

    private OptionalDouble at(OptionalDouble place, int side) {
      if (place.isEmpty()) {
        return place;
      }
      double value = place.getAsDouble();
      return OptionalDouble.of(Math.abs(value) <= 1 ? value * side : value * scale);
    }
  }

  private static Code without(Code code) {
    return new Code(COLORS.matcher(code.tags()).replaceAll(""), code.type(), code.size());
  }

  /** How transparent the parts of a text are once they are there. */
  private record Alphas(String text, String edge, String shadow) {}

  /** Lets letters appear one after the other. */
  private static final class Typing {
    private final long length;
    private final int letters;
    private final Alphas alphas;
    private int done;

    Typing(long length, int letters, Alphas alphas) {
      this.length = length;
      this.letters = letters;
      this.alphas = alphas;
    }

    String text(List<Piece> line, boolean below) {
      var text = new StringBuilder();
      int together = Math.max(1, (letters + MOST_TYPED - 1) / MOST_TYPED);
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
        var shown = below && piece instanceof Code code ? without(code) : piece;
        text.append(Lines.text(List.of(shown)));
      }
      return text.toString();
    }
  }
}

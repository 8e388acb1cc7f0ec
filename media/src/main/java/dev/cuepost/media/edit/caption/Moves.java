package dev.cuepost.media.edit.caption;

import dev.cuepost.media.edit.caption.CaptionStyle.Repeated;
import dev.cuepost.media.edit.caption.CaptionStyle.Timed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a text comes, goes and behaves while it is there, as codes.
 *
 * @param place where it stands and what area it takes
 * @param in absent: it is just there
 * @param out absent: it is just gone
 */
record Moves(Place place, Optional<Timed> in, Optional<Timed> out, Optional<Repeated> loop) {

  private static final double FARTHEST = 100_000;
  private static final int BEAT = 1_000;
  private static final int BRUSH = 300;
  private static final int SHORTEST = 10;
  private static final int MOST_STEPS = 200;

  private static final List<String> RAINBOW =
      List.of("0000FF", "007FFF", "00FFFF", "00FF00", "FFFF00", "FF0000", "FF007F");

  /** Shares of the time, and the sizes then in percent. */
  private static final double[][] SPRING = {{0, 0}, {0.6, 120}, {0.8, 90}, {1, 100}};

  private static final double[][] ELASTIC = {{0, 0}, {0.4, 130}, {0.6, 85}, {0.8, 108}, {1, 100}};

  /**
   * Where a text stands.
   *
   * @param x of the point that stands still, in pixels of the canvas
   * @param y of that point
   */
  record Place(
      double x,
      double y,
      double left,
      double top,
      double right,
      double bottom,
      int canvasWidth,
      int canvasHeight) {}

  /** The way of a point: codes for where it stands or moves. */
  interface Way {
    String at(double x, double y);
  }

  /**
   * What holds for a while.
   *
   * @param from hundredths of a second
   * @param to hundredths of a second, after {@code from}
   * @param typing how long letters take to appear, in milliseconds; 0 if they are there at once
   */
  record Part(long from, long to, Way way, String codes, long typing) {}

  /** The parts of a caption's time, one after the other without a gap. */
  List<Part> parts(long from, long to) {
    long length = (to - from) * 10;
    long coming = in.map(timed -> Math.min(length, timed.length().toMillis())).orElse(0L);
    long going = out.map(timed -> Math.min(length - coming, timed.length().toMillis())).orElse(0L);
    boolean comes = coming > 0 && in.orElseThrow().motion().isSlide();
    boolean goes = going > 0 && out.orElseThrow().motion().isSlide();
    if (comes && goes) {
      long turn = to - going / 10;
      if (turn > from && turn < to) {
        return List.of(
            new Part(from, turn, comingWay(coming), looping((turn - from) * 10), 0),
            new Part(turn, to, goingWay(0, (to - turn) * 10), "", 0));
      }
    }
    Way way =
        comes
            ? comingWay(coming)
            : goes ? goingWay(length - going, length) : (x, y) -> "\\pos" + point(x, y);
    long fadeIn = fades(in) ? coming : 0;
    long fadeOut = fades(out) ? going : 0;
    var codes = new StringBuilder();
    if (fadeIn + fadeOut > 0) {
      codes.append("\\fad(").append(fadeIn).append(',').append(fadeOut).append(')');
    }
    if (coming > 0) {
      codes.append(transform(in.orElseThrow().motion(), 0, coming, true));
    }
    codes.append(looping(length));
    if (going > 0) {
      codes.append(transform(out.orElseThrow().motion(), length - going, length, false));
    }
    long typing = coming > 0 && in.orElseThrow().motion() == Motion.TYPEWRITER ? coming : 0;
    return List.of(new Part(from, to, way, codes.toString(), typing));
  }

  private static boolean fades(Optional<Timed> timed) {
    return timed.filter(t -> t.motion() == Motion.FADE || t.motion() == Motion.BLUR).isPresent();
  }

  /** From outside of the canvas to its place. */
  private Way comingWay(long length) {
    var motion = in.orElseThrow().motion();
    double shiftX = motion.slideX() < 0 ? toRight() : motion.slideX() > 0 ? -place.right() : 0;
    double shiftY = motion.slideY() < 0 ? toBottom() : motion.slideY() > 0 ? -place.bottom() : 0;
    return (x, y) -> move(x + shiftX, y + shiftY, x, y, 0, length);
  }

  private Way goingWay(long from, long to) {
    var motion = out.orElseThrow().motion();
    double shiftX = motion.slideX() < 0 ? -place.right() : motion.slideX() > 0 ? toRight() : 0;
    double shiftY = motion.slideY() < 0 ? -place.bottom() : motion.slideY() > 0 ? toBottom() : 0;
    return (x, y) -> move(x, y, x + shiftX, y + shiftY, from, to);
  }

  private double toRight() {
    return place.canvasWidth() - place.left();
  }

  private double toBottom() {
    return place.canvasHeight() - place.top();
  }

  static String move(double x, double y, double toX, double toY, long from, long to) {
    return "\\move(%s,%s,%s,%s,%d,%d)"
        .formatted(coordinate(x), coordinate(y), coordinate(toX), coordinate(toY), from, to);
  }

  static String point(double x, double y) {
    return "(" + coordinate(x) + "," + coordinate(y) + ")";
  }

  /** Farther away nothing is seen, and libass counts in small numbers. */
  private static String coordinate(double value) {
    return Numbers.plain(Math.clamp(value, -FARTHEST, FARTHEST));
  }

  private String transform(Motion motion, long from, long to, boolean coming) {
    return switch (motion) {
      case BLUR -> change("\\blur15", "\\blur0", from, to, coming);
      case ZOOM -> change("\\fscx0\\fscy0", "\\fscx100\\fscy100", from, to, coming);
      case ZOOM_IN -> change("\\fscx50\\fscy50", "\\fscx100\\fscy100", from, to, coming);
      case ZOOM_SLIGHT_OUT -> change("\\fscx120\\fscy120", "\\fscx100\\fscy100", from, to, coming);
      case GROWTH -> change("\\fscy0", "\\fscy100", from, to, coming);
      case SPRING -> sizes(SPRING, from, to, coming);
      case ELASTIC -> sizes(ELASTIC, from, to, coming);
      case ROTATE_UP -> change("\\frx90", "\\frx0", from, to, coming);
      case ROTATE_FLIP -> change("\\fry180", "\\fry0", from, to, coming);
      case OPEN -> change("\\clip" + middle(), "\\clip" + whole(), from, to, coming);
      case CLOSE -> change("\\iclip" + whole(), "\\iclip" + middle(), from, to, coming);
      default -> "";
    };
  }

  private static String change(String hidden, String shown, long from, long to, boolean coming) {
    return coming
        ? hidden + "\\t(%d,%d,%s)".formatted(from, to, shown)
        : "\\t(%d,%d,%s)".formatted(from, to, hidden);
  }

  private static String sizes(double[][] keys, long from, long to, boolean coming) {
    var codes = new StringBuilder();
    var order = new ArrayList<>(List.of(keys));
    if (!coming) {
      order = new ArrayList<>(order.reversed());
    } else {
      codes.append(size(keys[0][1]));
    }
    for (int key = 1; key < order.size(); key++) {
      double before = coming ? order.get(key - 1)[0] : 1 - order.get(key - 1)[0];
      double now = coming ? order.get(key)[0] : 1 - order.get(key)[0];
      codes.append(
          "\\t(%d,%d,%s)"
              .formatted(
                  from + Math.round(before * (to - from)),
                  from + Math.round(now * (to - from)),
                  size(order.get(key)[1])));
    }
    return codes.toString();
  }

  private static String size(double percent) {
    return "\\fscx%s\\fscy%s".formatted(Numbers.plain(percent), Numbers.plain(percent));
  }

  /** Nothing, in the middle of the text. */
  private String middle() {
    long middle = Math.round((place.left() + place.right()) / 2);
    return "(%d,0,%d,%d)".formatted(middle, middle, place.canvasHeight());
  }

  private String whole() {
    return "(0,0,%d,%d)".formatted(place.canvasWidth(), place.canvasHeight());
  }

  /** In captions that are long it goes more slowly, so that the codes stay few. */
  private String looping(long length) {
    if (loop.isEmpty()) {
      return "";
    }
    var codes = new StringBuilder();
    var motion = loop.get().motion();
    if (motion == Motion.HEARTBEAT) {
      long beat = step(BEAT, length);
      for (long at = 0; at < length; at += beat) {
        codes.append("\\t(%d,%d,%s)".formatted(at, at + beat / 6, size(112)));
        codes.append("\\t(%d,%d,%s)".formatted(at + beat / 6, at + beat / 3, size(100)));
      }
    } else if (motion == Motion.RAINBRUSH) {
      long step = step(BRUSH, length);
      codes.append("\\1c&H").append(RAINBOW.getFirst()).append('&');
      for (int count = 1; (count - 1) * step < length; count++) {
        codes.append(
            "\\t(%d,%d,\\1c&H%s&)"
                .formatted((count - 1) * step, count * step, RAINBOW.get(count % RAINBOW.size())));
      }
    }
    return codes.toString();
  }

  private long step(int usual, long length) {
    double wanted = usual / loop.orElseThrow().speed();
    return Math.max(Math.round(Math.max(wanted, SHORTEST)), length / MOST_STEPS);
  }
}

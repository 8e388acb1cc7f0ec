package dev.cuepost.media.edit.caption;

import dev.cuepost.media.edit.canvas.Length;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.DoubleStream;

/**
 * How a caption looks, where it stands and how it moves. Lengths that are no {@link Length} are in
 * pixels of the output, or of the front end's canvas where one is given.
 *
 * @param x from the left, or from the edge that {@code anchor} names
 * @param y from the top, or from the edge that {@code anchor} names
 * @param textWidth what lines are fitted into; absent: the width of the output
 * @param size of the em square
 * @param angle degrees, counter clockwise
 * @param lineSpacing what is added between two lines
 * @param bubble in which the text stands, rather than in a place of its own
 */
record CaptionStyle(
    Length x,
    Length y,
    Anchor anchor,
    Optional<Length> textWidth,
    Fitting fitting,
    Font font,
    double size,
    Ink ink,
    Face face,
    double spacing,
    double lineSpacing,
    double angle,
    Edge edge,
    List<Under> unders,
    Optional<Bubble> bubble,
    Optional<Timed> in,
    Optional<Timed> out,
    Optional<Repeated> loop,
    Optional<Scroll> scroll) {

  CaptionStyle {
    unders = List.copyOf(unders);
  }

  /** The same in another place and size. */
  CaptionStyle at(Length newX, Length newY, double newSize) {
    return new CaptionStyle(
        newX,
        newY,
        anchor,
        textWidth,
        fitting,
        font,
        newSize,
        ink,
        face,
        spacing,
        lineSpacing,
        angle,
        edge,
        unders,
        bubble,
        in,
        out,
        loop,
        scroll);
  }

  /**
   * Which point of the text stands where.
   *
   * @param number of ASS: 1..9 as on the keys of a calculator
   * @param margins whether the place is counted from the edges that it names
   */
  record Anchor(int number, boolean margins) {
    static final Anchor TOP_LEFT_POINT = new Anchor(7, false);

    /** 0 left, 0.5 middle, 1 right. */
    double horizontal() {
      int column = (number - 1) % 3;
      return column / 2.0;
    }

    /** 0 top, 0.5 middle, 1 bottom. */
    double vertical() {
      int row = (number - 1) / 3;
      return 1 - row / 2.0;
    }
  }

  /** What happens to a line that is too long: {@code AdaptMode}. */
  enum Fitting {
    AUTOWRAP,
    AUTOWRAPATSPACES,
    AUTOWRAPATSPACESSTRICT,
    AUTOSCALE;

    Wrapping wrapping() {
      return switch (this) {
        case AUTOWRAP -> new Wrapping(true, true, true);
        case AUTOWRAPATSPACES -> new Wrapping(true, false, true);
        case AUTOWRAPATSPACESSTRICT -> new Wrapping(true, false, false);
        case AUTOSCALE -> new Wrapping(false, false, false);
      };
    }
  }

  /**
   * Where lines may be broken, beside spaces.
   *
   * @param ever whether they are broken at all
   * @param betweenWide whether between letters of Chinese and its like
   * @param withinWords whether within words that do not fit otherwise
   */
  record Wrapping(boolean ever, boolean betweenWide, boolean withinWords) {
    /** What is made smaller rather than broken within a word. */
    static final Wrapping WHOLE_WORDS = new Wrapping(true, true, false);
  }

  /**
   * Which font.
   *
   * @param name absent: the default one
   * @param url of a file that counts before the name
   */
  record Font(Optional<String> name, Optional<String> url) {}

  /**
   * A colour.
   *
   * @param rgb {@code RRGGBB}
   * @param opacity 0..1
   */
  record Ink(String rgb, double opacity) {
    static final Ink BLACK = new Ink("000000", 1);

    /** {@code BBGGRR}. */
    String bgr() {
      return rgb.substring(4) + rgb.substring(2, 4) + rgb.substring(0, 2);
    }

    /** Two digits, of which 00 is opaque. */
    String alpha() {
      return "%02X".formatted(Math.round(255 * (1 - opacity)));
    }

    String code() {
      return "&H" + alpha() + bgr();
    }
  }

  record Face(boolean bold, boolean italic, boolean underline) {}

  /** Outline and shadow, or an opaque box. */
  record Edge(boolean box, double outline, Ink outlineInk, double shadow, Ink shadowInk) {}

  /** What {@code SubtitleEffects} puts below a text. */
  sealed interface Underlay {}

  /**
   * An outline, a shadow or a box of its own below the text. Widths up to 1 are parts of the size
   * of the text.
   *
   * @param widthX of an edge, or how far a box reaches beyond the text
   * @param radius of a box's corners
   * @param picture address of what a box shows, as written; absent: its colour
   */
  record Under(
      UnderKind kind,
      Ink ink,
      double widthX,
      double widthY,
      double shiftX,
      double shiftY,
      double blur,
      double radius,
      Optional<String> picture)
      implements Underlay {}

  /**
   * A picture of its own size, in a part of which the text stands.
   *
   * @param picture its address, as written
   * @param width of it in pixels
   * @param height of it in pixels
   * @param shownWidth how wide it is shown; absent: as it is, or as the other side tells
   * @param shownHeight how high it is shown
   * @param room where the text stands, in parts of the picture
   */
  record Bubble(
      String picture,
      double width,
      double height,
      Optional<Length> shownWidth,
      Optional<Length> shownHeight,
      double opacity,
      Rectangle room)
      implements Underlay {}

  /** What lies below a text. */
  enum UnderKind {
    OUTLINE,
    SHADOW,
    BOX
  }

  /**
   * A motion that begins again as long as the text is there.
   *
   * @param speed how many times faster than usual
   */
  record Repeated(Motion motion, double speed) {}

  /** A motion that takes a while. */
  record Timed(Motion motion, Duration length) {}

  /**
   * A way across the output. Places below 1 are parts of the output's side, 1 is all of it, the
   * others are pixels; they may be negative.
   *
   * @param speed pixels a second; absent: such that it takes the caption's whole time
   * @param rounds how often it goes that way; absent: again and again until the caption's end
   * @param startShift how far to the right or down of its place it begins
   * @param endShift how far to the right or down of its place it ends
   */
  record Scroll(
      OptionalDouble fromX,
      OptionalDouble toX,
      OptionalDouble fromY,
      OptionalDouble toY,
      Optional<Towards> direction,
      OptionalDouble speed,
      OptionalInt rounds,
      Duration freezeAtStart,
      Duration freezeAtEnd,
      OptionalDouble startShift,
      OptionalDouble endShift) {
    /** How long its way takes, where both ends and the speed are told in pixels. */
    Optional<Duration> lasts() {
      var first = fromY.isPresent() && toY.isPresent() ? fromY : fromX;
      var last = fromY.isPresent() && toY.isPresent() ? toY : toX;
      if (rounds.isEmpty() || speed.isEmpty() || first.isEmpty() || last.isEmpty()) {
        return Optional.empty();
      }
      var places =
          DoubleStream.of(
              first.getAsDouble(), last.getAsDouble(), startShift.orElse(0), endShift.orElse(0));
      if (places.anyMatch(place -> place != 0 && Math.abs(place) <= 1)) {
        return Optional.empty();
      }
      double way =
          last.getAsDouble() + endShift.orElse(0) - first.getAsDouble() - startShift.orElse(0);
      return Optional.of(
          Duration.ofMillis(Math.round(Math.abs(way) / speed.getAsDouble() * 1_000))
              .plus(freezeAtStart)
              .plus(freezeAtEnd)
              .multipliedBy(rounds.getAsInt()));
    }
  }

  /** Directions of a scroll. */
  enum Towards {
    UP,
    DOWN,
    LEFT,
    RIGHT
  }
}

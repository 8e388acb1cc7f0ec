package dev.cuepost.media.edit.caption;

import dev.cuepost.media.edit.caption.CaptionStyle.Scroll;
import dev.cuepost.media.edit.caption.CaptionStyle.Towards;
import dev.cuepost.media.edit.caption.Moves.Part;
import dev.cuepost.media.edit.caption.Moves.Place;
import dev.cuepost.media.edit.caption.Moves.Way;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A text's way across the output.
 *
 * @param place where it would stand
 */
record Scrolling(Scroll scroll, Place place, Scale scale) {
  static final int MOST_LOOPS = 1_000;
  private static final long LEAST_MILLIS = 10;

  /** The parts of a caption's time, each from the beginning of the way. */
  List<Part> parts(long from, long to) {
    double first = first();
    double last = last();
    long freeze = scroll.freezeAtStart().toMillis();
    long held = scroll.freezeAtEnd().toMillis();
    int rounds = scroll.rounds().orElse(MOST_LOOPS);
    long round = scroll.rounds().isPresent() ? (to - from) * 10 / rounds : (to - from) * 10;
    long moving = Math.max(LEAST_MILLIS, moving(first, last, round - freeze - held));
    double corner = sideways() ? place.left() : place.top();
    Way way =
        (x, y) ->
            sideways()
                ? Moves.move(x + first - corner, y, x + last - corner, y, freeze, freeze + moving)
                : Moves.move(x, y + first - corner, x, y + last - corner, freeze, freeze + moving);
    var parts = new ArrayList<Part>();
    long period = Math.max(1, (freeze + moving + held) / 10);
    long at = from;
    while (at < to && parts.size() < Math.min(rounds, MOST_LOOPS)) {
      long end = parts.size() + 1 == rounds ? to : Math.min(to, at + period);
      parts.add(new Part(at, end, way, "", 0));
      at = end;
    }
    return parts;
  }

  private long moving(double first, double last, long left) {
    return scroll.speed().isPresent()
        ? Math.round(Math.abs(last - first) / (scroll.speed().getAsDouble() * worth()) * 1_000)
        : left;
  }

  private boolean sideways() {
    return scroll
        .direction()
        .map(towards -> towards == Towards.LEFT || towards == Towards.RIGHT)
        .orElse(
            scroll.fromY().isEmpty()
                && scroll.toY().isEmpty()
                && (scroll.fromX().isPresent() || scroll.toX().isPresent()));
  }

  /** Whether it goes to the right or down. */
  private boolean backwards() {
    return scroll
        .direction()
        .map(towards -> towards == Towards.RIGHT || towards == Towards.DOWN)
        .orElse(false);
  }

  private double first() {
    var told = sideways() ? scroll.fromX() : scroll.fromY();
    return at(told).orElse(backwards() ? before() : side()) + at(scroll.startShift()).orElse(0);
  }

  private double last() {
    var told = sideways() ? scroll.toX() : scroll.toY();
    return at(told).orElse(backwards() ? side() : before()) + at(scroll.endShift()).orElse(0);
  }

  /** Just outside, at the left or above. */
  private double before() {
    return sideways() ? place.left() - place.right() : place.top() - place.bottom();
  }

  /** What one of its pixels is worth on its way. */
  private double worth() {
    return sideways() ? scale.across() : scale.down();
  }

  private int side() {
    return sideways() ? place.canvasWidth() : place.canvasHeight();
  }

  private OptionalDouble at(OptionalDouble told) {
    if (told.isEmpty()) {
      return told;
    }
    double value = told.getAsDouble();
    return OptionalDouble.of(Math.abs(value) <= 1 ? value * side() : value * worth());
  }
}

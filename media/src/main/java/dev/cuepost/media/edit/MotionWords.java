package dev.cuepost.media.edit;

import dev.cuepost.media.edit.graph.Chain;
import dev.cuepost.media.edit.graph.MovingView;

/** The filter that shows a moving view of a picture on all of its frame. */
final class MotionWords {
  private MotionWords() {}

  static String of(Motion motion) {
    return switch (motion) {
      case Motion.Passing(View start, View end, long frames) -> {
        String left = side("W", start.x(), end.x(), frames);
        String top = side("H", start.y(), end.y(), frames);
        String right = side("W", start.x() + start.width(), end.x() + end.width(), frames);
        String bottom = side("H", start.y() + start.height(), end.y() + end.height(), frames);
        yield MovingView.of(left, top, right, bottom);
      }
      case Motion.Nearing(double first, double last, long frames) ->
          MovingView.middle(between(first, last, frames));
    };
  }

  private static String side(String side, double start, double end, long frames) {
    return side + "*" + between(start, end, frames);
  }

  private static String between(double start, double end, long frames) {
    return "(%s+(%s)*min(1\\,on/%d))"
        .formatted(rounded(start), rounded(end - start), Math.max(1, frames - 1));
  }

  private static String rounded(double value) {
    return Chain.number(Math.rint(value * 1_000_000) / 1_000_000);
  }
}

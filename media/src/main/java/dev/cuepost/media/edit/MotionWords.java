package dev.cuepost.media.edit;

import dev.cuepost.media.edit.graph.Chain;
import dev.cuepost.media.edit.graph.MovingView;

/** The filter that shows a moving view of a picture on all of its frame. */
final class MotionWords {
  private MotionWords() {}

  static String of(Motion motion) {
    String left = between(motion, motion.start().x(), motion.end().x(), "W");
    String top = between(motion, motion.start().y(), motion.end().y(), "H");
    String right =
        between(
            motion,
            motion.start().x() + motion.start().width(),
            motion.end().x() + motion.end().width(),
            "W");
    String bottom =
        between(
            motion,
            motion.start().y() + motion.start().height(),
            motion.end().y() + motion.end().height(),
            "H");
    return MovingView.of(left, top, right, bottom);
  }

  private static String between(Motion motion, double start, double end, String side) {
    return "%s*(%s+(%s)*min(1\\,on/%d))"
        .formatted(side, rounded(start), rounded(end - start), Math.max(1, motion.frames() - 1));
  }

  private static String rounded(double value) {
    return Chain.number(Math.rint(value * 1_000_000) / 1_000_000);
  }
}

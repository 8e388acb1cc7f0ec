package dev.cuepost.media.edit;

import dev.cuepost.media.edit.Placement.Area;

/**
 * The views of a still over which the eye wanders. Where its author tells none, they follow from
 * its proportions: a wide picture in a high frame passes by from its left edge to its right, a high
 * one in a wide frame from top to bottom, and others are slowly seen whole.
 */
final class Wandering {
  private static final double NEARER = 1.25;

  private Wandering() {}

  static Motion of(Effect.KenBurns wish, Prepared picture, Area area, long frames) {
    double pictureRatio = picture.shownWidth() / picture.shownHeight();
    double areaRatio = (double) area.width() / area.height();
    double width = Math.min(1, areaRatio / pictureRatio);
    double height = Math.min(1, pictureRatio / areaRatio);
    boolean wide = pictureRatio >= 1;
    View start;
    View end;
    if (wide == areaRatio >= 1) {
      end = new View((1 - width) / 2, (1 - height) / 2, width, height);
      start =
          new View(
              (1 - width / NEARER) / 2, (1 - height / NEARER) / 2, width / NEARER, height / NEARER);
    } else {
      start = new View(0, 0, width, height);
      end = new View(1 - width, 1 - height, width, height);
    }
    return new Motion.Passing(wish.start().orElse(start), wish.end().orElse(end), frames);
  }
}

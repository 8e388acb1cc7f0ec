package dev.cuepost.media.edit;

import dev.cuepost.media.edit.CanvasChoice.Size;
import dev.cuepost.media.edit.Placement.Area;
import dev.cuepost.media.edit.Timeline.AdaptMode;
import dev.cuepost.media.edit.Timeline.Box;
import dev.cuepost.media.edit.Timeline.VideoClip;
import dev.cuepost.media.edit.canvas.FrontEnd;
import dev.cuepost.media.edit.caption.Rectangle;
import java.util.Optional;

/**
 * Where a picture goes and which part of it is seen.
 *
 * <p>The wanted rectangle may reach over the canvas, or, with {@code Cover}, over its box. What is
 * not seen is cut off before scaling, so nothing larger than the canvas is ever made.
 */
final class Fitting {
  private Fitting() {}

  /** A rectangle that may lie anywhere. */
  private record Wanted(double x, double y, double width, double height) {
    Wanted cutTo(Wanted limit) {
      double left = Math.max(x, limit.x);
      double top = Math.max(y, limit.y);
      return new Wanted(
          left,
          top,
          Math.min(x + width, limit.x + limit.width) - left,
          Math.min(y + height, limit.y + limit.height) - top);
    }
  }

  /** A picture that fills a rectangle; nothing if that lies beside the canvas. */
  static Optional<Placement> filling(Rectangle area, Prepared picture, Size canvas) {
    var wanted = new Wanted(area.left(), area.top(), area.width(), area.height());
    var seen = wanted.cutTo(new Wanted(0, 0, canvas.width(), canvas.height()));
    return seen.width < 1 || seen.height < 1
        ? Optional.empty()
        : Optional.of(new Placement(crop(wanted, seen, picture), area(seen, canvas)));
  }

  /** Returns nothing if the picture lies beside the canvas. */
  static Optional<Placement> place(
      VideoClip clip, Prepared picture, Size canvas, Optional<FrontEnd> frontEnd) {
    var box = box(clip, canvas, frontEnd);
    var whole = new Wanted(0, 0, canvas.width(), canvas.height());
    var wanted = wanted(clip, box, picture, canvas);
    var limit = whole;
    if (covers(box)) {
      limit =
          whole.cutTo(
              new Wanted(
                  x(box, canvas),
                  y(box, canvas),
                  box.width().orElseThrow().on(canvas.width()),
                  box.height().orElseThrow().on(canvas.height())));
    }
    var seen = wanted.cutTo(limit);
    if (seen.width < 1 || seen.height < 1) {
      return Optional.empty();
    }
    return Optional.of(new Placement(crop(wanted, seen, picture), area(seen, canvas)));
  }

  /** The box in pixels of the canvas; those of the author's may be others. */
  private static Box box(VideoClip clip, Size canvas, Optional<FrontEnd> frontEnd) {
    var box = box(clip);
    return frontEnd
        .map(page -> box.times(page.across(canvas.width()), page.down(canvas.height())))
        .orElse(box);
  }

  /** An old effect tells the size of a clip that tells none. */
  private static Box box(VideoClip clip) {
    var box = clip.box();
    return box.width().isPresent() || box.height().isPresent()
        ? box
        : clip.effect(Effect.Scale.class)
            .map(scale ->
                new Box(
                    box.x(),
                    box.y(),
                    Optional.of(scale.width()),
                    Optional.of(scale.height()),
                    box.adaptMode()))
            .orElse(box);
  }

  /** The area of a picture whose view wanders: all of its box, or of the canvas. */
  static Optional<Placement> wandering(VideoClip clip, Size canvas, Optional<FrontEnd> frontEnd) {
    var box = box(clip, canvas, frontEnd);
    var whole = new Wanted(0, 0, canvas.width(), canvas.height());
    var seen =
        new Wanted(
                x(box, canvas),
                y(box, canvas),
                box.width().map(side -> side.on(canvas.width())).orElse(canvas.width()),
                box.height().map(side -> side.on(canvas.height())).orElse(canvas.height()))
            .cutTo(whole);
    return seen.width < 1 || seen.height < 1
        ? Optional.empty()
        : Optional.of(new Placement(Optional.empty(), area(seen, canvas)));
  }

  private static Wanted wanted(VideoClip clip, Box box, Prepared picture, Size canvas) {
    double width = picture.shownWidth();
    double height = picture.shownHeight();
    if (box.width().isPresent() && box.height().isPresent()) {
      int boxWidth = box.width().get().on(canvas.width());
      int boxHeight = box.height().get().on(canvas.height());
      double wide = boxWidth / width;
      double high = boxHeight / height;
      return switch (box.adaptMode()) {
        case FILL -> new Wanted(x(box, canvas), y(box, canvas), boxWidth, boxHeight);
        case CONTAIN -> centred(box, canvas, boxWidth, boxHeight, picture, Math.min(wide, high));
        case COVER -> centred(box, canvas, boxWidth, boxHeight, picture, Math.max(wide, high));
      };
    }
    double factor =
        box.width()
            .map(side -> side.on(canvas.width()) / width)
            .or(() -> box.height().map(side -> side.on(canvas.height()) / height))
            .orElseGet(() ->
                clip.kind() == VideoClip.Kind.GLOBAL_IMAGE
                    ? 1
                    : Math.min(canvas.width() / width, canvas.height() / height));
    boolean placed =
        box.x().isPresent()
            || box.y().isPresent()
            || box.width().isPresent()
            || box.height().isPresent()
            || clip.kind() == VideoClip.Kind.GLOBAL_IMAGE;
    double left = placed ? x(box, canvas) : (canvas.width() - evenly(width * factor)) / 2;
    double top = placed ? y(box, canvas) : (canvas.height() - evenly(height * factor)) / 2;
    return placed
        ? new Wanted(left, top, width * factor, height * factor)
        : new Wanted(left, top, evenly(width * factor), evenly(height * factor));
  }

  private static Wanted centred(
      Box box, Size canvas, int boxWidth, int boxHeight, Prepared picture, double factor) {
    double width = picture.shownWidth() * factor;
    double height = picture.shownHeight() * factor;
    return new Wanted(
        x(box, canvas) + (boxWidth - width) / 2,
        y(box, canvas) + (boxHeight - height) / 2,
        width,
        height);
  }

  /** The part that is seen, in pixels of the picture; absent if that is all of it. */
  private static Optional<Area> crop(Wanted wanted, Wanted seen, Prepared picture) {
    int width = picture.width();
    int height = picture.height();
    int cropWidth = even(seen.width * width / wanted.width, width);
    int cropHeight = even(seen.height * height / wanted.height, height);
    if (cropWidth >= width - 1 && cropHeight >= height - 1) {
      return Optional.empty();
    }
    int x = (int) Math.round((seen.x - wanted.x) * width / wanted.width) & ~1;
    int y = (int) Math.round((seen.y - wanted.y) * height / wanted.height) & ~1;
    return Optional.of(
        new Area(
            Math.clamp(x, 0, width - cropWidth),
            Math.clamp(y, 0, height - cropHeight),
            cropWidth,
            cropHeight));
  }

  private static Area area(Wanted seen, Size canvas) {
    int width = (int) Math.clamp(Math.round(seen.width), 1, (long) canvas.width());
    int height = (int) Math.clamp(Math.round(seen.height), 1, (long) canvas.height());
    int x = (int) Math.clamp(Math.round(seen.x), 0, (long) canvas.width() - width);
    int y = (int) Math.clamp(Math.round(seen.y), 0, (long) canvas.height() - height);
    return new Area(x, y, width, height);
  }

  private static boolean covers(Box box) {
    return box.width().isPresent()
        && box.height().isPresent()
        && box.adaptMode() == AdaptMode.COVER;
  }

  private static int x(Box box, Size canvas) {
    return box.x().map(length -> length.on(canvas.width())).orElse(0);
  }

  private static int y(Box box, Size canvas) {
    return box.y().map(length -> length.on(canvas.height())).orElse(0);
  }

  private static double evenly(double side) {
    return Math.max(2, 2 * Math.rint(side / 2));
  }

  private static int even(double side, int most) {
    return Math.min(most, Math.max(2, 2 * (int) Math.rint(side / 2)));
  }
}

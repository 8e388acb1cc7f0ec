package dev.cuepost.media.edit;

import dev.cuepost.media.edit.Composition.Canvas;
import dev.cuepost.media.edit.Composition.ScreenLook;
import dev.cuepost.media.edit.Placement.Area;
import dev.cuepost.media.edit.Timeline.EffectItem;
import dev.cuepost.media.edit.Timeline.Region;
import dev.cuepost.media.edit.canvas.FrontEnd;
import dev.cuepost.media.edit.look.Over;
import java.util.List;
import java.util.Optional;

/** Resolves the looks of effect tracks to frames and pixels. */
final class Screen {
  private Screen() {}

  /** Returns nothing if it lies behind the end of the output. */
  static Optional<ScreenLook> look(
      EffectItem item, Canvas canvas, Optional<FrontEnd> frontEnd, List<String> warnings) {
    long first = item.range().from().map(canvas.rate()::frameAt).orElse(0L);
    long end =
        Math.min(
            canvas.frames(),
            item.range().until().map(canvas.rate()::frameAt).orElse(canvas.frames()));
    if (first >= end) {
      warnings.add(item.path() + ": lies in no frame of the output and is not seen.");
      return Optional.empty();
    }
    return Optional.of(
        new ScreenLook(
            new Over(item.look(), first, end),
            item.region().map(region -> area(scaled(region, canvas, frontEnd), canvas))));
  }

  private static Region scaled(Region region, Canvas canvas, Optional<FrontEnd> frontEnd) {
    return frontEnd
        .map(page -> region.times(page.across(canvas.width()), page.down(canvas.height())))
        .orElse(region);
  }

  private static Area area(Region region, Canvas canvas) {
    int x = even(region.x().on(canvas.width()), 0, canvas.width() - 2);
    int y = even(region.y().on(canvas.height()), 0, canvas.height() - 2);
    return new Area(
        x,
        y,
        even(region.width().on(canvas.width()), 2, canvas.width() - x),
        even(region.height().on(canvas.height()), 2, canvas.height() - y));
  }

  private static int even(int side, int least, int most) {
    return Math.clamp(side, least, most) & ~1;
  }
}

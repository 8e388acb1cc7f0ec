package dev.cuepost.media.edit;

import dev.cuepost.media.edit.Composition.Canvas;
import dev.cuepost.media.edit.Composition.ScreenLook;
import dev.cuepost.media.edit.Timeline.EffectItem;
import dev.cuepost.media.edit.Timeline.Region;
import dev.cuepost.media.edit.canvas.FrontEnd;
import dev.cuepost.media.edit.look.Look;
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
            new Over(scaled(item.look(), canvas, frontEnd), first, end),
            item.region()
                .map(region ->
                    scaled(region, canvas, frontEnd).on(canvas.width(), canvas.height()))));
  }

  /** The look on this canvas; the pixels of the author's may be others. */
  static Look scaled(Look look, Canvas canvas, Optional<FrontEnd> frontEnd) {
    return frontEnd
        .map(page -> look.times(page.across(canvas.width()), page.down(canvas.height())))
        .orElse(look);
  }

  /** The region in pixels of the canvas; those of the author's may be others. */
  static Region scaled(Region region, Canvas canvas, Optional<FrontEnd> frontEnd) {
    return frontEnd
        .map(page -> region.times(page.across(canvas.width()), page.down(canvas.height())))
        .orElse(region);
  }
}

package dev.cuepost.media.edit;

import dev.cuepost.media.edit.MediaFacts.Picture;
import dev.cuepost.media.edit.Placement.Area;
import dev.cuepost.media.edit.canvas.Length;
import java.util.ArrayList;
import java.util.List;

/**
 * A picture as it is fitted: upright, and cut, turned, mirrored and bordered as its clip says.
 *
 * @param steps from the upright picture on, in order
 * @param width of its grid of pixels
 * @param height of its grid of pixels
 * @param shownWidth its width in square pixels
 * @param shownHeight its height in square pixels
 */
public record Prepared(
    List<Step> steps, int width, int height, double shownWidth, double shownHeight) {

  public Prepared {
    steps = List.copyOf(steps);
  }

  /** Something done to a picture. */
  sealed interface Step {
    record Cut(Area area) implements Step {}

    record Turned(int degrees) implements Step {}

    record Mirrored(Effect.Axis axis) implements Step {}

    record Bordered(int width, int height, int x, int y, String rgb) implements Step {}

    record Blurred(Area area, Effect.DeWatermark when) implements Step {
      /** Whether it is for a part of the time. */
      boolean passes() {
        return when.from().isPresent() || when.until().isPresent();
      }
    }
  }

  static Prepared of(Picture picture, List<Effect> effects) {
    boolean upright = !picture.turn().swapsSides();
    var prepared =
        new Prepared(
            List.of(),
            upright ? picture.width() : picture.height(),
            upright ? picture.height() : picture.width(),
            picture.shownWidth(),
            picture.shownHeight());
    for (var effect : effects) {
      prepared =
          switch (effect) {
            case Effect.Crop crop ->
                prepared.cut(prepared.area(crop.x(), crop.y(), crop.width(), crop.height(), true));
            case Effect.Rotate(int degrees) -> prepared.turned(degrees);
            case Effect.Flip(var axis) ->
                prepared.with(
                    new Step.Mirrored(axis),
                    prepared.width,
                    prepared.height,
                    prepared.shownWidth,
                    prepared.shownHeight);
            case Effect.Pad pad -> prepared.bordered(pad);
            case Effect.DeWatermark mark ->
                prepared.with(
                    new Step.Blurred(
                        prepared.area(mark.x(), mark.y(), mark.width(), mark.height(), false),
                        mark),
                    prepared.width,
                    prepared.height,
                    prepared.shownWidth,
                    prepared.shownHeight);
            default -> prepared;
          };
    }
    return prepared;
  }

  /** Whether the steps make different frames of the same one. */
  boolean changes() {
    return steps.stream()
        .anyMatch(step -> step instanceof Step.Blurred blurred && blurred.passes());
  }

  private Prepared cut(Area area) {
    if (area.width() == width && area.height() == height) {
      return this;
    }
    return with(
        new Step.Cut(area),
        area.width(),
        area.height(),
        shownWidth * area.width() / width,
        shownHeight * area.height() / height);
  }

  private Prepared turned(int degrees) {
    boolean swaps = degrees != 180;
    return with(
        new Step.Turned(degrees),
        swaps ? height : width,
        swaps ? width : height,
        swaps ? shownHeight : shownWidth,
        swaps ? shownWidth : shownHeight);
  }

  private Prepared bordered(Effect.Pad pad) {
    int wide = Math.max(width, pad.width());
    int high = Math.max(height, pad.height());
    return with(
        new Step.Bordered(
            wide,
            high,
            Math.clamp(pad.x().on(wide), 0, wide - width),
            Math.clamp(pad.y().on(high), 0, high - height),
            pad.rgb()),
        wide,
        high,
        shownWidth * wide / width,
        shownHeight * high / height);
  }

  private Prepared with(
      Step step, int newWidth, int newHeight, double newShownWidth, double newShownHeight) {
    var all = new ArrayList<>(steps);
    all.add(step);
    return new Prepared(all, newWidth, newHeight, newShownWidth, newShownHeight);
  }

  /** A rectangle that lies in the picture, however large it was meant to be. */
  private Area area(Length x, Length y, Length wantedWidth, Length wantedHeight, boolean even) {
    int left = Math.clamp(x.on(width), 0, Math.max(0, width - 2));
    int top = Math.clamp(y.on(height), 0, Math.max(0, height - 2));
    if (even) { // colours have a value for each two pixels only
      left &= ~1;
      top &= ~1;
    }
    int wide = Math.clamp(wantedWidth.on(width), 1, Math.max(1, width - left));
    int high = Math.clamp(wantedHeight.on(height), 1, Math.max(1, height - top));
    return new Area(left, top, even ? evened(wide) : wide, even ? evened(high) : high);
  }

  private static int evened(int side) {
    return side > 2 ? side & ~1 : side;
  }
}

package dev.cuepost.media.edit;

import dev.cuepost.media.edit.CanvasChoice.Size;
import dev.cuepost.media.edit.Composition.Background;
import dev.cuepost.media.edit.Composition.Canvas;
import dev.cuepost.media.edit.Composition.Layer;
import dev.cuepost.media.edit.Composition.Shot;
import dev.cuepost.media.edit.Composition.Treatment;
import dev.cuepost.media.edit.caption.CaptionSheet;
import dev.cuepost.media.edit.look.Over;
import dev.cuepost.media.edit.look.ShapeMask;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Puts the pictures behind captions among the layers of an edit. */
public final class CaptionPictures {
  private final Canvas canvas;
  private final Map<MediaRef, MediaFacts> facts;

  private CaptionPictures(Canvas canvas, Map<MediaRef, MediaFacts> facts) {
    this.canvas = canvas;
    this.facts = facts;
  }

  /**
   * The edit with them.
   *
   * @param edit has a picture
   * @param pictures from the bottom up
   * @param facts about each of them
   * @throws dev.cuepost.media.json.RejectedException if one of them is no picture
   */
  public static Composition in(
      Composition edit, List<CaptionSheet.Picture> pictures, Map<MediaRef, MediaFacts> facts) {
    if (pictures.isEmpty()) {
      return edit;
    }
    var behind = new CaptionPictures(edit.canvas().orElseThrow(), facts);
    var stacks = new LinkedHashMap<OptionalInt, List<List<Shot>>>();
    for (var picture : pictures) {
      behind
          .shot(picture)
          .ifPresent(
              shot -> lay(shot, stacks.computeIfAbsent(picture.under(), _ -> new ArrayList<>())));
    }
    var layers = new ArrayList<>(edit.layers());
    stacks.forEach((under, stack) ->
        layers.addAll(
            place(layers, under),
            stack.stream().map(shots -> new Layer(shots, track(under))).toList()));
    return edit.with(layers);
  }

  /** On the uppermost layer if that has room, else on a new one. */
  private static void lay(Shot shot, List<List<Shot>> stack) {
    if (stack.isEmpty() || stack.getLast().getLast().end() > shot.start()) {
      stack.add(new ArrayList<>());
    }
    stack.getLast().add(shot);
  }

  /** Before the first layer that lies over it; the bottom layer lies over nothing. */
  private static int place(List<Layer> layers, OptionalInt under) {
    int place = 1;
    while (place < layers.size() && layers.get(place).track() <= track(under)) {
      place++;
    }
    return place;
  }

  /** Captions between two tracks are drawn once all is there that counts as of the lower one. */
  private static int track(OptionalInt under) {
    return under.isPresent() ? under.getAsInt() - 1 : Layer.ABOVE_LOOKS;
  }

  private Optional<Shot> shot(CaptionSheet.Picture behind) {
    var source = new MediaRef.ByUrl(behind.url());
    var found = Sources.picture(behind.path(), source, facts);
    var picture = found.picture().orElseThrow();
    long start = firstFrame(behind.from());
    long end = Math.min(firstFrame(behind.end()), canvas.frames());
    var prepared = Prepared.of(picture, List.of());
    var placement =
        Fitting.filling(behind.area(), prepared, new Size(canvas.width(), canvas.height()));
    if (placement.isEmpty() || start >= end) {
      return Optional.empty();
    }
    return Optional.of(
        new Shot(
            behind.path(),
            source,
            found,
            start,
            end,
            0,
            false,
            picture.still() ? end - start : 1,
            Duration.ZERO,
            1,
            prepared,
            placement.get(),
            treatment(behind, end - start),
            behind.opacity(),
            Background.Plain.BLACK,
            Optional.empty()));
  }

  /** The first frame that is not before a time, as libass counts it: in whole milliseconds. */
  private long firstFrame(Duration time) {
    long frame = Math.max(0, canvas.rate().frameAt(time) - 1);
    while (canvas.rate().timeOf(frame).toMillis() < time.toMillis()) {
      frame++;
    }
    return frame;
  }

  private static Treatment treatment(CaptionSheet.Picture picture, long frames) {
    List<Over> looks =
        picture.radius() < 1
            ? List.of()
            : List.of(new Over(ShapeMask.rounded(picture.radius()), 0, frames));
    return new Treatment(
        Optional.empty(), Optional.empty(), Optional.empty(), looks, false, OptionalInt.empty());
  }
}

package dev.cuepost.media.edit.caption;

import dev.cuepost.media.edit.canvas.Length;
import dev.cuepost.media.edit.caption.Caption.Host;
import dev.cuepost.media.json.RejectedException;
import dev.cuepost.media.json.Rejection;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/**
 * When clips are there, for captions that go with them.
 *
 * @param paths of the clips that have an id
 * @param places of the clips that are seen or heard, by their paths
 */
public record ClipPlaces(Map<String, String> paths, Map<String, Place> places) {
  /** No clips. */
  public static final ClipPlaces NONE = new ClipPlaces(Map.of(), Map.of());

  public ClipPlaces {
    paths = Map.copyOf(paths);
    places = Map.copyOf(places);
  }

  /**
   * A clip's place.
   *
   * @param width of its source's picture, in pixels; 0 without one
   */
  public record Place(Duration from, Duration to, int width, int height) {}

  /**
   * The caption with a time of its own.
   *
   * @param warn is told if its clip is not there
   * @return nothing then
   * @throws RejectedException if it names a clip that the timeline does not have
   */
  Optional<Caption> placed(Caption caption, int width, int height, Consumer<String> warn) {
    if (caption.host().isEmpty()) {
      return Optional.of(caption);
    }
    Optional<Place> place =
        switch (caption.host().get()) {
          case Host.Named(String id) -> Optional.ofNullable(places.get(path(caption, id)));
          case Host.Carrier(String path, _) -> Optional.ofNullable(places.get(path));
        };
    if (place.isEmpty()) {
      warn.accept("goes with a clip that is not there and is not seen.");
      return Optional.empty();
    }
    return Optional.of(
        switch (caption.host().get()) {
          case Host.Named _ -> named(caption, place.get());
          case Host.Carrier(_, var fixed) -> carried(caption, place.get(), fixed, width, height);
        });
  }

  private String path(Caption caption, String id) {
    String path = paths.get(id);
    if (path == null) {
      throw new RejectedException(
          Rejection.inJob(
              "InvalidTimelineFormat",
              caption.path() + ".ReferenceClipId names no clip of the timeline."));
    }
    return path;
  }

  /** A whole place of the caption's own counts, half of one does not. */
  private static Caption named(Caption caption, Place place) {
    return caption.from().isPresent() && caption.to().isPresent()
        ? caption.during(caption.from(), caption.to())
        : caption.during(Optional.of(place.from()), Optional.of(place.to()));
  }

  private static Caption carried(
      Caption caption, Place place, Caption.Fixed fixed, int width, int height) {
    var from = caption.from().map(place.from()::plus).orElse(place.from());
    var to = caption.to().map(place.from()::plus).filter(end -> end.compareTo(place.to()) < 0);
    double scale = Math.min((double) width / place.width(), (double) height / place.height());
    CaptionStyle style = caption.style();
    return new Caption(
        caption.path(),
        caption.id(),
        caption.matter(),
        Optional.of(from),
        Optional.of(to.orElse(place.to())),
        Optional.empty(),
        caption.under(),
        OptionalDouble.of(scale),
        style.at(
            part(fixed.x(), width).orElse(style.x()),
            part(fixed.y(), height).orElse(style.y()),
            fixed.size().isPresent() ? fixed.size().getAsDouble() / scale : style.size()));
  }

  /** Pixels of the output, as a part of its side, which no scale changes. */
  private static Optional<Length> part(OptionalDouble fixed, int side) {
    return fixed.isPresent()
        ? Optional.of(
            fixed.getAsDouble() < 1
                ? Length.of(fixed.getAsDouble())
                : new Length.Ratio(fixed.getAsDouble() / side))
        : Optional.empty();
  }
}

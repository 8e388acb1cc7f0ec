package dev.cuepost.media.edit;

import dev.cuepost.media.edit.Timeline.Reference;
import dev.cuepost.media.edit.Timeline.Window;
import dev.cuepost.media.json.RejectedException;
import dev.cuepost.media.json.Rejection;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where clips that others may name have been placed.
 *
 * <p>Source: "Inter-track material alignment",
 * https://help.aliyun.com/en/ims/use-cases/inter-track-material-alignment
 */
final class References {
  private final Map<String, Named> clips = new HashMap<>();
  private final Map<String, Double> speeds;
  private final List<String> warnings;

  /**
   * For one timeline.
   *
   * @param speeds of the tracks that are played faster or slower, by their paths
   */
  References(Map<String, Double> speeds, List<String> warnings) {
    this.speeds = Map.copyOf(speeds);
    this.warnings = warnings;
  }

  /**
   * A clip's place.
   *
   * @param track path of its track
   */
  record Place(String track, Duration start, Duration end) {
    Duration length() {
      return end.minus(start);
    }

    private Place sped(double factor) {
      return new Place(track, Sources.slowed(start, factor), Sources.slowed(end, factor));
    }
  }

  /** A clip that has an id. */
  private record Named(String path, Place place) {}

  /** Notes a clip of a track that may change its speed; the same clip may be told again. */
  void placed(Reference clip, String path, Place place) {
    standing(clip, path, place.sped(speeds.getOrDefault(place.track(), 1.0)));
  }

  /** Notes a clip whose place no speed changes. */
  void standing(Reference clip, String path, Place place) {
    clip.id()
        .ifPresent(id -> {
          var first = clips.putIfAbsent(id, new Named(path, place));
          if (first != null && !first.path().equals(path)) {
            warnings.add(path + ".ClipId: another clip has this id already, which counts.");
          }
        });
  }

  /** Whether the clip takes its place from another one; a place of its own wins. */
  static boolean follows(Reference clip, Window window) {
    return clip.follows().isPresent()
        && (window.timelineIn().isEmpty() || window.timelineOut().isEmpty());
  }

  /**
   * The place that a clip takes over; nothing as long as the other one has none.
   *
   * @param track path of the clip's own track, where the other one may not be
   */
  Optional<Place> find(Reference clip, String path, String track) {
    Optional<Place> place = clip.follows().map(clips::get).map(Named::place);
    if (place.filter(found -> found.track().equals(track)).isPresent()) {
      throw rejected(path, "names a clip of its own track.");
    }
    return place;
  }

  RuntimeException unresolved(String path) {
    return rejected(path, "names no clip that has a place, or clips name each other in a circle.");
  }

  private static RuntimeException rejected(String path, String why) {
    return new RejectedException(
        Rejection.inJob("InvalidTimelineFormat", path + ".ReferenceClipId " + why));
  }
}

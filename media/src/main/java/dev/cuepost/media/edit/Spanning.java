package dev.cuepost.media.edit;

import dev.cuepost.media.edit.References.Place;
import dev.cuepost.media.edit.Timeline.VideoClip;
import dev.cuepost.media.edit.Timeline.VideoTrack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Places images that last as long as the output, for clips that take their place over. Where one is
 * there until the end, that end is known once everything else has its place.
 */
final class Spanning {
  private final List<Span> coming = new ArrayList<>();
  private final References references;

  private record Span(VideoClip clip, String track) {}

  Spanning(List<VideoTrack> tracks, References references) {
    this.references = references;
    for (VideoTrack track : tracks) {
      track.clips().stream()
          .filter(clip -> TrackLayout.spansOutput(clip) && clip.reference().id().isPresent())
          .forEach(clip -> coming.add(new Span(clip, track.path())));
    }
  }

  /**
   * Places what can be placed by now.
   *
   * @param end of the output, if it is known
   * @return whether there was anything
   */
  boolean goOn(Optional<Duration> end) {
    return coming.removeIf(span -> {
      var place = place(span, end);
      place.ifPresent(
          found -> references.standing(span.clip().reference(), span.clip().path(), found));
      return place.isPresent();
    });
  }

  private Optional<Place> place(Span span, Optional<Duration> end) {
    var clip = span.clip();
    if (References.follows(clip.reference(), clip.window())) {
      return references
          .find(clip.reference(), clip.path(), span.track())
          .map(other -> new Place(span.track(), other.start(), other.end()));
    }
    Duration start = clip.window().timelineIn().orElse(Duration.ZERO);
    return clip.window()
        .timelineOut()
        .or(() -> end)
        .filter(until -> until.compareTo(start) > 0)
        .map(until -> new Place(span.track(), start, until));
  }
}

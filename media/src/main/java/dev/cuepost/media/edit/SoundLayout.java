package dev.cuepost.media.edit;

import dev.cuepost.media.edit.Timeline.AudioClip;
import dev.cuepost.media.edit.Timeline.AudioTrack;
import dev.cuepost.media.json.RejectedException;
import dev.cuepost.media.json.Rejection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Places the clips of one audio track, which must not overlap. */
final class SoundLayout {
  private SoundLayout() {}

  /**
   * A sound with its place.
   *
   * @param end absent if it is repeated as long as the output lasts
   * @param once the end if it were not repeated
   * @param span what is taken from the source
   */
  record PlacedSound(
      AudioClip clip,
      MediaFacts facts,
      Duration start,
      Optional<Duration> end,
      Duration once,
      Duration span) {

    Duration endWithin(Duration total) {
      return end.map(time -> TrackLayout.min(time, total)).orElse(total);
    }
  }

  static List<PlacedSound> place(
      AudioTrack track, Map<MediaRef, MediaFacts> facts, List<String> warnings) {
    var placed = new ArrayList<PlacedSound>();
    for (var clip : track.clips()) {
      var source = Sources.facts(clip.source(), facts);
      if (source.sound().isEmpty()) {
        warnings.add(clip.path() + ": the source has no sound; the clip was left out.");
        continue;
      }
      var next =
          place(clip, source, placed.isEmpty() ? Duration.ZERO : end(placed.getLast()), warnings);
      placed.stream()
          .filter(other -> overlap(other, next))
          .findFirst()
          .ifPresent(other -> {
            throw new RejectedException(
                Rejection.inJob(
                    "InvalidTimelineFormat",
                    "%s.TimelineIn: overlaps %s; clips of one audio track must not overlap."
                        .formatted(clip.path(), other.clip().path())));
          });
      placed.add(next);
    }
    return List.copyOf(placed);
  }

  private static PlacedSound place(
      AudioClip clip, MediaFacts source, Duration cursor, List<String> warnings) {
    var window = clip.window();
    var length = source.sound().orElseThrow().length();
    var span = Sources.taken(clip.path(), window, length, warnings, "Audio");
    var start = window.timelineIn().orElse(cursor);
    var once = start.plus(Sources.slowed(span, window.speed()));
    var latest = window.timelineOut().filter(out -> out.compareTo(start) > 0);
    var end =
        clip.loop()
            ? latest
            : Optional.of(latest.map(out -> TrackLayout.min(out, once)).orElse(once));
    return new PlacedSound(clip, source, start, end, end.orElse(once), span);
  }

  private static boolean overlap(PlacedSound one, PlacedSound other) {
    return one.start().compareTo(end(other)) < 0 && other.start().compareTo(end(one)) < 0;
  }

  private static Duration end(PlacedSound sound) {
    return sound.end().orElse(sound.once());
  }
}

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

/** Places the clips of one audio track, which must not overlap. Once for each track. */
final class SoundLayout {
  private final AudioTrack track;
  private final Coming<AudioClip> coming;
  private final Map<MediaRef, MediaFacts> facts;
  private final List<String> warnings;
  private final References references;
  private final List<PlacedSound> placed = new ArrayList<>();

  SoundLayout(
      AudioTrack track,
      Map<MediaRef, MediaFacts> facts,
      List<String> warnings,
      References references) {
    this.track = track;
    this.coming = new Coming<>(track.path(), track.clips(), references);
    this.facts = facts;
    this.warnings = warnings;
    this.references = references;
  }

  List<PlacedSound> placed() {
    return placed.stream().map(this::untilNext).toList();
  }

  /** What is repeated without an end of its own is so until another clip of the track begins. */
  private PlacedSound untilNext(PlacedSound sound) {
    return sound.end().isPresent()
        ? sound
        : placed.stream()
            .map(PlacedSound::start)
            .filter(start -> start.compareTo(sound.start()) > 0)
            .reduce(TrackLayout::min)
            .map(sound::endingAt)
            .orElse(sound);
  }

  /** The path of the clip that waits for another one, if there is one. */
  Optional<String> waiting() {
    return coming.waiting();
  }

  /** Places what can be placed by now; returns whether anything could. */
  boolean goOn() {
    return coming.goOn(this::fitted, this::append, this::foretell);
  }

  /** Alone on its track it has the place that it will have beside the others. */
  private void foretell(AudioClip clip) {
    var alone = new AudioTrack(track.path(), false, track.adapting(), List.of(clip));
    new SoundLayout(alone, facts, new ArrayList<>(), references).goOn();
  }

  /** Shorter material is slowed down to last as long as the other clip, longer is cut. */
  private AudioClip fitted(AudioClip clip, References.Place place) {
    var length = length(Sources.facts(clip.source(), facts));
    var window = clip.window().over(place.start(), place.end());
    if (length.isZero() || clip.loop()) {
      return clip.within(window);
    }
    var natural = Sources.span(clip.path(), clip.window(), length, warnings, "Audio");
    return clip.within(
        natural.compareTo(place.length()) >= 0
            ? window
            : window.at(Sources.slower(window.speed(), natural, place.length())));
  }

  /**
   * A sound with its place, or as much silence.
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

    PlacedSound endingAt(Duration newEnd) {
      return new PlacedSound(clip, facts, start, Optional.of(newEnd), once, span);
    }

    /** The same in a track that plays so many times faster. */
    PlacedSound sped(double factor) {
      return new PlacedSound(
          clip.within(clip.window().at(clip.window().speed() * factor)),
          facts,
          Sources.slowed(start, factor),
          end.map(time -> Sources.slowed(time, factor)),
          Sources.slowed(once, factor),
          span);
    }
  }

  private void append(AudioClip clip) {
    var source = Sources.facts(clip.source(), facts);
    if (source.sound().isEmpty()) {
      warnings.add(
          "%s: the source has no sound; the clip %s."
              .formatted(clip.path(), length(source).isZero() ? "was left out" : "is silence"));
    }
    if (length(source).isZero()) {
      return;
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
    references.placed(
        clip.reference(), clip.path(), new References.Place(track.path(), next.start(), end(next)));
  }

  /** What has a picture alone is as much silence; a still is none. */
  private static Duration length(MediaFacts source) {
    return source
        .sound()
        .map(MediaFacts.Sound::length)
        .or(() -> source.picture().map(MediaFacts.Picture::length))
        .orElse(Duration.ZERO);
  }

  private static PlacedSound place(
      AudioClip clip, MediaFacts source, Duration cursor, List<String> warnings) {
    var window = clip.window();
    var span = Sources.taken(clip.path(), window, length(source), warnings, "Audio");
    var start = window.timelineIn().orElse(cursor);
    var once = start.plus(Sources.slowed(span, window.speed()));
    var latest = window.timelineOut().filter(out -> out.compareTo(start) > 0);
    if (latest.isEmpty() && window.timelineOut().isPresent()) {
      Sources.endsTooEarly(clip.path(), start, warnings);
    }
    if (window.duration().isPresent()) {
      warnings.add(clip.path() + ".Duration is for images and was ignored.");
    }
    var end =
        clip.loop()
            ? latest
            : Optional.of(latest.map(out -> TrackLayout.min(out, once)).orElse(once));
    return new PlacedSound(clip, source, start, end, end.orElse(once), span);
  }

  private static boolean overlap(PlacedSound one, PlacedSound other) {
    return Touching.before(one.start(), end(other)) && Touching.before(other.start(), end(one));
  }

  private static Duration end(PlacedSound sound) {
    return sound.end().orElse(sound.once());
  }
}

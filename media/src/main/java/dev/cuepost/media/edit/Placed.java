package dev.cuepost.media.edit;

import dev.cuepost.media.edit.Timeline.VideoClip;
import java.time.Duration;
import java.util.Optional;

/**
 * A clip of a video track with its place in the output.
 *
 * @param start from the beginning of the output
 * @param end after {@code start}; reaches into the next clip by the length of a transition
 * @param held for how long the last frame is held before the end, or before what a transition adds
 * @param transition xfade name of the way into the next clip of the track
 */
record Placed(
    VideoClip clip,
    MediaFacts facts,
    Duration start,
    Duration end,
    Duration held,
    Optional<String> transition) {

  Duration length() {
    return end.minus(start);
  }

  /** For how long its source goes on, which is all of its length unless a frame is held. */
  Duration moving() {
    return length().minus(held);
  }

  Placed endingAt(Duration newEnd) {
    return new Placed(
        clip,
        facts,
        start,
        newEnd,
        held.isZero() ? held : held.plus(newEnd.minus(end)),
        transition);
  }

  Placed leadingOverWith(Optional<String> look) {
    return new Placed(clip, facts, start, end, held, look);
  }

  /** The same in a track that plays so many times faster. */
  Placed sped(double factor) {
    return new Placed(
        clip.within(clip.window().at(clip.window().speed() * factor)),
        facts,
        Sources.slowed(start, factor),
        Sources.slowed(end, factor),
        Sources.slowed(held, factor),
        transition);
  }

  boolean overlaps(Placed other) {
    return start.compareTo(other.end) < 0 && other.start.compareTo(end) < 0;
  }
}

package dev.cuepost.media.edit;

import dev.cuepost.media.edit.Timeline.VideoClip;
import java.time.Duration;
import java.util.Optional;

/**
 * A clip of a video track with its place in the output.
 *
 * @param start from the beginning of the output
 * @param end after {@code start}; reaches into the next clip by the length of a transition
 * @param transition xfade name of the way into the next clip of the track
 */
record Placed(
    VideoClip clip, MediaFacts facts, Duration start, Duration end, Optional<String> transition) {

  Duration length() {
    return end.minus(start);
  }

  Placed endingAt(Duration newEnd) {
    return new Placed(clip, facts, start, newEnd, transition);
  }

  Placed leadingOverWith(Optional<String> look) {
    return new Placed(clip, facts, start, end, look);
  }

  boolean overlaps(Placed other) {
    return start.compareTo(other.end) < 0 && other.start.compareTo(end) < 0;
  }
}

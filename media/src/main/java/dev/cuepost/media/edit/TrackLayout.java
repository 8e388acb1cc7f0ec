package dev.cuepost.media.edit;

import dev.cuepost.media.edit.Timeline.VideoClip;
import dev.cuepost.media.edit.Timeline.VideoClip.Kind;
import dev.cuepost.media.edit.Timeline.VideoTrack;
import dev.cuepost.media.edit.Timeline.Window;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Places the clips of one video track: a clip without {@code TimelineIn} follows the one before it,
 * less the overlap of a transition. Images that last as long as the output are not placed here.
 */
final class TrackLayout {
  /** Shown length of an image that is given none. */
  static final Duration STILL = Duration.ofSeconds(5);

  private final Map<MediaRef, MediaFacts> facts;
  private final List<String> warnings;
  private final List<Placed> placed = new ArrayList<>();
  private Duration cursor = Duration.ZERO;

  private TrackLayout(Map<MediaRef, MediaFacts> facts, List<String> warnings) {
    this.facts = facts;
    this.warnings = warnings;
  }

  static List<Placed> place(
      VideoTrack track, Map<MediaRef, MediaFacts> facts, List<String> warnings) {
    var layout = new TrackLayout(facts, warnings);
    track.clips().stream().filter(clip -> !spansOutput(clip)).forEach(layout::append);
    return List.copyOf(layout.placed);
  }

  /** Whether the clip lasts as long as the output does, unless its window says otherwise. */
  static boolean spansOutput(VideoClip clip) {
    return clip.kind() == Kind.GLOBAL_IMAGE || clip.kind() == Kind.TRACK_IMAGE;
  }

  private void append(VideoClip clip) {
    var source = Sources.picture(clip, facts);
    Window window = clip.window();
    boolean follows = window.timelineIn().isEmpty();
    Duration length = playedLength(clip, source, window.timelineIn().orElse(cursor));
    var next = at(clip, source, window.timelineIn().orElse(cursor), length);
    if (placed.isEmpty()) {
      add(next);
      return;
    }
    var before = placed.removeLast();
    var transition = transitionOf(before.clip());
    if (transition.isEmpty()) {
      placed.add(before);
      add(next);
    } else if (follows && !transition.get().keepsTotal()) {
      Duration overlap = limited(transition.get(), before, next);
      placed.add(before.leadingOverWith(Optional.of(transition.get().look())));
      add(at(clip, source, before.end().minus(overlap), length));
    } else {
      placed.add(heldInto(before, next, transition.get()));
      add(next);
    }
  }

  /** Where both places are fixed, the earlier clip goes on for as long as the transition lasts. */
  private Placed heldInto(Placed before, Placed next, Effect.Transition transition) {
    int order = next.start().compareTo(before.end());
    if (order > 0) {
      warnings.add(
          before.clip().path()
              + ".Effects: the next clip does not touch this one, so the"
              + " transition was left out.");
      return before;
    }
    var joined = before.leadingOverWith(Optional.of(transition.look()));
    return order < 0
        ? joined
        : joined.endingAt(before.end().plus(limited(transition, before, next)));
  }

  private static Duration limited(Effect.Transition transition, Placed before, Placed next) {
    return min(transition.duration(), min(before.length(), next.length()).dividedBy(2));
  }

  private void add(Placed next) {
    placed.add(next);
    cursor = next.end();
  }

  private static Placed at(VideoClip clip, MediaFacts source, Duration start, Duration length) {
    var end = start.plus(length);
    var latest = clip.window().timelineOut().filter(out -> out.compareTo(start) > 0);
    return new Placed(
        clip, source, start, latest.map(out -> min(out, end)).orElse(end), Optional.empty());
  }

  private Duration playedLength(VideoClip clip, MediaFacts source, Duration start) {
    var window = clip.window();
    var picture = source.picture().orElseThrow();
    if (clip.kind() == Kind.IMAGE || picture.still()) {
      return window
          .duration()
          .or(() -> window.timelineOut().map(out -> out.minus(start)).filter(Duration::isPositive))
          .orElse(STILL);
    }
    return Sources.span(clip.path(), window, picture.length(), warnings, "Video");
  }

  private static Optional<Effect.Transition> transitionOf(VideoClip clip) {
    return clip.effects().stream()
        .filter(Effect.Transition.class::isInstance)
        .map(Effect.Transition.class::cast)
        .findFirst();
  }

  static Duration min(Duration one, Duration other) {
    return one.compareTo(other) <= 0 ? one : other;
  }

  static Duration max(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}

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
import java.util.Random;

/**
 * Places the clips of one video track: a clip without {@code TimelineIn} follows the one before it,
 * less the overlap of a transition. Images that last as long as the output are not placed here.
 */
final class TrackLayout {
  /** Shown length of an image that is given none. */
  static final Duration STILL = Duration.ofSeconds(5);

  private final VideoTrack track;
  private final Coming<VideoClip> coming;
  private final Map<MediaRef, MediaFacts> facts;
  private final List<String> warnings;
  private final References references;
  private final List<Placed> placed = new ArrayList<>();
  private Duration cursor = Duration.ZERO;

  TrackLayout(
      VideoTrack track,
      Map<MediaRef, MediaFacts> facts,
      List<String> warnings,
      References references) {
    this.track = track;
    this.coming =
        new Coming<>(
            track.path(),
            track.clips().stream().filter(clip -> !spansOutput(clip)).toList(),
            references);
    this.facts = facts;
    this.warnings = warnings;
    this.references = references;
  }

  List<Placed> placed() {
    return List.copyOf(placed);
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
  private void foretell(VideoClip clip) {
    var alone = new VideoTrack(track.path(), false, track.adapting(), List.of(clip));
    new TrackLayout(alone, facts, new ArrayList<>(), references).goOn();
  }

  /** Shorter material is slowed down to last as long as the other clip, longer is cut. */
  private VideoClip fitted(VideoClip whole, References.Place place) {
    var source = Sources.picture(whole, facts);
    var clip = taken(whole, source);
    var window = clip.window().over(place.start(), place.end());
    if (clip.kind() == Kind.IMAGE || source.picture().orElseThrow().still()) {
      return clip.within(window.lasting(place.length()));
    }
    var natural = played(clip, source, place.start());
    return clip.within(
        natural.compareTo(place.length()) >= 0
            ? window
            : window.at(Sources.slower(window.speed(), natural, place.length())));
  }

  /** Whether the clip lasts as long as the output does, unless its window says otherwise. */
  static boolean spansOutput(VideoClip clip) {
    return clip.kind() == Kind.GLOBAL_IMAGE || clip.kind() == Kind.TRACK_IMAGE;
  }

  private void append(VideoClip whole) {
    var source = Sources.picture(whole, facts);
    boolean still = whole.kind() == Kind.IMAGE || source.picture().orElseThrow().still();
    if (!still && whole.window().duration().isPresent()) {
      warnings.add(whole.path() + ".Duration is for images and was ignored.");
    }
    if (still && whole.window().speed() != 1) {
      warnings.add(whole.path() + ".Speed is for what moves and was ignored.");
    }
    append(taken(whole, source), source);
  }

  private void append(VideoClip clip, MediaFacts source) {
    Window window = clip.window();
    boolean follows = window.timelineIn().isEmpty();
    Duration start = window.timelineIn().map(in -> Touching.orItself(in, cursor)).orElse(cursor);
    Duration length = played(clip, source, start).plus(held(clip));
    var next = at(clip, source, start, length);
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
      placed.add(before.leadingOverWith(Optional.of(transition.get().look())));
      if (lastsUntil(clip, source).filter(end -> end.compareTo(before.end()) > 0).isPresent()) {
        // what it begins earlier lengthens it, so the overlap is half of it at most in any case
        Duration overlap =
            min(transition.get().duration(), min(before.length().dividedBy(2), next.length()));
        add(at(clip, source, before.end().minus(overlap), length.plus(overlap)));
      } else {
        Duration overlap = limited(transition.get(), before, next);
        add(at(clip, source, before.end().minus(overlap), length));
      }
    } else {
      placed.add(heldInto(before, next, transition.get()));
      add(next);
    }
  }

  /** The end of a still that has no other length than up to there. */
  private static Optional<Duration> lastsUntil(VideoClip clip, MediaFacts source) {
    boolean still = clip.kind() == Kind.IMAGE || source.picture().orElseThrow().still();
    return clip.window().timelineOut().filter(_ -> still && clip.window().duration().isEmpty());
  }

  /** Where both places are fixed, the earlier clip goes on for as long as the transition lasts. */
  private Placed heldInto(Placed before, Placed next, Effect.Transition transition) {
    int order = next.start().compareTo(before.end());
    boolean later = before.start().compareTo(next.start()) < 0;
    if (order > 0 || !later || next.end().compareTo(before.end()) < 0) {
      warnings.add(
          "%s.Effects: the next clip does not %s this one, so the transition was left out."
              .formatted(before.clip().path(), order > 0 ? "touch" : "follow"));
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
    references.placed(
        next.clip().reference(),
        next.clip().path(),
        new References.Place(track.path(), next.start(), next.end()));
  }

  /**
   * A part of the source by chance, though by the same chance every time. What comes back is a clip
   * with a window like any other.
   */
  private VideoClip taken(VideoClip clip, MediaFacts source) {
    var wish = clip.effect(Effect.RandomClip.class);
    var length = source.picture().orElseThrow().length();
    if (wish.isEmpty()) {
      return clip;
    }
    // it lasts as long as it is told to, so a fast clip takes more of its source
    var part = Sources.sped(wish.get().duration(), clip.window().speed());
    if (length.compareTo(part) <= 0) {
      return clip;
    }
    var room = length.minus(part).toNanos();
    var in =
        Duration.ofNanos(
            new Random((clip.path() + clip.source().text()).hashCode()).nextLong(room + 1));
    return clip.without(Effect.RandomClip.class).within(clip.window().of(in, in.plus(part)));
  }

  private static Duration held(VideoClip clip) {
    return clip.effect(Effect.FreezeFrame.class)
        .map(Effect.FreezeFrame::duration)
        .orElse(Duration.ZERO);
  }

  private Placed at(VideoClip clip, MediaFacts source, Duration start, Duration length) {
    var end = start.plus(length);
    var latest = clip.window().timelineOut().filter(out -> out.compareTo(start) > 0);
    if (latest.isEmpty() && clip.window().timelineOut().isPresent()) {
      Sources.endsTooEarly(clip.path(), start, warnings);
    }
    var last = latest.map(out -> min(out, end)).orElse(end);
    var held = max(Duration.ZERO, last.minus(start).minus(length.minus(held(clip))));
    return new Placed(clip, source, start, last, held, Optional.empty());
  }

  private Duration played(VideoClip clip, MediaFacts source, Duration start) {
    var window = clip.window();
    var picture = source.picture().orElseThrow();
    if (clip.kind() == Kind.IMAGE || picture.still()) {
      return window
          .duration()
          .or(() -> window.timelineOut().map(out -> out.minus(start)).filter(Duration::isPositive))
          .or(() -> window.out().map(out -> out.minus(window.in())))
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

package dev.cuepost.media.edit;

import dev.cuepost.media.edit.Timeline.VideoClip;
import dev.cuepost.media.edit.Timeline.Window;
import dev.cuepost.media.json.Fields;
import dev.cuepost.media.json.RejectedException;
import dev.cuepost.media.json.Rejection;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What a clip's window means on its source. */
final class Sources {
  private Sources() {}

  static MediaFacts facts(MediaRef source, Map<MediaRef, MediaFacts> facts) {
    var found = facts.get(source);
    if (found == null) {
      throw new IllegalArgumentException("no facts about " + source.text());
    }
    return found;
  }

  /** The facts of a source that must have a picture. */
  static MediaFacts picture(VideoClip clip, Map<MediaRef, MediaFacts> facts) {
    return picture(clip.path(), clip.source(), facts);
  }

  static MediaFacts picture(String path, MediaRef source, Map<MediaRef, MediaFacts> facts) {
    var found = facts(source, facts);
    if (found.picture().isEmpty()) {
      throw new RejectedException(
          Rejection.inJob(
              "InvalidParameter.ResourceContentBad",
              "%s: %s has no picture.".formatted(path, Fields.printable(source.text()))));
    }
    return found;
  }

  /** Length in the output of what is taken from a source, its speed considered. */
  static Duration span(
      String path, Window window, Duration length, List<String> warnings, String medium) {
    return slowed(taken(path, window, length, warnings, medium), window.speed());
  }

  /**
   * Length of what is taken from a source: {@code In} to {@code Out}, which ends with the source.
   */
  static Duration taken(
      String path, Window window, Duration length, List<String> warnings, String medium) {
    if (window.in().compareTo(length) >= 0) {
      throw new RejectedException(
          Rejection.inJob(
              "InvalidTimelineFormat",
              "%s.In: %s.In greater than its duration: %s, the source has %s seconds."
                  .formatted(
                      path, medium, RenderPlan.seconds(window.in()), RenderPlan.seconds(length))));
    }
    var out = window.out().or(window::maxOut).orElse(length);
    if (out.compareTo(length) > 0 && window.out().isPresent()) {
      warnings.add(
          "%s.Out is beyond the end of the source, %s seconds, which counts instead."
              .formatted(path, RenderPlan.seconds(length)));
    }
    return TrackLayout.min(out, length).minus(window.in());
  }

  /** A clip without a beginning of its own may begin behind the end that it is given. */
  static void endsTooEarly(String path, Duration start, List<String> warnings) {
    String told =
        "%s.TimelineOut is not after the clip's beginning, %s seconds, and was ignored."
            .formatted(path, RenderPlan.seconds(start));
    if (!warnings.contains(told)) {
      warnings.add(told);
    }
  }

  /** The speed at which something lasts so much longer. */
  static double slower(double speed, Duration natural, Duration wanted) {
    return speed * natural.toNanos() / wanted.toNanos();
  }

  /** A time of the source as it lasts in the output. */
  static Duration slowed(Duration time, double speed) {
    return speed == 1 ? time : Duration.ofNanos(Math.round(time.toNanos() / speed));
  }

  /** A time of the output as it lasts in the source. */
  static Duration sped(Duration time, double speed) {
    return speed == 1 ? time : Duration.ofNanos(Math.round(time.toNanos() * speed));
  }
}

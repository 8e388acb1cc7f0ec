package dev.cuepost.media.edit;

import dev.cuepost.media.edit.SoundLayout.PlacedSound;
import dev.cuepost.media.json.RejectedException;
import dev.cuepost.media.json.Rejection;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How long the output is: as the main track, else as the longest video track, else as the longest
 * audio track; never longer than either {@code MaxDuration}. A {@code TimelineOut} that a picture
 * writes down is stronger than the main track, which cuts only what has no end of its own.
 *
 * <p>Source: "Control the clip duration",
 * https://help.aliyun.com/en/ims/use-cases/control-the-clip-duration
 *
 * @param total of the output
 * @param main where the main track ends, if there is one
 * @param unbound paths of the clips that it does not cut
 */
record TotalLength(Duration total, Optional<Duration> main, Set<String> unbound) {
  /** Longer outputs are refused. */
  private static final Duration LONGEST = Duration.ofHours(12);

  TotalLength {
    unbound = Set.copyOf(unbound);
  }

  /** It is zero if only images that last as long as the output are there, without a length. */
  static TotalLength of(
      Timeline timeline,
      List<List<Placed>> video,
      List<List<PlacedSound>> audio,
      OutputConfig output) {
    var main = mainTrack(timeline, video, audio);
    var written = writtenEnds(timeline, video);
    var natural =
        main.flatMap(end -> latest(Stream.concat(Stream.of(end), written.values().stream())))
            .or(() -> latest(video.stream().flatMap(List::stream).map(Placed::end)))
            .or(() -> latest(audio.stream().flatMap(List::stream).map(PlacedSound::once)))
            .or(() -> latest(ownLengths(timeline)))
            .orElse(Duration.ZERO);
    var capped =
        Stream.of(Optional.of(natural), timeline.maxDuration(), output.maxDuration())
            .flatMap(Optional::stream)
            .reduce(natural, TrackLayout::min);
    if (capped.compareTo(LONGEST) > 0) {
      throw new RejectedException(
          Rejection.inJob(
              "InvalidParameter",
              "Timeline: the output would have %s seconds; %s is the most."
                  .formatted(RenderPlan.seconds(capped), RenderPlan.seconds(LONGEST))));
    }
    return new TotalLength(capped, main, written.keySet());
  }

  /** Where the main track cuts a clip, if that is before the output ends. */
  Optional<Duration> cut(String path) {
    return main.filter(end -> end.compareTo(total) < 0 && !unbound.contains(path));
  }

  /** The first track that claims it and has clips; video tracks come before audio tracks. */
  static Optional<Duration> mainTrack(
      Timeline timeline, List<List<Placed>> video, List<List<PlacedSound>> audio) {
    var pictures =
        IntStream.range(0, video.size())
            .filter(track -> timeline.videoTracks().get(track).mainTrack())
            .mapToObj(track -> latest(video.get(track).stream().map(Placed::end)));
    var sounds =
        IntStream.range(0, audio.size())
            .filter(track -> timeline.audioTracks().get(track).mainTrack())
            .mapToObj(track -> latest(audio.get(track).stream().map(PlacedSound::once)));
    return Stream.concat(pictures, sounds).flatMap(Optional::stream).findFirst();
  }

  /** By their paths, where pictures end that write down their {@code TimelineOut}. */
  private static Map<String, Duration> writtenEnds(Timeline timeline, List<List<Placed>> video) {
    var written = new HashMap<String, Duration>();
    timeline.videoTracks().stream()
        .flatMap(track -> track.clips().stream())
        .filter(clip -> !References.follows(clip.reference(), clip.window()))
        .forEach(
            clip -> clip.window().timelineOut().ifPresent(end -> written.put(clip.path(), end)));
    var reached = new HashMap<String, Duration>();
    for (var track : video) {
      for (var placed : track) {
        var end = written.get(placed.clip().path());
        if (end != null && end.compareTo(placed.start()) > 0) {
          reached.put(placed.clip().path(), TrackLayout.min(placed.end(), end));
        }
      }
    }
    return reached;
  }

  private static Stream<Duration> ownLengths(Timeline timeline) {
    return timeline.videoTracks().stream()
        .flatMap(track -> track.clips().stream())
        .map(clip -> clip.window().duration().or(() -> clip.window().timelineOut()))
        .flatMap(Optional::stream);
  }

  static Optional<Duration> latest(Stream<Duration> ends) {
    return ends.reduce(TrackLayout::max);
  }
}

package dev.cuepost.media.edit;

import dev.cuepost.media.edit.SoundLayout.PlacedSound;
import dev.cuepost.media.edit.Timeline.Adapting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Plays whole tracks faster or slower, so that they end with the main track.
 *
 * <p>Source: "Inter-track material alignment",
 * https://help.aliyun.com/en/ims/use-cases/inter-track-material-alignment
 */
final class AutoSpeed {
  private AutoSpeed() {}

  /** How many times faster tracks are played, by their paths, where they change their speed. */
  static Map<String, Double> speeds(Timeline timeline, Layout layout, List<String> warnings) {
    Optional<Duration> main = TotalLength.mainTrack(timeline, layout.video(), layout.audio());
    var speeds = new LinkedHashMap<String, Double>();
    for (int track = 0; track < layout.video().size(); track++) {
      var written = timeline.videoTracks().get(track);
      var end = TotalLength.latest(layout.video().get(track).stream().map(Placed::end));
      speeds.put(written.path(), factor(written.adapting(), end, main));
    }
    for (int track = 0; track < layout.audio().size(); track++) {
      var written = timeline.audioTracks().get(track);
      boolean repeats = layout.audio().get(track).stream().anyMatch(sound -> sound.clip().loop());
      if (repeats && !written.adapting().equals(Adapting.NO)) {
        warnings.add(written.path() + ": a track with LoopMode does not change its speed.");
        continue;
      }
      var end = TotalLength.latest(layout.audio().get(track).stream().map(PlacedSound::once));
      speeds.put(written.path(), factor(written.adapting(), end, main));
    }
    speeds.values().removeIf(speed -> speed == 1);
    return speeds;
  }

  /** The tracks at those speeds. */
  static Layout applied(Timeline timeline, Layout layout, Map<String, Double> speeds) {
    var video = new ArrayList<>(layout.video());
    var audio = new ArrayList<>(layout.audio());
    for (int track = 0; track < video.size(); track++) {
      double speed = speeds.getOrDefault(timeline.videoTracks().get(track).path(), 1.0);
      if (speed != 1) {
        video.set(track, video.get(track).stream().map(clip -> clip.sped(speed)).toList());
      }
    }
    for (int track = 0; track < audio.size(); track++) {
      double speed = speeds.getOrDefault(timeline.audioTracks().get(track).path(), 1.0);
      if (speed != 1) {
        audio.set(track, audio.get(track).stream().map(sound -> sound.sped(speed)).toList());
      }
    }
    return layout.with(video, audio);
  }

  /** How many times as long as the main track it is, if it may change that; else 1. */
  private static double factor(Adapting adapting, Optional<Duration> end, Optional<Duration> main) {
    if (end.isEmpty() || main.isEmpty() || main.get().isZero() || end.get().isZero()) {
      return 1;
    }
    double factor = (double) end.get().toNanos() / main.get().toNanos();
    boolean wanted = factor > 1 ? adapting.shortened() : adapting.expanded();
    return wanted ? factor : 1;
  }
}

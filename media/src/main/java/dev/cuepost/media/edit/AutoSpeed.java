package dev.cuepost.media.edit;

import dev.cuepost.media.edit.SoundLayout.PlacedSound;
import dev.cuepost.media.edit.Timeline.Adapting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Plays whole tracks faster or slower, so that they end with the main track.
 *
 * <p>Source: "Inter-track material alignment",
 * https://help.aliyun.com/en/ims/use-cases/inter-track-material-alignment
 */
final class AutoSpeed {
  private AutoSpeed() {}

  static Layout applied(Timeline timeline, Layout layout, List<String> warnings) {
    Optional<Duration> main = TotalLength.mainTrack(timeline, layout.video(), layout.audio());
    var video = new ArrayList<>(layout.video());
    var audio = new ArrayList<>(layout.audio());
    for (int track = 0; track < video.size(); track++) {
      var adapting = timeline.videoTracks().get(track).adapting();
      var end = TotalLength.latest(video.get(track).stream().map(Placed::end));
      double factor = factor(adapting, end, main);
      if (factor != 1) {
        video.set(track, video.get(track).stream().map(clip -> clip.sped(factor)).toList());
      }
    }
    for (int track = 0; track < audio.size(); track++) {
      var adapting = timeline.audioTracks().get(track).adapting();
      boolean repeats = audio.get(track).stream().anyMatch(sound -> sound.clip().loop());
      if (repeats && !adapting.equals(Adapting.NO)) {
        warnings.add(
            timeline.audioTracks().get(track).path()
                + ": a track with LoopMode does not change its speed.");
        continue;
      }
      var end = TotalLength.latest(audio.get(track).stream().map(PlacedSound::once));
      double factor = factor(adapting, end, main);
      if (factor != 1) {
        audio.set(track, audio.get(track).stream().map(sound -> sound.sped(factor)).toList());
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

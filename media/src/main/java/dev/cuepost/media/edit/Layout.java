package dev.cuepost.media.edit;

import dev.cuepost.media.edit.SoundLayout.PlacedSound;
import dev.cuepost.media.edit.Timeline.AudioTrack;
import dev.cuepost.media.edit.Timeline.VideoTrack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The place of every clip. Tracks are laid side by side, each as far as it goes: a clip that takes
 * its place from one of another track waits for it.
 *
 * @param video for each video track
 * @param audio for each audio track
 * @param references where the clips are that others may name
 */
record Layout(List<List<Placed>> video, List<List<PlacedSound>> audio, References references) {
  /** Where the clips lie once tracks that adapt themselves have done so. */
  static Layout adapted(
      Timeline timeline,
      Map<MediaRef, MediaFacts> facts,
      OutputConfig output,
      List<String> warnings) {
    var said = new ArrayList<String>();
    Layout own = of(timeline, facts, output, Map.of(), said);
    var speeds = AutoSpeed.speeds(timeline, own, said);
    if (!speeds.isEmpty()) {
      // those that take their place from a clip of such a track find it elsewhere now
      said.clear();
      own = of(timeline, facts, output, speeds, said);
      AutoSpeed.speeds(timeline, own, said);
    }
    warnings.addAll(said);
    return AutoSpeed.applied(timeline, own, speeds);
  }

  private static Layout of(
      Timeline timeline,
      Map<MediaRef, MediaFacts> facts,
      OutputConfig output,
      Map<String, Double> speeds,
      List<String> warnings) {
    var references = new References(speeds, warnings);
    for (var caption : timeline.captions().named()) {
      references.standing(
          new Timeline.Reference(Optional.of(caption.id()), Optional.empty()),
          caption.path(),
          new References.Place(caption.path(), caption.from(), caption.end()));
    }
    var video = new ArrayList<TrackLayout>();
    var audio = new ArrayList<SoundLayout>();
    for (VideoTrack track : timeline.videoTracks()) {
      video.add(new TrackLayout(track, facts, warnings, references));
    }
    for (AudioTrack track : timeline.audioTracks()) {
      audio.add(new SoundLayout(track, facts, warnings, references));
    }
    var spanning = new Spanning(timeline.videoTracks(), references);
    Optional<Duration> end = Optional.empty();
    boolean further = true;
    while (further) {
      further = spanning.goOn(end);
      for (TrackLayout track : video) {
        further |= track.goOn();
      }
      for (SoundLayout track : audio) {
        further |= track.goOn();
      }
      if (!further && end.isEmpty()) {
        // what takes the place of an image that is there to the end does not move that end
        end =
            Optional.of(
                TotalLength.of(
                        timeline,
                        video.stream().map(TrackLayout::placed).toList(),
                        audio.stream().map(SoundLayout::placed).toList(),
                        output)
                    .total());
        further = true;
      }
    }
    video.stream()
        .map(TrackLayout::waiting)
        .flatMap(Optional::stream)
        .findFirst()
        .or(() -> audio.stream().map(SoundLayout::waiting).flatMap(Optional::stream).findFirst())
        .ifPresent(path -> {
          throw references.unresolved(path);
        });
    return new Layout(
        video.stream().map(TrackLayout::placed).toList(),
        audio.stream().map(SoundLayout::placed).toList(),
        references);
  }

  Layout with(List<List<Placed>> newVideo, List<List<PlacedSound>> newAudio) {
    return new Layout(newVideo, newAudio, references);
  }
}

package dev.cuepost.media.edit;

import dev.cuepost.media.edit.Composition.Canvas;
import dev.cuepost.media.edit.Composition.Layer;
import dev.cuepost.media.edit.OutputConfig.Container;
import dev.cuepost.media.edit.SoundLayout.PlacedSound;
import dev.cuepost.media.json.RejectedException;
import dev.cuepost.media.json.Rejection;
import dev.cuepost.media.json.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** From a timeline and what probing told of its sources to a {@link Composition}. */
public final class Resolver {
  /** So many paths are named in one warning. */
  private static final int NAMED = 10;

  private Resolver() {}

  /**
   * Resolves lengths, places, sizes and levels.
   *
   * @param facts one entry for each of {@link Timeline#sources()}; others do not count
   */
  public static Verdict<Composition> resolve(
      Timeline timeline,
      Map<MediaRef, MediaFacts> facts,
      OutputConfig output,
      ProduceConfig produce) {
    var warnings = new ArrayList<String>();
    var known = new HashMap<>(facts);
    known.keySet().retainAll(timeline.sources());
    try {
      return new Verdict.Accepted<>(compose(timeline, known, output, produce, warnings), warnings);
    } catch (RejectedException rejected) {
      return new Verdict.Rejected<>(rejected.rejection());
    }
  }

  private static Composition compose(
      Timeline timeline,
      Map<MediaRef, MediaFacts> facts,
      OutputConfig output,
      ProduceConfig produce,
      List<String> warnings) {
    if (produce.transparent() && output.container() != Container.WEBM) {
      warnings.add("OutputWebmTransparentChannel is for .webm and was ignored.");
    }
    var layout = Layout.adapted(timeline, facts, output, warnings);
    var video = layout.video();
    var audio = layout.audio();
    var length = TotalLength.of(timeline, video, audio, output);
    var canvas = canvas(timeline, facts, output, length.total());
    if (canvas.isEmpty() && output.container().hasPicture()) {
      unseen(timeline, warnings);
    }
    var layers =
        canvas
            .map(sheet -> layers(timeline, layout, length, facts, sheet, warnings))
            .orElse(List.of());
    long samples =
        canvas
            .map(sheet -> sheet.rate().sampleOf(sheet.frames()))
            .orElseGet(() -> FrameRate.sampleAt(length.total()));
    if (samples == 0 || (canvas.isEmpty() && !output.container().hasSound())) {
      throw new RejectedException(
          Rejection.inJob("TimelineFormatError", "The timeline has nothing that lasts."));
    }
    var sounds = new Sounds(canvas.map(Canvas::rate), samples, length, warnings);
    video.forEach(track -> sounds.ofPictures(track));
    audio.stream().flatMap(List::stream).forEach((PlacedSound sound) -> sounds.add(sound));
    var screen =
        canvas
            .map(sheet ->
                timeline.effects().stream()
                    .flatMap(
                        item -> Screen.look(item, sheet, timeline.frontEnd(), warnings).stream())
                    .toList())
            .orElse(List.of());
    return new Composition(
        canvas,
        samples,
        layers,
        screen,
        sounds.heard(),
        timeline.equalizers(),
        output,
        produce,
        facts.values().stream().mapToLong(MediaFacts::bitrate).max().orElse(0));
  }

  /** What would be drawn if there were a picture. */
  private static void unseen(Timeline timeline, List<String> warnings) {
    var paths =
        Stream.concat(
                timeline.captions().paths().stream(),
                timeline.effects().stream().map(Timeline.EffectItem::path))
            .toList();
    if (!paths.isEmpty()) {
      warnings.add(
          "%s%s: the timeline has sounds alone, so there is no picture to draw it on."
              .formatted(
                  String.join(", ", paths.subList(0, Math.min(NAMED, paths.size()))),
                  paths.size() > NAMED ? " and %d more".formatted(paths.size() - NAMED) : ""));
    }
  }

  private static Optional<Canvas> canvas(
      Timeline timeline, Map<MediaRef, MediaFacts> facts, OutputConfig output, Duration total) {
    boolean seen = timeline.videoTracks().stream().anyMatch(track -> !track.clips().isEmpty());
    if (!seen || !output.container().hasPicture()) {
      return Optional.empty();
    }
    var size = CanvasChoice.size(output, facts.values());
    var rate = CanvasChoice.rate(output, facts.values());
    return Optional.of(
        new Canvas(size.width(), size.height(), rate, Math.max(1, rate.frameAt(total))));
  }

  private static List<Layer> layers(
      Timeline timeline,
      Layout layout,
      TotalLength length,
      Map<MediaRef, MediaFacts> facts,
      Canvas canvas,
      List<String> warnings) {
    var shots = new Shots(canvas, length, timeline.frontEnd(), facts, warnings);
    var layers = new ArrayList<Layer>();
    for (int track = 0; track < layout.video().size(); track++) {
      for (var layer : Layering.of(layout.video().get(track), warnings)) {
        layers.add(shots.layer(layer, track));
      }
      var written = timeline.videoTracks().get(track);
      for (var one : written.clips()) {
        if (TrackLayout.spansOutput(one)) {
          var clip = shots.referring(one, written.path(), layout.references());
          if (layers.isEmpty()) {
            layers.add(new Layer(List.of(), Layer.BELOW_ALL));
          }
          layers.add(shots.spanning(clip, Sources.picture(clip, facts), track));
        }
      }
    }
    var captioned = timeline.captions().lowestOver();
    if (captioned.isPresent() && layers.getFirst().track() >= captioned.getAsInt()) {
      layers.addFirst(new Layer(List.of(), Layer.BELOW_ALL));
    }
    return Backgrounds.settled(layers, captioned, warnings);
  }
}

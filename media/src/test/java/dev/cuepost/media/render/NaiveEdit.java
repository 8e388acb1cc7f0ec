package dev.cuepost.media.render;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What must be seen and heard of a timeline, worked out from its JSON by the rules alone, moment by
 * moment, in seconds and parts. It knows nothing of what renders it, and says nothing where the
 * rules leave a choice: in transitions, at edges, where two sounds of one pitch meet.
 */
final class NaiveEdit {
  private static final double[] BLACK = {0, 0, 0};

  private final List<NaiveTrack> pictures = new ArrayList<>();
  private final List<NaiveTrack> sounds = new ArrayList<>();
  private final JsonNode timeline;
  private final JsonNode output;
  private double total;

  /**
   * Works out a timeline that can be rendered.
   *
   * @throws IllegalArgumentException if it cannot: something begins behind the end of its source,
   *     sounds of one track overlap, or a clip follows one that is not there
   */
  NaiveEdit(JsonNode timeline, JsonNode output) {
    this.timeline = timeline;
    this.output = output;
    timeline
        .path("VideoTracks")
        .forEach(track -> pictures.add(new NaiveTrack(track, "VideoTrackClips")));
    timeline
        .path("ImageTracks")
        .forEach(track -> pictures.add(new NaiveTrack(track, "ImageTrackClips")));
    timeline
        .path("AudioTracks")
        .forEach(track -> sounds.add(new NaiveTrack(track, "AudioTrackClips")));
    lay();
  }

  private void lay() {
    var named = new HashMap<String, NaiveClip>();
    pictures.forEach(track -> track.layPictures(named));
    sounds.forEach(track -> track.laySounds(named));
    var main =
        Stream.concat(pictures.stream(), sounds.stream()).filter(NaiveTrack::main).findFirst();
    main.ifPresent(track -> {
      double end = track.latest();
      Stream.concat(pictures.stream(), sounds.stream()).forEach(other -> other.adapt(end));
    });
    var wanted = pictures.stream().anyMatch(NaiveTrack::hasPlaces) ? pictures : sounds;
    total =
        main.map(track -> Math.max(track.latest(), written()))
            .orElseGet(() -> wanted.stream().mapToDouble(NaiveTrack::latest).max().orElse(0));
    total = Math.min(total, timeline.path("MaxDuration").asDouble(1e9));
    total = Math.min(total, output.path("MaxDuration").asDouble(1e9));
    main.ifPresent(track -> cutTo(track.latest()));
    for (var track : pictures) {
      for (var clip : track.clips) {
        if (clip.wholeOutput()) {
          clip.start = clip.json.path("TimelineIn").asDouble(0);
          clip.end = clip.json.path("TimelineOut").asDouble(total);
          clip.moving = clip.end;
        }
      }
    }
    for (var track : sounds) {
      for (var clip : track.clips) {
        if (clip.json.path("LoopMode").asBoolean() && !clip.json.has("TimelineOut")) {
          double last = main.map(NaiveTrack::latest).orElse(total);
          clip.end = Math.min(track.nextStart(clip).orElse(last), last);
          clip.moving = clip.end;
        }
      }
    }
  }

  /** A main track ends all the others, but for pictures that say themselves when they end. */
  private void cutTo(double mainEnd) {
    for (var track : pictures) {
      for (var clip : track.clips) {
        if (!clip.wholeOutput() && !endsItself(clip)) {
          clip.cutAt(mainEnd);
        }
      }
    }
    sounds.forEach(track -> track.clips.forEach(clip -> clip.cutAt(mainEnd)));
  }

  /** The latest end that a picture has written down and reaches; no main track cuts it. */
  private double written() {
    return pictures.stream()
        .flatMap(track -> track.clips.stream())
        .filter(clip -> !clip.wholeOutput() && endsItself(clip))
        .mapToDouble(clip -> Math.min(clip.end, clip.json.get("TimelineOut").asDouble()))
        .max()
        .orElse(0);
  }

  private static boolean endsItself(NaiveClip clip) {
    return clip.json.path("TimelineOut").asDouble(0) > clip.start
        && !clip.json.has("ReferenceClipId");
  }

  boolean seen() {
    return pictures.stream().anyMatch(track -> !track.clips.isEmpty());
  }

  double total() {
    return total;
  }

  NaiveCanvas canvas() {
    double wide = 0;
    double high = 0;
    double rate = 0;
    for (var track : pictures) {
      for (var clip : track.clips) {
        wide = Math.max(wide, clip.material.width());
        high = Math.max(high, clip.material.height());
        rate = Math.max(rate, clip.material.rate());
      }
    }
    int width = output.path("Width").asInt(Math.max(128, (int) wide));
    int height = output.path("Height").asInt(Math.max(128, (int) high));
    var page = timeline.path("FECanvas");
    return new NaiveCanvas(
        width,
        height,
        output.path("Video").path("Fps").asDouble(rate == 0 ? 25 : rate),
        page.isObject() ? width / page.get("Width").asDouble() : 1,
        page.isObject() ? height / page.get("Height").asDouble() : 1);
  }

  /** Red, green and blue of a point in a frame; nothing where the rules do not say. */
  Optional<double[]> color(long frame, double x, double y) {
    var canvas = canvas();
    double[] color = BLACK;
    for (int index = 0; index < pictures.size(); index++) {
      var track = pictures.get(index);
      var order =
          new ArrayList<>(track.clips.stream().filter(clip -> !clip.wholeOutput()).toList());
      track.clips.stream().filter(NaiveClip::wholeOutput).forEach(order::add);
      for (var clip : order) {
        if (frame < canvas.frame(clip.start) || frame >= canvas.frame(clip.end)) {
          continue;
        }
        if (frame >= canvas.frame(clip.blendFrom) && frame < canvas.frame(clip.blendTo)) {
          return Optional.empty();
        }
        var drawn = drawn(clip, index, canvas, frame, x, y);
        if (drawn.isEmpty()) {
          return Optional.empty();
        }
        color = over(color, drawn.get(), clip.json.path("Opacity").asDouble(1));
      }
    }
    return Optional.of(color);
  }

  private static double[] over(double[] below, double[] above, double opacity) {
    if (above.length == 0) {
      return below;
    }
    double[] mixed = new double[3];
    for (int channel = 0; channel < 3; channel++) {
      mixed[channel] = opacity * above[channel] + (1 - opacity) * below[channel];
    }
    return mixed;
  }

  /** An empty colour where the clip shows nothing, nothing where that is not sure. */
  private Optional<double[]> drawn(
      NaiveClip clip, int track, NaiveCanvas canvas, long frame, double x, double y) {
    var view =
        new NaiveView(
            clip.json,
            clip.material,
            clip.json.path("Type").asText().equals("GlobalImage"),
            canvas);
    if (!view.has(x, y)) {
      return around(clip, track);
    }
    var point = view.seen(x, y);
    var second = second(clip, canvas, frame);
    return point.isEmpty() || second.isEmpty()
        ? Optional.empty()
        : Optional.of(clip.material.color(second.get(), point.get().x(), point.get().y()));
  }

  /** A background is sure where nothing lies below, which is so on the bottom track. */
  private Optional<double[]> around(NaiveClip clip, int track) {
    var background = clip.effect("Background");
    if (!background.isObject()) {
      return Optional.of(new double[0]);
    }
    boolean alone =
        track == 0
            && pictures.getFirst().clips.stream()
                .noneMatch(
                    other -> other != clip && other.start < clip.end && clip.start < other.end);
    if (!alone || !background.path("SubType").asText().equals("Color")) {
      return Optional.empty();
    }
    int rgb = Integer.parseInt(background.get("Color").asText().substring(1), 16);
    return Optional.of(new double[] {rgb >> 16, rgb >> 8 & 255, rgb & 255});
  }

  /**
   * Which second of the source is seen; nothing at its beginning, where it may be the one before.
   */
  private static Optional<Integer> second(NaiveClip clip, NaiveCanvas canvas, long frame) {
    if (clip.material.still()) {
      return Optional.of(0);
    }
    long first = canvas.frame(clip.start);
    long moving = Math.max(first + 1, canvas.frame(clip.moving));
    double shown = (Math.min(frame, moving - 1) - first) / canvas.rate() * clip.speed + clip.in();
    double last = clip.material.seconds() - 1 / clip.material.rate();
    double unsure = Math.max(clip.speed / canvas.rate(), 1 / clip.material.rate()) / 2 + 0.002;
    int earliest = (int) Math.floor(Math.min(last, shown - unsure) + 1e-9);
    int latest = (int) Math.floor(Math.min(last, shown + unsure) + 1e-9);
    return earliest == latest ? Optional.of(Math.max(0, latest)) : Optional.empty();
  }

  /**
   * The level of a tone in a span, as a part of its own; nothing where that is not sure.
   *
   * @param end of the output
   */
  Optional<Double> level(int tone, double from, double until, double end) {
    if (until > end) {
      return Optional.empty();
    }
    double level = 0;
    for (var part : parts(tone)) {
      if (part.edges().stream().anyMatch(edge -> edge > from && edge < until)) {
        return Optional.empty();
      }
      if (part.from() <= from && until <= part.until()) {
        if (level > 0) {
          return Optional.empty();
        }
        level = part.gain(from);
      }
    }
    return Optional.of(level);
  }

  private List<NaiveSound> parts(int tone) {
    var parts = new ArrayList<NaiveSound>();
    for (var track : pictures) {
      NaiveClip before = null;
      for (var clip : track.clips) {
        if (clip.material.tone() == tone && !clip.wholeOutput()) {
          parts.add(NaiveSound.of(clip, before, total));
        }
        before = clip.wholeOutput() ? before : clip;
      }
    }
    for (var track : sounds) {
      for (var clip : track.clips) {
        if (clip.material.tone() == tone) {
          parts.add(NaiveSound.of(clip, null, total));
        }
      }
    }
    return parts;
  }
}

package dev.cuepost.media.process.transcode;

import dev.cuepost.media.edit.FrameRate;
import dev.cuepost.media.edit.MediaFacts;
import dev.cuepost.media.process.transcode.Conversion.Mode;
import dev.cuepost.media.process.transcode.PictureConfig.Crop;
import dev.cuepost.media.process.transcode.TranscodePlan.Expected;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** From a configuration and what is known about the inputs to runs of FFmpeg. */
final class TranscodePlanner {
  private static final Duration SOUND_BLOCKS = Duration.ofMillis(100);
  private static final List<String> NOWHERE = List.of("-f", "null", "-");
  private static final int DECODING = 1;
  private static final int SKETCHING = 2;
  private static final int ENCODING = 4;

  private final TranscodeConfig config;
  private final Materials materials;
  private final List<Part> parts;
  private final Duration length;
  private final Optional<Part> seen;
  private final boolean heard;

  /**
   * Lays out the parts.
   *
   * @throws dev.cuepost.media.json.RejectedException if nothing can be made of the inputs
   */
  TranscodePlanner(TranscodeConfig config, Materials materials) {
    this.config = config;
    this.materials = materials;
    this.parts = Parts.of(config, materials.sources());
    this.length = parts.stream().map(Part::length).reduce(Duration.ZERO, Duration::plus);
    this.seen = parts.stream().filter(part -> part.picture().isPresent()).findFirst();
    this.heard = parts.stream().anyMatch(part -> part.sound().isPresent());
  }

  /** A run that must tell something before there can be a plan. */
  Optional<Pass> measuring() {
    var target =
        heard ? config.sound().flatMap(SoundConfig::loudness) : Optional.<LoudnessTarget>empty();
    boolean bars =
        seen.isPresent()
            && config
                .picture()
                .flatMap(PictureConfig::crop)
                .filter(Crop.Border.class::isInstance)
                .isPresent();
    if (bars && parts.size() > 1) {
      throw Words.impossible("Video.Crop", "can be border for a single input only");
    }
    if (target.isEmpty() && !bars) {
      return Optional.empty();
    }
    var inputs = new Inputs(materials.sources());
    var picture = new Graph("v");
    var sound = new Graph("a");
    var maps = new ArrayList<String>();
    if (bars) {
      var take = parts.getFirst().picture().orElseThrow();
      var filters = new ArrayList<>(config.picture().orElseThrow().turn().filters());
      filters.add("cropdetect=limit=24:round=2:reset=0");
      String found =
          picture.chain(inputs.open(take).index() + ":" + picture(take).stream(), filters);
      maps.addAll(List.of("-map", "[" + found + "]"));
    }
    target.ifPresent(aim ->
        maps.addAll(
            List.of(
                "-map",
                mapped(sound.chain(sound(inputs, sound), List.of(SoundChain.measure(aim)))))));
    // what was measured is told at the level of information
    var words = new ArrayList<>(List.of("-v", "info", "-nostats"));
    words.addAll(inputs.words());
    words.addAll(graph(picture, sound));
    words.addAll(maps);
    words.addAll(NOWHERE);
    return Optional.of(new Pass(words, length, DECODING));
  }

  /**
   * Plans the runs that make the output.
   *
   * @throws dev.cuepost.media.json.RejectedException if the inputs do not allow what is asked for
   */
  TranscodePlan plan(Measured measured) {
    if (config.remux()) {
      return copying();
    }
    boolean twice = isDoneTwice();
    var passes = new ArrayList<Pass>();
    if (twice) {
      passes.add(pass(measured, 1));
    }
    passes.add(pass(measured, twice ? 2 : 0));
    var framing = framing(measured);
    var texts =
        framing
            .map(frame -> new Overlays(config, materials, frame.output()).texts())
            .orElse(Map.of());
    return new TranscodePlan(texts, passes, expected(framing.map(Framing::output)));
  }

  /** The weights of all the runs together. */
  int weight() {
    return measuring().map(Pass::weight).orElse(0) + (isDoneTwice() ? SKETCHING : 0) + ENCODING;
  }

  private boolean isDoneTwice() {
    return seen.isPresent() && config.conversion().mode() == Mode.TWOPASS;
  }

  private Pass pass(Measured measured, int number) {
    boolean sketch = number == 1;
    var inputs = new Inputs(materials.sources());
    var encoding =
        new Encoding(config, materials.streams().getFirst(), materials.bench().resolve("passes"));
    var muxing = new Muxing(config, materials.bench());
    var picture = new Graph("v");
    var sound = new Graph("a");
    var output = new ArrayList<String>();
    framing(measured)
        .ifPresent(framing -> {
          output.addAll(List.of("-map", mapped(picture(inputs, picture, framing))));
          output.addAll(encoding.picture(rate(), number));
          output.addAll(muxing.keyFrames(length));
        });
    if (heard && !sketch) {
      String leveled =
          config
              .sound()
              .flatMap(SoundConfig::loudness)
              .flatMap(aim -> measured.loudness().flatMap(found -> SoundChain.level(aim, found)))
              .map(level -> sound.chain(sound(inputs, sound), List.of(level)))
              .orElseGet(() -> sound(inputs, sound));
      output.addAll(List.of("-map", mapped(leveled)));
      output.addAll(encoding.sound());
    }
    if (parts.size() > 1) {
      output.addAll(List.of("-map_metadata", "-1"));
    }
    if (parts.size() > 1 || !config.span().isWhole() || !config.combinations().isEmpty()) {
      output.addAll(List.of("-map_chapters", "-1"));
    }
    output.addAll(sketch ? NOWHERE : muxing.words(length));
    var words = new ArrayList<>(inputs.words());
    words.addAll(graph(picture, sound));
    words.addAll(output);
    return new Pass(words, length, sketch ? SKETCHING : ENCODING);
  }

  /** The picture of all the parts, with what is laid over it. */
  private String picture(Inputs inputs, Graph graph, Framing framing) {
    var wanted = config.picture().orElseThrow();
    var first = picture(seen.orElseThrow().picture().orElseThrow());
    boolean alone = parts.size() == 1;
    String joined;
    if (alone) {
      var take = parts.getFirst().picture().orElseThrow();
      var filters = trimmed(inputs.open(take), take, "");
      filters.addAll(PictureChain.alone(wanted, first, framing, Overlays.isAny(config)));
      joined = graph.chainIfAny(inputs.open(take).index() + ":" + first.stream(), filters);
    } else {
      var labels = parts.stream().map(part -> pictureOf(part, inputs, graph, framing)).toList();
      joined =
          graph.add(
              bracketed(labels),
              "concat=n=%d:v=1:a=0,fps=%s".formatted(parts.size(), rate().text()));
    }
    String matrix = alone && !first.color().rgb() ? first.color().matrix() : "bt709";
    return new Overlays(config, materials, framing.output()).over(joined, matrix, graph, inputs);
  }

  private String pictureOf(Part part, Inputs inputs, Graph graph, Framing framing) {
    var wanted = config.picture().orElseThrow();
    if (part.picture().isEmpty()) {
      return graph.add(
          "", PictureChain.black(wanted, framing.output(), rate(), Words.seconds(part.length())));
    }
    var take = part.picture().get();
    var own = picture(take);
    var frame =
        part.equals(seen.orElseThrow())
            ? framing
            : Framing.into(framing.output(), own, wanted.turn());
    var filters = trimmed(inputs.open(take), take, "");
    filters.addAll(PictureChain.joined(wanted, own, frame, rate()));
    return graph.chain(inputs.open(take).index() + ":" + own.stream(), filters);
  }

  private String sound(Inputs inputs, Graph graph) {
    var wanted = config.sound().orElseThrow();
    if (parts.size() > 1) {
      var labels = parts.stream().map(part -> soundOf(part, inputs, graph)).toList();
      return graph.add(bracketed(labels), "concat=n=%d:v=0:a=1".formatted(parts.size()));
    }
    var take = parts.getFirst().sound().orElseThrow();
    var filters = trimmed(inputs.open(take), take, "a");
    filters.addAll(SoundChain.alone(wanted, seen.isEmpty()));
    return graph.chainIfAny(stream(inputs, take), filters);
  }

  private String soundOf(Part part, Inputs inputs, Graph graph) {
    var wanted = config.sound().orElseThrow();
    String seconds = Words.seconds(part.length());
    if (part.sound().isEmpty()) {
      return graph.add("", SoundChain.silence(wanted, seconds));
    }
    var take = part.sound().get();
    var filters = trimmed(inputs.open(take), take, "a");
    filters.addAll(SoundChain.joined(wanted));
    // each part is as long as its picture, so that the next ones stay together
    filters.addAll(List.of("apad=whole_dur=" + seconds, "atrim=duration=" + seconds));
    return graph.chain(stream(inputs, take), filters);
  }

  private String stream(Inputs inputs, Part.Take take) {
    var sound = materials.sources().get(take.input()).facts().sound().orElseThrow();
    return inputs.open(take).index() + ":" + sound.stream();
  }

  /** Takes off what had to be read before the moment that is wanted. */
  private static List<String> trimmed(Inputs.Opened opened, Part.Take take, String kind) {
    var filters = new ArrayList<String>();
    if (opened.lead().isPositive()) {
      String lead = Words.seconds(opened.lead());
      filters.add(
          "%strim=start=%s:end=%s"
              .formatted(
                  kind, lead, Words.seconds(opened.lead().plus(take.length().orElseThrow()))));
      filters.add("%ssetpts=PTS-%s/TB".formatted(kind, lead));
    }
    return filters;
  }

  private Optional<Framing> framing(Measured measured) {
    return seen.map(part ->
        Framing.of(
            config.picture().orElseThrow(),
            config.conversion(),
            picture(part.picture().orElseThrow()),
            measured.inside()));
  }

  /** Frames a second of the output. */
  private FrameRate rate() {
    return config
        .picture()
        .flatMap(PictureConfig::fps)
        .orElseGet(() -> picture(seen.orElseThrow().picture().orElseThrow()).rate());
  }

  private MediaFacts.Picture picture(Part.Take take) {
    return materials.sources().get(take.input()).facts().picture().orElseThrow();
  }

  private TranscodePlan copying() {
    var muxing = new Muxing(config, materials.bench());
    var words = new Copying(config, materials).words(parts);
    words.addAll(muxing.words(length));
    return new TranscodePlan(
        Map.of(), List.of(new Pass(words, length, ENCODING)), expected(Optional.empty()));
  }

  private Expected expected(Optional<Size> size) {
    var frame =
        seen.isPresent()
            ? Stream.of(rate(), picture(seen.get().picture().orElseThrow()).rate())
                .map(rate -> rate.timeOf(1))
                .max(Duration::compareTo)
                .orElseThrow()
            : Duration.ZERO;
    var tolerance = frame.compareTo(SOUND_BLOCKS) > 0 ? frame : SOUND_BLOCKS;
    boolean certain = parts.stream().allMatch(Part::certain);
    return new Expected(
        size,
        heard,
        certain ? Optional.of(length) : Optional.empty(),
        tolerance.multipliedBy(parts.size()).plusMillis(2));
  }

  private static List<String> graph(Graph picture, Graph sound) {
    var lines = Stream.concat(picture.lines().stream(), sound.lines().stream()).toList();
    return lines.isEmpty() ? List.of() : List.of("-filter_complex", String.join(";", lines));
  }

  private static String bracketed(List<String> labels) {
    return "[" + String.join("][", labels) + "]";
  }

  /** Streams of inputs stand by themselves, labels in brackets. */
  private static String mapped(String label) {
    return label.contains(":") ? label : "[" + label + "]";
  }
}

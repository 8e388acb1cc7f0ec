package dev.cuepost.media.process.transcode;

import dev.cuepost.media.edit.MediaFacts;
import dev.cuepost.media.process.transcode.Part.Take;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Lays out the parts of the output: which input is seen and heard, and when. */
final class Parts {
  /** Formats whose length ffprobe reckons from a bitrate. */
  private static final Set<String> GUESSED = Set.of("aac", "mp3", "ac3", "eac3", "amr");

  private final TranscodeConfig config;
  private final List<TranscodeSource> sources;

  private Parts(TranscodeConfig config, List<TranscodeSource> sources) {
    this.config = config;
    this.sources = sources;
  }

  /** At least one part; every one of them has a picture or a sound. */
  static List<Part> of(TranscodeConfig config, List<TranscodeSource> sources) {
    return new Parts(config, sources).all();
  }

  private List<Part> all() {
    var parts = new ArrayList<Part>();
    if (config.combinations().isEmpty()) {
      for (int input = 0; input < sources.size(); input++) {
        whole(input).ifPresent(parts::add);
      }
    } else {
      config.combinations().forEach(combination -> parts.add(combined(combination)));
    }
    if (parts.isEmpty()) {
      throw Words.impossible(
          "The input",
          config.picture().isPresent()
              ? "has neither a picture nor a sound that is wanted"
              : "has no sound, and nothing else is wanted");
    }
    return windowed(parts);
  }

  private Optional<Part> whole(int input) {
    var facts = sources.get(input).facts();
    boolean seen = config.picture().isPresent() && facts.picture().isPresent();
    boolean heard = config.sound().isPresent() && facts.sound().isPresent();
    if (!seen && !heard) {
      return Optional.empty();
    }
    var take = new Take(input, Duration.ZERO, Optional.empty());
    var length =
        longer(
            seen ? pictureLength(facts) : Duration.ZERO,
            heard ? soundLength(facts) : Duration.ZERO);
    return Optional.of(
        new Part(
            seen ? Optional.of(take) : Optional.empty(),
            heard ? Optional.of(take) : Optional.empty(),
            length,
            isCertain(facts)));
  }

  private Part combined(Combination combination) {
    var picture =
        config.picture().isPresent()
            ? combination.picture().map(input -> source(combination, "VideoIndex", input))
            : Optional.<TranscodeSource>empty();
    var sound =
        config.sound().isPresent()
            ? combination.sound().map(input -> source(combination, "AudioIndex", input))
            : Optional.<TranscodeSource>empty();
    var seen = picture.map(TranscodeSource::facts).filter(facts -> facts.picture().isPresent());
    var heard = sound.map(TranscodeSource::facts).filter(facts -> facts.sound().isPresent());
    var all =
        seen.map(Parts::pictureLength)
            .or(() -> heard.map(Parts::soundLength))
            .orElseThrow(
                () -> Words.impossible(combination.path(), "takes neither a picture nor a sound"));
    var rest = all.minus(combination.start());
    if (!rest.isPositive()) {
      throw Words.impossible(combination.path() + ".Start", "is behind the end of the input");
    }
    var length = combination.length().filter(time -> time.compareTo(rest) < 0).orElse(rest);
    return new Part(
        seen.map(_ -> take(combination.picture(), combination.start(), length)),
        heard.map(_ -> take(combination.sound(), combination.start(), length)),
        length,
        seen.or(() -> heard).filter(Parts::isCertain).isPresent());
  }

  private static Take take(Optional<Integer> input, Duration start, Duration length) {
    return new Take(input.orElseThrow(), start, Optional.of(length));
  }

  private TranscodeSource source(Combination combination, String name, int input) {
    if (input >= sources.size()) {
      throw Words.impossible(
          combination.path() + "." + name,
          "must be below the number of inputs, %d, was %d".formatted(sources.size(), input));
    }
    return sources.get(input);
  }

  /** What of the parts lies within the wanted span. */
  private List<Part> windowed(List<Part> parts) {
    var span = config.span();
    if (span.isWhole()) {
      return parts;
    }
    var total = parts.stream().map(Part::length).reduce(Duration.ZERO, Duration::plus);
    if (span.seek().compareTo(total) >= 0) {
      throw Words.impossible(
          "TimeSpan.Seek",
          "is behind the end of the input, which lasts %s s".formatted(Words.seconds(total)));
    }
    var last = total.minus(span.cut());
    if (span.seek().compareTo(last) >= 0) {
      throw Words.impossible(
          "TimeSpan.End",
          "leaves nothing of the input, which lasts %s s".formatted(Words.seconds(total)));
    }
    var end =
        span.length().map(span.seek()::plus).filter(time -> time.compareTo(last) < 0).orElse(last);
    var kept = new ArrayList<Part>();
    var begin = Duration.ZERO;
    for (var part : parts) {
      var partEnd = begin.plus(part.length());
      var from = longer(begin, span.seek());
      var until = partEnd.compareTo(end) < 0 ? partEnd : end;
      if (from.compareTo(until) < 0) {
        boolean whole = from.equals(begin) && until.equals(partEnd);
        kept.add(whole ? part : part.cut(from.minus(begin), until.minus(from)));
      }
      begin = partEnd;
    }
    return kept;
  }

  private static boolean isCertain(MediaFacts facts) {
    return !GUESSED.contains(facts.demuxer());
  }

  private static Duration pictureLength(MediaFacts facts) {
    return facts.picture().orElseThrow().length();
  }

  private static Duration soundLength(MediaFacts facts) {
    return facts.sound().orElseThrow().length();
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }
}

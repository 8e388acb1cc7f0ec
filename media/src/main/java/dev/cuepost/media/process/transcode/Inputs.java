package dev.cuepost.media.process.transcode;

import dev.cuepost.media.process.transcode.Part.Take;
import dev.cuepost.media.render.FfmpegRun;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The inputs of a run. A stretch of a file is opened once for its picture and its sound. */
final class Inputs {
  /** Formats in which FFmpeg finds any moment by itself. */
  private static final Set<String> INDEXED = Set.of("mov", "matroska");

  /** How much earlier reading begins in the others: seeking there may end behind a moment. */
  private static final Duration LEAD = Duration.ofSeconds(10);

  private static final Duration SPARE = Duration.ofMillis(200);

  private final List<TranscodeSource> sources;
  private final Map<Take, Opened> opened = new HashMap<>();
  private final List<List<String>> words = new ArrayList<>();

  /**
   * An input.
   *
   * @param index FFmpeg's number for it
   * @param lead how much of what is read comes before what is wanted
   */
  record Opened(int index, Duration lead) {}

  Inputs(List<TranscodeSource> sources) {
    this.sources = sources;
  }

  Opened open(Take take) {
    return opened.computeIfAbsent(take, this::read);
  }

  /** A picture that is laid over; one that moves is repeated without end. */
  int layer(TranscodeSource source) {
    boolean still = source.facts().picture().orElseThrow().still();
    words.add(
        FfmpegRun.input(
            source.facts().demuxer(),
            source.file(),
            still ? List.of() : List.of("-stream_loop", "-1")));
    return words.size() - 1;
  }

  List<String> words() {
    return words.stream().flatMap(List::stream).toList();
  }

  private Opened read(Take take) {
    var source = sources.get(take.input());
    boolean precise = INDEXED.contains(source.facts().demuxer());
    var lead = precise ? Duration.ZERO : take.start().compareTo(LEAD) < 0 ? take.start() : LEAD;
    var before = new ArrayList<String>();
    var seek = take.start().minus(lead);
    if (seek.isPositive()) {
      before.addAll(List.of("-ss", Words.seconds(seek)));
    }
    take.length()
        .map(length -> lead.isZero() ? length : length.plus(lead).plus(SPARE))
        .ifPresent(length -> before.addAll(List.of("-t", Words.seconds(length))));
    words.add(FfmpegRun.input(source.facts().demuxer(), source.file(), before));
    return new Opened(words.size() - 1, lead);
  }
}

package dev.cuepost.media.process.transcode;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The words that tell FFmpeg how to wrap what it makes, and where to put it.
 *
 * <p>A playlist's stream is cut by the segment muxer, which unlike the one for playlists cuts at
 * given times; {@link Playlist} is written from its list.
 *
 * @param bench the directory that everything is made in
 */
record Muxing(TranscodeConfig config, Path bench) {
  Path main() {
    return bench.resolve("output." + config.extension());
  }

  /** The segments' names and times, one a line. */
  Path segmentList() {
    return bench.resolve("segments.csv");
  }

  Path segments() {
    return bench.resolve("segments");
  }

  /** Key frames where the stream is to be cut. */
  List<String> keyFrames(Duration total) {
    if (!config.isSegmented()) {
      return List.of();
    }
    var cuts = config.segmenting().cuts(total);
    return List.of(
        "-force_key_frames",
        cuts.isEmpty()
            ? "expr:gte(t,n_forced*%s)".formatted(Words.seconds(config.segmenting().length()))
            : times(cuts));
  }

  List<String> words(Duration total) {
    if (!config.isSegmented()) {
      var words = new ArrayList<String>();
      if (config.container().isIsoFile()) {
        words.addAll(List.of("-movflags", "+faststart"));
      }
      words.addAll(List.of("-f", config.container().muxer(), Words.file(main())));
      return words;
    }
    var words = new ArrayList<>(List.of("-f", "segment", "-segment_format", "mpegts"));
    // times as they are, or the frames would be late for the cuts
    words.addAll(List.of("-avoid_negative_ts", "disabled"));
    // one stream in many files: its counters go on from file to file
    words.addAll(List.of("-individual_header_trailer", "0"));
    var cuts = config.segmenting().cuts(total);
    words.addAll(
        cuts.isEmpty()
            ? List.of("-segment_time", Words.seconds(config.segmenting().length()))
            : List.of("-segment_times", times(cuts)));
    words.addAll(List.of("-segment_list_type", "csv", "-segment_list", Words.file(segmentList())));
    words.addAll(List.of("-segment_start_number", "1"));
    words.add(Words.file(segments()).replace("%", "%%") + "/%05d.ts");
    return words;
  }

  private static String times(List<Duration> cuts) {
    return cuts.stream().map(Words::seconds).collect(Collectors.joining(","));
  }
}

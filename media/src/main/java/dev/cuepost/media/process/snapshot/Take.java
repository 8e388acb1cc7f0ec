package dev.cuepost.media.process.snapshot;

import dev.cuepost.media.process.picture.Reach;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * One run of FFmpeg that takes frames out of a video, as data.
 *
 * <p>Each frame becomes a file that is named by its time in microseconds since {@code
 * reach.seek()}, so that it is known what was taken when key frames or black ones decide.
 *
 * @param reach where reading begins
 * @param keyFrames whether others are not even decoded
 * @param pick filters that let the wanted frames through, in a time base of microseconds
 * @param most how many frames end the run
 * @param span from {@code reach.seek()} to the last wanted moment, for the progress
 */
record Take(Reach reach, boolean keyFrames, List<String> pick, int most, Duration span) {
  Take {
    pick = List.copyOf(pick);
  }

  /**
   * FFmpeg's words.
   *
   * @param stream the picture's index in the file
   * @param looks filters behind {@code pick}
   * @param encoding words for the encoder
   * @param ending of the files' names, with its dot
   */
  List<String> words(
      String demuxer,
      Path file,
      int stream,
      List<String> looks,
      List<String> encoding,
      Path directory,
      String ending) {
    var filters = new ArrayList<>(pick);
    filters.addAll(looks);
    var words = new ArrayList<String>();
    words.addAll(
        reach.input(demuxer, file, keyFrames ? List.of("-skip_frame", "nokey") : List.of()));
    words.addAll(List.of("-map", "0:" + stream, "-vf", String.join(",", filters)));
    words.addAll(List.of("-frames:v", Integer.toString(most)));
    words.addAll(List.of("-fps_mode", "passthrough", "-enc_time_base", "1/1000000"));
    words.addAll(List.of("-map_metadata", "-1"));
    words.addAll(encoding);
    words.addAll(List.of("-frame_pts", "1", "-f", "image2"));
    words.add(numbered(directory, "%015d" + ending));
    return words;
  }

  /** The time of a frame by its file's name. */
  Duration time(Path taken) {
    String name = taken.getFileName().toString();
    long micros = Long.parseLong(name.substring(0, name.indexOf('.')));
    return reach.seek().plusNanos(micros * 1_000);
  }

  /** A pattern of files for FFmpeg, which would read a directory's percent signs as its own. */
  static String numbered(Path directory, String pattern) {
    return "file:" + directory.toAbsolutePath().toString().replace("%", "%%") + "/" + pattern;
  }
}

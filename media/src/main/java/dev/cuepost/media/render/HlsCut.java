package dev.cuepost.media.render;

import dev.cuepost.media.render.FfmpegRun.Ending;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Cuts a transport stream at its key frames into the segments of a playlist, without encoding.
 *
 * <p>Source: RFC 8216.
 */
public final class HlsCut {
  private static final int SEGMENT_SECONDS = 10;
  private static final String NAME = "segment-";

  private final FfmpegRun ffmpeg;

  public HlsCut(Ffmpeg ffmpeg) {
    this.ffmpeg = new FfmpegRun(ffmpeg);
  }

  /**
   * What was cut.
   *
   * @param segments in order
   * @param lines of the playlist, with names that are yet to be replaced
   */
  public record Cut(List<Path> segments, List<String> lines) {
    public Cut {
      segments = List.copyOf(segments);
      lines = List.copyOf(lines);
    }

    /** The playlist with the segments' final names, as they are written in addresses. */
    public String text(List<String> names) {
      List<String> text = new ArrayList<>();
      int next = 0;
      for (String line : lines) {
        text.add(line.isEmpty() || line.startsWith("#") ? line : names.get(next++));
      }
      return String.join("\n", text) + "\n";
    }
  }

  /**
   * Cuts it.
   *
   * @param stream a transport stream of our own making
   * @param directory of the segments, which is there and empty
   * @return nothing if FFmpeg fails
   */
  public Optional<Cut> cut(Path stream, Path directory, Duration length, Duration limit)
      throws IOException {
    Path list = directory.resolve("list.m3u8");
    List<String> words = new ArrayList<>(FfmpegRun.input("mpegts", stream, List.of()));
    words.addAll(List.of("-map", "0", "-c", "copy", "-f", "hls"));
    words.addAll(List.of("-hls_time", Integer.toString(SEGMENT_SECONDS), "-hls_list_size", "0"));
    words.addAll(List.of("-hls_playlist_type", "vod", "-hls_segment_type", "mpegts"));
    words.addAll(
        List.of(
            "-hls_segment_filename", file(directory).replace("%", "%%") + "/" + NAME + "%05d.ts"));
    words.add(file(list));
    if (!(ffmpeg.run(words, length, limit, progress -> {}) instanceof Ending.Done)) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(list);
    List<Path> segments =
        lines.stream().filter(line -> line.startsWith(NAME)).map(directory::resolve).toList();
    return Optional.of(new Cut(segments, lines));
  }

  private static String file(Path path) {
    return "file:" + path.toAbsolutePath();
  }
}

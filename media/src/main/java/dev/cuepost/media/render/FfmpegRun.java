package dev.cuepost.media.render;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Runs FFmpeg with words that the caller made. Any thread may run it; each call is one child
 * process, which dies with this one.
 *
 * <p>The caller answers for the words: local files with the {@code file:} protocol, a named demuxer
 * and {@code -protocol_whitelist} for each input. {@link #input} makes such words.
 */
public final class FfmpegRun {
  /** No decoder may be led to make a larger picture. */
  private static final String MAX_PIXELS = "100000000";

  private static final int LONGEST = 300;
  private static final Pattern FILE = Pattern.compile("file:\\S*/([^/\\s:']+)");

  private final Ffmpeg ffmpeg;

  public FfmpegRun(Ffmpeg ffmpeg) {
    this.ffmpeg = ffmpeg;
  }

  /** How a run ended. */
  public sealed interface Ending {
    /**
     * FFmpeg is content; what it left is for the caller to look at.
     *
     * @param log the end of what it said on its error stream, at the level that was asked for
     */
    record Done(String log) implements Ending {}

    /**
     * FFmpeg is not.
     *
     * @param sentence what it says, without the paths of this machine
     */
    record Failed(String sentence) implements Ending {}

    /** It took longer than it may and was stopped. */
    record TimedOut(Duration limit) implements Ending {}

    /** The thread was interrupted; FFmpeg was stopped and the interrupt flag is set. */
    record Cancelled() implements Ending {}
  }

  /**
   * Runs it to its end.
   *
   * @param words all of its arguments but for the program and those that tell progress
   * @param total how long what it makes will be, for the progress
   * @param limit after which it is stopped
   * @param progress is told from another thread, at most 99 percent, and never after the return
   * @throws IOException if it cannot be started
   */
  public Ending run(List<String> words, Duration total, Duration limit, Consumer<Progress> progress)
      throws IOException {
    var command = new ArrayList<>(List.of("nice", "-n", "5", ffmpeg.ffmpeg().toString()));
    command.addAll(List.of("-nostdin", "-hide_banner", "-v", "error", "-y"));
    command.addAll(List.of("-progress", "pipe:1", "-stats_period", "0.5"));
    command.addAll(words);
    var reader = new ProgressReader(total, progress);
    return switch (Child.run(command, Path.of(""), limit, ffmpeg.memory(), reader::read)) {
      case Child.Ending.Exited(int status, String errors) when status == 0 ->
          new Ending.Done(errors);
      case Child.Ending.Exited(int status, String errors) ->
          new Ending.Failed(sentence(status, errors));
      case Child.Ending.TimedOut() -> new Ending.TimedOut(limit);
      case Child.Ending.Overgrown() -> new Ending.Failed(ffmpeg.tooLittle());
      case Child.Ending.Interrupted() -> new Ending.Cancelled();
    };
  }

  /**
   * Words for one local file.
   *
   * @param demuxer FFmpeg's name of its format, as probed, whatever its content claims to be
   * @param before further options of the input
   */
  public static List<String> input(String demuxer, Path file, List<String> before) {
    var words = new ArrayList<>(List.of("-protocol_whitelist", "file", "-f", demuxer));
    words.addAll(before);
    words.addAll(List.of("-max_pixels", MAX_PIXELS, "-i", "file:" + file.toAbsolutePath()));
    return words;
  }

  private static String sentence(int status, String errors) {
    if (status > 128 && status < 160) { // above that FFmpeg tells its own error numbers
      return "FFmpeg was ended by signal " + (status - 128) + ".";
    }
    String line = errors.strip().lines().findFirst().orElse("no reason given");
    String shown = FILE.matcher(line).replaceAll("$1");
    return "FFmpeg ended with status %d: %s."
        .formatted(status, shown.length() > LONGEST ? shown.substring(0, LONGEST) : shown);
  }
}

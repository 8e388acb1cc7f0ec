package dev.cuepost.media.process.picture;

import dev.cuepost.media.render.FfmpegRun;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Where the reading of a file begins so that the frame of a moment is met.
 *
 * <p>FFmpeg is told to seek and to hand on all that it decodes, from the key frame before: what is
 * on display at a moment may have begun long before it. Filters then choose by the time that passes
 * since {@code seek}.
 *
 * @param seek from the file's first moment
 * @param lead from there to the wanted moment
 */
public record Reach(Duration seek, Duration lead) {
  /** Formats in which a seek finds the key frame before a moment. */
  private static final Set<String> INDEXED = Set.of("mov", "matroska");

  /** How much earlier the reading begins in the others, where a seek may end behind it. */
  private static final Duration LEAD = Duration.ofSeconds(20);

  /**
   * A frame that begins so shortly after a moment counts as beginning with it: containers and
   * requests round times to the millisecond.
   */
  public static final Duration GRAIN = Duration.ofNanos(500_000);

  /**
   * The way to a moment.
   *
   * @param demuxer FFmpeg's name of the file's format
   */
  public static Reach to(Duration moment, String demuxer) {
    var wanted = lead(demuxer);
    var lead = moment.compareTo(wanted) < 0 ? moment : wanted;
    return new Reach(moment.minus(lead), lead);
  }

  /** How much earlier than a late moment the reading of such a file begins. */
  public static Duration lead(String demuxer) {
    return INDEXED.contains(demuxer) ? Duration.ZERO : LEAD;
  }

  /**
   * FFmpeg's words for the file.
   *
   * @param before further options of the input
   */
  public List<String> input(String demuxer, Path file, List<String> before) {
    var words = new ArrayList<String>();
    if (!seek.isZero()) {
      words.addAll(List.of("-noaccurate_seek", "-ss", seconds(seek)));
    }
    words.add("-noautorotate");
    words.addAll(before);
    return FfmpegRun.input(demuxer, file, words);
  }

  /**
   * Filters that give the frames on display at the moment and evenly after it, in a time base of
   * microseconds and with the time since {@code seek} as their times. A frame that is on display at
   * several of the times comes as often.
   *
   * @param numerator of how many come a second, at most 1001000
   * @param denominator of how many come a second, at most 1001000: FFmpeg reads no finer ratio
   */
  public List<String> onDisplay(long numerator, long denominator) {
    String start = seconds(lead.plus(GRAIN));
    return List.of(
        // the grain is finer than many a container's own time base
        "settb=1/1000000",
        // some releases lose the last frame, as they do not tell the filter how long it lasts
        "tpad=stop_duration=10:stop_mode=clone",
        "fps=fps=%d/%d:start_time=%s:round=up".formatted(numerator, denominator, start),
        "settb=1/1000000",
        "setpts=%d+N*%d/%d".formatted(micros(lead), denominator * 1_000_000, numerator));
  }

  /** Seconds as FFmpeg reads them, to the microsecond, rounded down. */
  public static String seconds(Duration time) {
    return BigDecimal.valueOf(micros(time), 6).stripTrailingZeros().toPlainString();
  }

  private static long micros(Duration time) {
    return time.toNanos() / 1_000;
  }
}

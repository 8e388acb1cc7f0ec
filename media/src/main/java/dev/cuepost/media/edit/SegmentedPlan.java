package dev.cuepost.media.edit;

import dev.cuepost.media.edit.RenderPlan.Expected;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * An edit in segments: each has a run for its picture, all of them one for the sound, in any order
 * and side by side; a last run puts their files together without encoding.
 *
 * <p>Files between are of NUT, which keeps the time base of the rate: frames of later segments come
 * to stand where they would stand in one run, to the tick.
 *
 * @param pictures a run for each segment, in their order; two or more
 * @param sound the run for the sound
 * @param wrapping words between the joined streams and the target
 * @param expected what a complete output looks like
 */
public record SegmentedPlan(
    List<RenderPlan> pictures, RenderPlan sound, List<String> wrapping, Expected expected)
    implements Plan {
  /** The ending of a segment's file. */
  public static final String PICTURE = ".nut";

  /** The ending of the sound's file, whose format keeps how much an encoder put before it. */
  public static final String SOUND = ".m4a";

  public SegmentedPlan {
    pictures = List.copyOf(pictures);
    wrapping = List.copyOf(wrapping);
  }

  /**
   * The list from which FFmpeg joins the pictures.
   *
   * @param names of the segments' files, plain ones, beside the list
   */
  public String list(List<String> names) {
    var list = new StringBuilder("ffconcat version 1.0\n");
    for (int index = 0; index < names.size(); index++) {
      list.append(
          "file %s%nduration %s%n"
              .formatted(names.get(index), lasting(pictures.get(index).expected())));
    }
    return list.toString();
  }

  /** To the nearest microsecond: less than half a tick of any rate away from the truth. */
  private static String lasting(Expected segment) {
    return BigDecimal.valueOf(segment.length().toNanos(), 9)
        .setScale(6, RoundingMode.HALF_UP)
        .toPlainString();
  }

  /** FFmpeg's words for the last run, without its own name. */
  public List<String> joining(Path list, Path soundFile, Path target) {
    var words = new ArrayList<>(List.of("-protocol_whitelist", "file", "-f", "concat"));
    words.addAll(List.of("-i", RenderPlan.address(list)));
    words.addAll(List.of("-protocol_whitelist", "file", "-f", "mov"));
    words.addAll(List.of("-i", RenderPlan.address(soundFile)));
    words.addAll(List.of("-map", "0:v:0", "-map", "1:a:0", "-c", "copy"));
    words.addAll(wrapping);
    words.add(RenderPlan.address(target));
    return List.copyOf(words);
  }
}

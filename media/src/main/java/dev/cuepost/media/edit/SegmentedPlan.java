package dev.cuepost.media.edit;

import dev.cuepost.media.edit.RenderPlan.Expected;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * An edit in segments: there are runs for their pictures, and one for the sound of all, in any
 * order and side by side; then their files are put together without encoding.
 *
 * <p>Where they are listed, files between are of NUT, which keeps the time base of the rate: frames
 * of later segments come to stand where they would stand in one run, to the tick.
 *
 * @param pictures the runs for pictures
 * @param sound the run for the sound
 * @param joint how the pictures come together
 * @param wrapping words between the joined streams and the target
 * @param expected what a complete output looks like
 */
public record SegmentedPlan(
    List<RenderPlan> pictures,
    RenderPlan sound,
    Joint joint,
    List<String> wrapping,
    Expected expected)
    implements Plan {
  /** The ending of the sound's file, whose format keeps how much an encoder put before it. */
  public static final String SOUND = ".m4a";

  public SegmentedPlan {
    pictures = List.copyOf(pictures);
    wrapping = List.copyOf(wrapping);
  }

  /** The ending of a segment's file. */
  public String ending() {
    return switch (joint) {
      case Joint.Listed() -> ".nut";
      case Joint.Pieced _ -> ".mp4";
    };
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
    words.addAll(List.of("-map", "0:v:0", "-map", "1:a:0"));
    return wrapped(words, target);
  }

  /** The same for a file that has picture and sound. */
  public List<String> wrapping(Path joined, Path target) {
    var words = new ArrayList<>(List.of("-protocol_whitelist", "file", "-f", "mov"));
    words.addAll(List.of("-i", RenderPlan.address(joined), "-map", "0"));
    return wrapped(words, target);
  }

  private List<String> wrapped(List<String> words, Path target) {
    words.addAll(List.of("-c", "copy"));
    words.addAll(wrapping);
    words.add(RenderPlan.address(target));
    return List.copyOf(words);
  }
}

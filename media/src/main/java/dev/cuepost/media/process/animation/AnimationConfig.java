package dev.cuepost.media.process.animation;

import dev.cuepost.media.edit.FrameRate;
import dev.cuepost.media.json.Verdict;
import dev.cuepost.media.process.picture.WantedSize;
import java.util.Optional;

/**
 * What an animated picture is to be like.
 *
 * @param rate frames a second; absent for ten, or fewer if the clip has fewer
 * @param longSideFirst whether the size's width is meant for the longer side
 */
public record AnimationConfig(
    AnimationFormat format,
    Optional<FrameRate> rate,
    WantedSize size,
    boolean longSideFirst,
    TimeSpan span) {

  /**
   * Reads the parameters of a job: those of its template, with what overwrites them.
   *
   * <p>Members, whose values may be texts: {@code Format} ({@code gif} if absent, {@code webp}),
   * {@code Fps} (1..60), {@code Width} and {@code Height} (128..4096; one missing keeps the ratio,
   * both missing the size), {@code LongShortMode} (true if absent), {@code ScanMode}, {@code
   * TimeSpan} with {@code Seek}, {@code Duration}, {@code End} as {@code hh:mm:ss[.SSS]} or {@code
   * sssss[.SSS]}. {@code End} is how much is cut off the clip's end; {@code Duration} does not
   * count beside it. What is not understood is warned about.
   *
   * @return {@code InvalidParameter} for what is out of its range
   */
  public static Verdict<AnimationConfig> read(String json) {
    return AnimationConfigReader.read(json);
  }
}

package dev.cuepost.media.process.transcode;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What to do, as data.
 *
 * @param texts files that must be written first, with their content
 * @param passes runs of FFmpeg, one after the other
 * @param expected what must come out of the last
 */
record TranscodePlan(Map<Path, String> texts, List<Pass> passes, Expected expected) {
  TranscodePlan {
    texts = Map.copyOf(texts);
    passes = List.copyOf(passes);
  }

  /**
   * What a complete output looks like.
   *
   * @param picture its size; absent if there is none
   * @param sound whether there is any
   * @param length absent if the inputs do not tell theirs reliably
   * @param tolerance how much the length may be off
   */
  record Expected(
      Optional<Size> picture, boolean sound, Optional<Duration> length, Duration tolerance) {}
}

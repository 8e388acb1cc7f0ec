package dev.cuepost.media.process.snapshot;

import java.util.List;

/**
 * Which frames count as black.
 *
 * @param level the share of black pixels from which on a frame does, 1..100 percent
 * @param pixelThreshold the luma below which a pixel does, 0..255, where black is 16 and white 235
 */
public record Blackness(int level, int pixelThreshold) {
  /** Filters that let only those through which do not. */
  List<String> passingOver() {
    return List.of(
        "blackframe=amount=0:threshold=" + pixelThreshold,
        "metadata=mode=select:key=lavfi.blackframe.pblack:function=less:value=" + level);
  }
}

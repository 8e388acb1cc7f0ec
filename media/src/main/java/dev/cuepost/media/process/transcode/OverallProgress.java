package dev.cuepost.media.process.transcode;

import dev.cuepost.media.render.Progress;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * Makes one progress of that of several passes. Each pass tells from a thread of its own, but they
 * never run at the same time.
 */
final class OverallProgress {
  private final int total;
  private final IntConsumer told;
  private int done;
  private int percent = -1;

  /**
   * Begins at nothing.
   *
   * @param total the weights of all passes
   */
  OverallProgress(int total, IntConsumer told) {
    this.total = total;
    this.told = told;
  }

  /** What the next pass tells. */
  synchronized Consumer<Progress> next(Pass pass) {
    int before = done;
    done += pass.weight();
    return progress -> tell((before * 100 + progress.percent() * pass.weight()) / total);
  }

  private synchronized void tell(int now) {
    int most = Math.min(99, now);
    if (most > percent) {
      percent = most;
      told.accept(most);
    }
  }
}

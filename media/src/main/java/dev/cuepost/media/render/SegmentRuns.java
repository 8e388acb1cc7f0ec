package dev.cuepost.media.render;

import dev.cuepost.media.edit.SegmentedPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Who does the runs of a plan in segments: this process alone, or whoever has time. */
public interface SegmentRuns {
  /** What came of it. */
  sealed interface Outcome {
    /**
     * All are there.
     *
     * @param pictures files in the order of the plan
     * @param sound the file of the sound
     */
    record Made(List<Path> pictures, Path sound) implements Outcome {
      public Made {
        pictures = List.copyOf(pictures);
      }
    }

    /** One of them is not, so that the others are of no use. */
    record Missing(RenderOutcome why) implements Outcome {}
  }

  /**
   * Does them all.
   *
   * @param beside where files lie that graphs name without saying where
   * @param folder in which all that comes out is to lie, and nothing else does
   * @param limit for each run
   * @param progress is told of 0 to 99 percent, from any thread, and never after the return
   * @throws IOException if this machine's storage fails
   */
  Outcome make(
      SegmentedPlan plan, Path beside, Path folder, Duration limit, Consumer<Progress> progress)
      throws IOException;
}

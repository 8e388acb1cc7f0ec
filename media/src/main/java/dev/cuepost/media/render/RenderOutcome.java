package dev.cuepost.media.render;

import java.time.Duration;
import java.util.List;

/** What came of running a plan. */
public sealed interface RenderOutcome {
  /**
   * The file is complete, was looked at and agrees with the plan, and is synced to disk.
   *
   * @param duration its length
   * @param sizeBytes its size
   * @param report what ffprobe tells of it, a JSON object with {@code format} and {@code streams}
   */
  record Rendered(Duration duration, long sizeBytes, String report) implements RenderOutcome {}

  /**
   * FFmpeg failed, or made something else than planned.
   *
   * @param code the protocol's error code
   * @param message one sentence
   * @param said the last lines of FFmpeg, without the paths of this machine
   */
  record Failed(String code, String message, List<String> said) implements RenderOutcome {
    public Failed {
      said = List.copyOf(said);
    }

    public Failed(String code, String message) {
      this(code, message, List.of());
    }
  }

  /** It took longer than it may and was stopped. */
  record TimedOut(Duration limit) implements RenderOutcome {}

  /** The thread was interrupted; FFmpeg was stopped and the interrupt flag is set. */
  record Cancelled() implements RenderOutcome {}
}

package dev.cuepost.media.process.plugin;

import dev.cuepost.media.edit.MediaFacts;
import dev.cuepost.media.process.outcome.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** Looks at files. Any thread may ask; each call is its own. */
public interface Plugin {
  /** The code of a plug-in that does not do its work, or cannot be reached. */
  String FAILED = "PluginFailed";

  /** The code of an answer that breaks the contract. */
  String INVALID_ANSWER = "PluginAnswerInvalid";

  /** The code of an answer that is longer than {@link #LONGEST_ANSWER}. */
  String LONG_ANSWER = "PluginAnswerTooLong";

  /** In bytes. */
  int LONGEST_ANSWER = 1 << 20;

  /** What came of it. */
  sealed interface Reply {
    record Answered(Findings findings) implements Reply {}

    /**
     * There are no findings.
     *
     * @param why never {@link Outcome.Made}; a failure has one of this interface's codes, or one of
     *     those of FFmpeg's runs
     */
    record NotAnswered(Outcome why) implements Reply {
      static NotAnswered failed(String code, String message) {
        return new NotAnswered(new Outcome.Failed(code, message));
      }
    }
  }

  /**
   * Looks at a local file.
   *
   * @param facts of the file, as probed
   * @param scratch a directory to work in, which is made if need be; nothing stays there
   * @param limit for all of it
   * @throws IOException if the scratch directory cannot be written, or no process be started
   */
  Reply look(Task task, Path file, MediaFacts facts, Path scratch, Duration limit)
      throws IOException;
}

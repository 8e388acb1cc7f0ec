package dev.cuepost.media.speech;

import dev.cuepost.media.edit.MediaRef;
import dev.cuepost.media.process.outcome.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** Says texts into files. Any thread may ask; each call is its own. */
public interface Speaker {
  /** In bytes: half an hour of stereo sound as it comes. */
  long LARGEST = 400L << 20;

  /**
   * Says a text. Whether the file is a sound is for others to look at.
   *
   * @param target a file that is not there yet, in a folder that is
   * @param limit for all of it
   * @return {@link Outcome.Made} with the target; a failure has a code of {@code Plugin}
   * @throws IOException if the folder cannot be written, or no process be started
   */
  Outcome speak(MediaRef.Speech wish, Path target, Duration limit) throws IOException;
}

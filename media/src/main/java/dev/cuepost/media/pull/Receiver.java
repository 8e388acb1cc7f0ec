package dev.cuepost.media.pull;

import dev.cuepost.callback.event.Failure;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** What a file is pulled for. What is written, is written in the transaction of the pull's end. */
public interface Receiver {
  /** Whether it still waits for the file. */
  boolean wants(Pull pull);

  /**
   * The file lies in its place.
   *
   * @return false if nobody waited for it any more
   */
  boolean came(Handle tx, Pull pull, long sizeBytes, Instant now);

  /** After the end: the file that came is looked at. */
  void look(Pull pull);

  /** Whether nobody has a use for the file, now or later. */
  boolean isGone(Pull pull);

  /** The file will not come. */
  void missed(Handle tx, Pull pull, Failure failure, Instant now);
}

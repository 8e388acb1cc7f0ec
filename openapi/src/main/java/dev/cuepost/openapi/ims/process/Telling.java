package dev.cuepost.openapi.ims.process;

import dev.cuepost.media.process.job.ProcessJob;
import dev.cuepost.openapi.Fields;

/** How a job is told. */
@FunctionalInterface
interface Telling {
  /**
   * Tells it.
   *
   * @param requestId of the call that is answered, which some jobs repeat
   */
  Fields of(ProcessJob job, String requestId);
}

package dev.cuepost.media.process.job;

import dev.cuepost.callback.event.Failure;
import dev.cuepost.media.work.JobLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Semaphore;

/** Does short jobs at once, while their users wait. */
final class ImmediateJobs {
  /** So many at once, so that they cannot take the machine from those who wait their turn. */
  private static final int AT_ONCE = 4;

  private final ProcessingRun run;
  private final JobEnds ends;
  private final JobLog logs;
  private final Semaphore places = new Semaphore(AT_ONCE, true);

  ImmediateJobs(ProcessingRun run, JobEnds ends, JobLog logs) {
    this.run = run;
    this.ends = ends;
    this.logs = logs;
  }

  /**
   * Does a job and stores it with its end.
   *
   * @param job that is not stored
   * @return the job as it was stored
   * @throws UncheckedIOException if the storage fails, or the server ends; nothing is stored then
   */
  ProcessJob done(ProcessJob job) {
    JobLog.Notes notes = logs.notes(job.jobId());
    notes.add("Done at once, while its user waits.");
    ProcessJob stored = stored(job, ended(job, notes));
    notes.write();
    return stored;
  }

  private ProcessJob stored(ProcessJob job, JobEnd end) {
    return switch (end) {
      case JobEnd.Succeeded(Result result) -> ends.storedSucceeded(job, result);
      case JobEnd.Failed(Failure failure) -> ends.storedFailed(job, failure);
      case JobEnd.Interrupted _ ->
          throw new UncheckedIOException(new IOException("job " + job.jobId() + " was stopped"));
    };
  }

  private JobEnd ended(ProcessJob job, JobLog.Notes notes) {
    try {
      places.acquire();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new JobEnd.Interrupted();
    }
    try {
      return run.run(job, notes, _ -> {});
    } catch (IOException e) {
      throw new UncheckedIOException("job " + job.jobId(), e);
    } finally {
      places.release();
    }
  }
}

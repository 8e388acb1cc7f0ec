package dev.cuepost.media.job;

import dev.cuepost.media.job.EditingJob.State;
import dev.cuepost.media.segment.SharedSegments;
import dev.cuepost.media.work.Attempts;
import dev.cuepost.media.work.JobLog;
import dev.cuepost.media.work.Work;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What workers do with editing jobs. The end is written once: whoever comes second finds it written
 * and only clears the message away. Segments are cleared away with the end and at no other time: an
 * attempt that is over and does not know it must not take them from the one after it.
 */
final class EditingWork implements Work {
  private static final Logger log = LoggerFactory.getLogger(EditingWork.class);

  private final JobStore store;
  private final EditingQueue queue;
  private final JobEnds ends;
  private final EditingRun run;
  private final SharedSegments segments;
  private final ProgressEvents progressEvents;
  private final JobLog logs;
  private final InstantSource clock;

  EditingWork(
      JobStore store,
      EditingQueue queue,
      JobEnds ends,
      EditingRun run,
      SharedSegments segments,
      ProgressEvents progressEvents,
      JobLog logs,
      InstantSource clock) {
    this.store = store;
    this.queue = queue;
    this.ends = ends;
    this.run = run;
    this.segments = segments;
    this.progressEvents = progressEvents;
    this.logs = logs;
    this.clock = clock;
  }

  @Override
  public Optional<End> attempt(String jobId, String message, int times) {
    if (!store.carriedBy(jobId, message, clock.instant())) {
      return Optional.of(() -> alreadyWritten(jobId));
    }
    EditingJob job = store.find(jobId).orElseThrow();
    JobLog.Notes notes = logs.notes(jobId);
    if (times > Attempts.MAX) {
      return end(job, message, notes, failed(Attempts.NEVER_ENDED));
    }
    log.info("job {}: begun", jobId);
    notes.add("Taken by a worker, attempt %d.".formatted(times));
    store.progressed(jobId, 0, clock.instant());
    IntConsumer told = progressEvents.of(job);
    var quarters = new Quarters(notes);
    try {
      return end(
          job,
          message,
          notes,
          run.run(
              job,
              notes,
              progress -> {
                store.progressed(jobId, progress, clock.instant());
                told.accept(progress);
                quarters.reached(progress);
              }));
    } catch (IOException e) {
      if (times == Attempts.MAX) {
        return end(job, message, notes, failed(Attempts.brokenOff(e)));
      }
      notes.add("Broken off, and begun again later: " + e.getMessage());
      notes.write();
      throw new UncheckedIOException("job " + jobId, e);
    }
  }

  private static JobEnd failed(String why) {
    return new JobEnd.Failed("InternalError", why, List.of());
  }

  /** By whoever had the job before; or another message of it carries it. */
  private void alreadyWritten(String jobId) {
    if (store.hasEnded(jobId)) {
      segments.clear(jobId);
    }
  }

  /** Notes a quarter when it is done. Told by one thread at a time. */
  private static final class Quarters {
    private final JobLog.Notes notes;
    private int done;

    Quarters(JobLog.Notes notes) {
      this.notes = notes;
    }

    void reached(int percent) {
      int now = percent / 25;
      if (now > done && percent < 100) {
        notes.add("Rendered: %d %%.".formatted(percent));
      }
      done = Math.max(done, now);
    }
  }

  private Optional<End> end(EditingJob job, String message, JobLog.Notes notes, JobEnd end) {
    return switch (end) {
      case JobEnd.Succeeded succeeded ->
          Optional.of(() -> {
            // Who sees the end looks at the log at once.
            notes.add("Done; the end and its event follow.");
            notes.write();
            ends.write(job, succeeded);
            segments.clear(job.jobId());
            log.info("job {}: {}", job.jobId(), State.SUCCESS);
          });
      case JobEnd.Failed failed ->
          Optional.of(() -> {
            notes.add(
                "Failed, which is written with its event: %s %s"
                    .formatted(failed.code(), failed.message()));
            notes.write();
            ends.write(job, failed);
            segments.clear(job.jobId());
            log.info(
                "job {}: {} {} {}", job.jobId(), State.FAILED, failed.code(), failed.message());
          });
      case JobEnd.Interrupted _ ->
          Optional.of(() -> {
            queue.again(job.jobId(), message);
            log.info("job {}: given back", job.jobId());
          });
    };
  }
}

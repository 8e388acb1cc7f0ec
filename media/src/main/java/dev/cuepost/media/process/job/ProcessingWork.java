package dev.cuepost.media.process.job;

import dev.cuepost.callback.event.Failure;
import dev.cuepost.media.work.Attempts;
import dev.cuepost.media.work.JobLog;
import dev.cuepost.media.work.Work;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What workers do with a turn: claim the job that is next, and bring it to its end. */
final class ProcessingWork implements Work {
  private static final Logger log = LoggerFactory.getLogger(ProcessingWork.class);

  private final Turns turns;
  private final JobStore store;
  private final ProcessingRun run;
  private final JobEnds ends;
  private final JobLog logs;
  private final InstantSource clock;

  ProcessingWork(
      Turns turns,
      JobStore store,
      ProcessingRun run,
      JobEnds ends,
      JobLog logs,
      InstantSource clock) {
    this.turns = turns;
    this.store = store;
    this.run = run;
    this.ends = ends;
    this.logs = logs;
    this.clock = clock;
  }

  @Override
  public Optional<End> attempt(String id, String message, int times) {
    Optional<Turns.Claimed> claimed = turns.claim(message, clock.instant());
    if (claimed.isEmpty()) {
      return Optional.of(() -> {});
    }
    ProcessJob job = claimed.get().job();
    JobLog.Notes notes = logs.notes(job.jobId());
    if (claimed.get().attempts() > Attempts.MAX) {
      return failed(job, notes, new Failure("InternalError", Attempts.NEVER_ENDED));
    }
    log.info("{} {}: begun", job.kind(), job.jobId());
    notes.add("Taken by a worker, attempt %d.".formatted(claimed.get().attempts()));
    try {
      return switch (run.run(
          job, notes, percent -> store.progressed(job.jobId(), percent, clock.instant()))) {
        case JobEnd.Succeeded(Result result) ->
            Optional.of(() -> {
              // Who sees the end looks at the log at once.
              notes.add("Done; the end and its event follow.");
              notes.write();
              ends.succeeded(job, result);
              log.info("{} {}: {}", job.kind(), job.jobId(), JobState.SUCCESS);
            });
        case JobEnd.Failed(Failure failure) -> failed(job, notes, failure);
        case JobEnd.Interrupted _ ->
            Optional.of(() -> {
              turns.giveBack(job.jobId(), message, clock.instant());
              log.info("{} {}: given back", job.kind(), job.jobId());
            });
      };
    } catch (IOException e) {
      if (claimed.get().attempts() == Attempts.MAX) {
        return failed(job, notes, new Failure("InternalError", Attempts.brokenOff(e)));
      }
      notes.add("Broken off, and begun again later: " + e.getMessage());
      notes.write();
      throw new UncheckedIOException("job " + job.jobId(), e);
    }
  }

  private Optional<End> failed(ProcessJob job, JobLog.Notes notes, Failure failure) {
    return Optional.of(() -> {
      notes.add(
          "Failed, which is written with its event: %s %s"
              .formatted(failure.code(), failure.message()));
      notes.write();
      ends.failed(job, failure);
      log.info(
          "{} {}: {} {} {}",
          job.kind(),
          job.jobId(),
          JobState.FAIL,
          failure.code(),
          failure.message());
    });
  }
}

package dev.cuepost.media.process.job;

import dev.cuepost.callback.event.Failure;
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

  /** A job that was begun so often and never ended takes its worker down each time. */
  private static final int ATTEMPTS_MAX = 5;

  private final Turns turns;
  private final JobStore store;
  private final ProcessingRun run;
  private final JobEnds ends;
  private final InstantSource clock;

  ProcessingWork(
      Turns turns, JobStore store, ProcessingRun run, JobEnds ends, InstantSource clock) {
    this.turns = turns;
    this.store = store;
    this.run = run;
    this.ends = ends;
    this.clock = clock;
  }

  @Override
  public Optional<End> attempt(String id, String message, int times) {
    Optional<Turns.Claimed> claimed = turns.claim(message, clock.instant());
    if (claimed.isEmpty()) {
      return Optional.of(() -> {});
    }
    ProcessJob job = claimed.get().job();
    if (claimed.get().attempts() > ATTEMPTS_MAX) {
      return failed(
          job,
          new Failure(
              "InternalError",
              "The job was begun %d times and never came to an end.".formatted(ATTEMPTS_MAX)));
    }
    log.info("{} {}: begun", job.kind(), job.jobId());
    try {
      return switch (run.run(
          job, percent -> store.progressed(job.jobId(), percent, clock.instant()))) {
        case JobEnd.Succeeded(Result result) ->
            Optional.of(() -> {
              ends.succeeded(job, result);
              log.info("{} {}: {}", job.kind(), job.jobId(), JobState.SUCCESS);
            });
        case JobEnd.Failed(Failure failure) -> failed(job, failure);
        case JobEnd.Interrupted _ -> Optional.empty();
      };
    } catch (IOException e) {
      throw new UncheckedIOException("job " + job.jobId(), e);
    }
  }

  private Optional<End> failed(ProcessJob job, Failure failure) {
    return Optional.of(() -> {
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

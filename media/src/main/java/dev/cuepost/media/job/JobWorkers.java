package dev.cuepost.media.job;

import dev.cuepost.media.job.EditingJob.State;
import dev.cuepost.queue.LeasedMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The workers: each takes one job at a time from the work queue and brings it to its end.
 *
 * <p>A job's message stays on the queue until the job's end is written, so a worker that dies at
 * any point leaves the job to another one, at the latest when its lease is over. The end is written
 * once: whoever comes second finds it written and only clears the message away.
 */
public final class JobWorkers implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(JobWorkers.class);

  /** A job that was begun so often and never ended takes its worker down each time. */
  private static final int ATTEMPTS_MAX = 5;

  private static final Duration STOP_MAX = Duration.ofSeconds(5);
  private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

  private final WorkQueue work;
  private final JobStore store;
  private final JobEnds ends;
  private final EditingRun run;
  private final ProgressEvents progressEvents;
  private final InstantSource clock;
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean closing;

  JobWorkers(
      WorkQueue work,
      JobStore store,
      JobEnds ends,
      EditingRun run,
      ProgressEvents progressEvents,
      InstantSource clock) {
    this.work = work;
    this.store = store;
    this.ends = ends;
    this.run = run;
    this.progressEvents = progressEvents;
    this.clock = clock;
  }

  /** Opens the work queue and starts so many workers. */
  public void start(int workers) {
    work.open();
    for (int number = 1; number <= workers; number++) {
      threads.add(Thread.ofPlatform().name("render-" + number).start(this::work));
    }
  }

  private void work() {
    while (!closing) {
      try {
        Optional<LeasedMessage> message = work.take();
        if (message.isPresent()) {
          handle(message.get());
        }
      } catch (RuntimeException e) {
        if (!closing) {
          log.error("{} failed; what it worked on will be tried again", name(), e);
          pause();
        }
      }
    }
  }

  private void handle(LeasedMessage message) {
    String jobId = message.message().body();
    HeldLease lease = work.hold(message);
    if (!store.carriedBy(jobId, message.message().id().value(), clock.instant())) {
      lease.done();
      return;
    }
    EditingJob job = store.find(jobId).orElseThrow();
    if (message.message().dequeueCount() > ATTEMPTS_MAX) {
      ends.write(
          job,
          new JobEnd.Failed(
              "InternalError",
              "The job was begun %d times and never came to an end.".formatted(ATTEMPTS_MAX),
              List.of()));
      lease.done();
      return;
    }
    var heartbeat = Heartbeat.start(lease, jobId);
    JobEnd end;
    try (heartbeat) {
      end = attempt(job);
    }
    if (heartbeat.lost()) {
      var _ = Thread.interrupted();
      return;
    }
    finish(job, end, lease);
  }

  private JobEnd attempt(EditingJob job) {
    log.info("job {}: begun", job.jobId());
    store.progressed(job.jobId(), 0, clock.instant());
    IntConsumer told = progressEvents.of(job);
    try {
      return run.run(
          job,
          progress -> {
            store.progressed(job.jobId(), progress, clock.instant());
            told.accept(progress);
          });
    } catch (IOException e) {
      throw new UncheckedIOException("job " + job.jobId(), e);
    }
  }

  private void finish(EditingJob job, JobEnd end, HeldLease lease) {
    switch (end) {
      case JobEnd.Succeeded succeeded -> {
        ends.write(job, succeeded);
        lease.done();
        log.info("job {}: {}", job.jobId(), State.SUCCESS);
      }
      case JobEnd.Failed failed -> {
        ends.write(job, failed);
        lease.done();
        log.info("job {}: {} {} {}", job.jobId(), State.FAILED, failed.code(), failed.message());
      }
      case JobEnd.Interrupted _ -> {
        lease.giveBack();
        log.info("job {}: given back", job.jobId());
      }
    }
  }

  private void pause() {
    try {
      Thread.sleep(PAUSE_AFTER_FAILURE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String name() {
    return Thread.currentThread().getName();
  }

  /** Stops the workers; what they were rendering is given back for the next start. */
  @Override
  public void close() {
    closing = true;
    threads.forEach(Thread::interrupt);
    try {
      for (Thread thread : threads) {
        thread.join(STOP_MAX);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

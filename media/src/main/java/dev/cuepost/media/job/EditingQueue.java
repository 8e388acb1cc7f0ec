package dev.cuepost.media.job;

import dev.cuepost.media.work.Arrears;
import dev.cuepost.media.work.WorkQueue;
import java.time.InstantSource;

/** Puts editing jobs on their work queue, each once as far as one can know. */
final class EditingQueue implements AutoCloseable {
  private final WorkQueue queue;
  private final JobStore store;
  private final InstantSource clock;
  private final Arrears arrears;

  EditingQueue(WorkQueue queue, JobStore store, InstantSource clock) {
    this.queue = queue;
    this.store = store;
    this.clock = clock;
    this.arrears = new Arrears("editing", () -> store.unsent().forEach(this::send));
  }

  /** Creates the queue if it is not there and sends the jobs that were not sent. */
  void open() {
    queue.open();
    arrears.open();
  }

  /** Sends the job, now or later, unless a message that carries it is known already. */
  void enqueue(String jobId) {
    arrears.send(() -> send(jobId));
  }

  private void send(String jobId) {
    if (isInit(jobId)) {
      store.carriedBy(jobId, queue.send(jobId), clock.instant());
    }
  }

  /** Sends a job that was broken off without a fault of its own, before all others. */
  void again(String jobId, String messageId) {
    store.notBegun(jobId, messageId, clock.instant());
    arrears.send(() -> {
      if (isInit(jobId)) {
        store.carriedBy(jobId, queue.send(jobId, WorkQueue.FIRST), clock.instant());
      }
    });
  }

  private boolean isInit(String jobId) {
    return store.find(jobId).filter(job -> job.state() == EditingJob.State.INIT).isPresent();
  }

  @Override
  public void close() {
    arrears.close();
  }
}

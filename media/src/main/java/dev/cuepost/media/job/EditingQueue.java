package dev.cuepost.media.job;

import dev.cuepost.media.work.WorkQueue;
import java.time.InstantSource;

/** Puts editing jobs on their work queue, each once as far as one can know. */
final class EditingQueue {
  private final WorkQueue queue;
  private final JobStore store;
  private final InstantSource clock;

  EditingQueue(WorkQueue queue, JobStore store, InstantSource clock) {
    this.queue = queue;
    this.store = store;
    this.clock = clock;
  }

  /** Creates the queue if it is not there and sends the jobs that a crash kept from being sent. */
  void open() {
    queue.open();
    store.unsent().forEach(this::enqueue);
  }

  /** Sends the job, unless a message that carries it is known already. */
  void enqueue(String jobId) {
    if (store.find(jobId).filter(job -> job.state() == EditingJob.State.INIT).isPresent()) {
      store.carriedBy(jobId, queue.send(jobId), clock.instant());
    }
  }
}

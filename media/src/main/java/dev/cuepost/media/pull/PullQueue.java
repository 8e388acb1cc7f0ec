package dev.cuepost.media.pull;

import dev.cuepost.media.work.WorkQueue;
import java.time.Duration;

/** Puts pulls on their work queue, each once as far as one can know. */
final class PullQueue {
  private final WorkQueue queue;
  private final PullStore store;

  PullQueue(WorkQueue queue, PullStore store) {
    this.queue = queue;
    this.store = store;
  }

  /** Creates the queue if it is not there and sends the pulls that a crash kept from being sent. */
  void open() {
    queue.open();
    store.unsent().forEach(this::enqueue);
  }

  void enqueue(String jobId) {
    var _ = store.carriedBy(jobId, queue.send(jobId));
  }

  /** For one more attempt, which nobody makes before the pause is over. */
  void again(Pull pull, Duration pause) {
    store.broken(pull.jobId(), pull.broken() + 1);
    var _ = store.carriedBy(pull.jobId(), queue.send(pull.jobId(), pause));
  }
}

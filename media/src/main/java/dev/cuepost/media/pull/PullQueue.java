package dev.cuepost.media.pull;

import dev.cuepost.media.work.Arrears;
import dev.cuepost.media.work.WorkQueue;
import java.time.Duration;

/** Puts pulls on their work queue, each once as far as one can know. */
final class PullQueue implements AutoCloseable {
  private final WorkQueue queue;
  private final PullStore store;
  private final Arrears arrears;

  PullQueue(WorkQueue queue, PullStore store) {
    this.queue = queue;
    this.store = store;
    this.arrears = new Arrears("pulls", () -> store.unsent().forEach(this::send));
  }

  /** Creates the queue if it is not there and sends the pulls that were not sent. */
  void open() {
    queue.open();
    arrears.open();
  }

  /** Sends a pull, now or later. */
  void enqueue(String jobId) {
    arrears.send(() -> send(jobId));
  }

  private void send(String jobId) {
    var _ = store.carriedBy(jobId, queue.send(jobId));
  }

  /** For one more attempt, which nobody makes before the pause is over. */
  void again(Pull pull, Duration pause) {
    store.broken(pull.jobId(), pull.broken() + 1);
    var _ = store.carriedBy(pull.jobId(), queue.send(pull.jobId(), pause));
  }

  @Override
  public void close() {
    arrears.close();
  }
}

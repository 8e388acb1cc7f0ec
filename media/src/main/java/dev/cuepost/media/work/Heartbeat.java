package dev.cuepost.media.work;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Extends a worker's lease while it works, and interrupts it when the lease is lost, because then
 * another worker may have the job. Runs on a virtual thread of its own, which nobody interrupts: an
 * extension under way comes to its end.
 */
final class Heartbeat implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Heartbeat.class);
  private static final Duration INTERVAL = WorkQueue.LEASE.dividedBy(4);

  private final HeldLease lease;
  private final Thread worker;
  private final Thread thread;
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile boolean lost;

  private Heartbeat(HeldLease lease, Thread worker, String jobId) {
    this.lease = lease;
    this.worker = worker;
    this.thread = Thread.ofVirtual().name("heartbeat-" + jobId).unstarted(this::beat);
  }

  /** Starts beating for the calling thread. */
  static Heartbeat start(HeldLease lease, String jobId) {
    var heartbeat = new Heartbeat(lease, Thread.currentThread(), jobId);
    heartbeat.thread.start();
    return heartbeat;
  }

  boolean lost() {
    return lost;
  }

  private void beat() {
    try {
      while (!closed.await(INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
        if (!lease.extend(WorkQueue.LEASE)) {
          lose("another worker may have its job");
          return;
        }
      }
    } catch (InterruptedException e) {
      lose("it was interrupted");
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      log.warn("{} cannot extend its lease", thread.getName(), e);
      lose("the queue failed");
    }
  }

  private void lose(String why) {
    log.warn("{} lost its lease: {}", thread.getName(), why);
    lost = true;
    worker.interrupt();
  }

  /** Ends the beating; after this the worker is not interrupted any more. */
  @Override
  public void close() {
    closed.countDown();
    boolean interrupted = Thread.interrupted();
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      worker.interrupt();
    }
  }
}

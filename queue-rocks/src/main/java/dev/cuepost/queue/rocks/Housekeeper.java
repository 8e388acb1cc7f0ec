package dev.cuepost.queue.rocks;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does once a second what nobody waits for: ends messages whose retention is over in queues that
 * nobody asks, lets go of memory, and looks after the disk. Nothing that a caller can see depends
 * on when it does so.
 */
final class Housekeeper implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Housekeeper.class);
  private static final Duration ROUND = Duration.ofSeconds(1);
  private static final Duration IDLE = Duration.ofMinutes(1);

  private final Store store;
  private final QueueDefinitions queues;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread = Thread.ofPlatform().name("queue-housekeeper").unstarted(this::run);

  Housekeeper(Store store, QueueDefinitions queues) {
    this.store = store;
    this.queues = queues;
  }

  void start() {
    thread.start();
  }

  private void run() {
    try {
      while (!closed.await(ROUND.toMillis(), TimeUnit.MILLISECONDS)) {
        round();
      }
    } catch (InterruptedException _) {
      LOG.debug("the housekeeper was interrupted and leaves");
    }
  }

  private void round() {
    try {
      queues.tidy(IDLE.toMillis());
      store.tidy();
    } catch (RuntimeException e) {
      LOG.warn("the queues could not be tidied up: {}", e.getMessage());
    }
  }

  @Override
  public void close() {
    closed.countDown();
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}

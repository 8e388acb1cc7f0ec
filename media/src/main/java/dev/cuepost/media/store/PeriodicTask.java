package dev.cuepost.media.store;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does the same again and again, in one thread. A failure is told, and does not end it. */
public final class PeriodicTask implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PeriodicTask.class);

  /** What is done each time. */
  @FunctionalInterface
  public interface Task {
    void run() throws IOException;
  }

  private final Duration pause;
  private final Task task;
  private final CountDownLatch ending = new CountDownLatch(1);
  private final Thread thread;

  /**
   * Does nothing before it is started.
   *
   * @param name of the thread, such as {@code abandoned-uploads}
   * @param pause after each time, also after the first one, which comes at once
   */
  public PeriodicTask(String name, Duration pause, Task task) {
    this.pause = pause;
    this.task = task;
    this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::repeat);
  }

  public void start() {
    thread.start();
  }

  private void repeat() {
    try {
      do {
        runOnce();
      } while (!ending.await(pause.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void runOnce() {
    try {
      task.run();
    } catch (IOException | RuntimeException e) {
      LOG.warn("{} failed; the next try is in {}", thread.getName(), pause, e);
    }
  }

  /** The time under way is the last one. */
  @Override
  public void close() {
    ending.countDown();
  }
}

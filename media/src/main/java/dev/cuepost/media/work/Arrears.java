package dev.cuepost.media.work;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What stands in rows and is still to be put on a work queue, as its sending was refused, or as the
 * process that was to send it ended before. It is sent at the start, soon after a refusal, and from
 * time to time: what was stored is worked at, whatever the queue's disk or database did meanwhile.
 */
public final class Arrears implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Arrears.class);
  private static final Duration INTERVAL = Duration.ofSeconds(30);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Runnable sendAll;
  private final Semaphore refused = new Semaphore(0);
  private final AtomicBoolean opened = new AtomicBoolean();
  private final Thread thread;

  /**
   * Does nothing before it is opened.
   *
   * @param name of the queue
   * @param sendAll sends whatever the rows say was not sent; more often than once does no harm
   */
  public Arrears(String name, Runnable sendAll) {
    this.sendAll = sendAll;
    this.thread = Thread.ofVirtual().name("arrears-" + name).unstarted(this::repeat);
  }

  /** Sends what is there, and goes on to; also if it is asked again. */
  public void open() {
    sendAll.run();
    if (!opened.getAndSet(true)) {
      thread.start();
    }
  }

  /** Sends something that was stored; if that fails now, it is sent later. */
  public void send(Runnable sending) {
    try {
      sending.run();
    } catch (RuntimeException e) {
      log.warn("{}: what was stored is sent later: {}", thread.getName(), e.toString());
      refused.release();
    }
  }

  private void repeat() {
    try {
      while (true) {
        if (refused.tryAcquire(INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
          Thread.sleep(PAUSE);
          refused.drainPermits();
        }
        send(sendAll);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** What is still to be sent is sent at the next start. */
  @Override
  public void close() {
    thread.interrupt();
  }
}

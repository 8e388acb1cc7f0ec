package dev.cuepost.media.work;

import dev.cuepost.media.store.PeriodicTask;
import java.time.Duration;
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
  private static final Duration PAUSE = Duration.ofSeconds(1);

  /** After so many pauses all is sent that nobody here was refused: half a minute. */
  private static final int PAUSES = 30;

  private final String name;
  private final Runnable sendAll;
  private final AtomicBoolean refused = new AtomicBoolean();
  private final AtomicBoolean opened = new AtomicBoolean();
  private final PeriodicTask task;
  private int pauses; // since all was sent last; only the task counts

  /**
   * Does nothing before it is opened.
   *
   * @param name of the queue
   * @param sendAll sends whatever the rows say was not sent; more often than once does no harm
   */
  public Arrears(String name, Runnable sendAll) {
    this.name = name;
    this.sendAll = sendAll;
    this.task = new PeriodicTask("arrears-" + name, PAUSE, this::look);
  }

  /** Sends what is there, and goes on to; also if it is asked again. */
  public void open() {
    sendAll.run();
    if (!opened.getAndSet(true)) {
      task.start();
    }
  }

  /** Sends something that was stored; if that fails now, it is sent later. */
  public void send(Runnable sending) {
    try {
      sending.run();
    } catch (RuntimeException e) {
      log.warn("{}: what was stored is sent later: {}", name, e.toString());
      refused.set(true);
    }
  }

  private void look() {
    pauses++;
    if (refused.getAndSet(false) || pauses >= PAUSES) {
      pauses = 0;
      send(sendAll);
    }
  }

  /** What is still to be sent is sent at the next start. */
  @Override
  public void close() {
    task.close();
  }
}

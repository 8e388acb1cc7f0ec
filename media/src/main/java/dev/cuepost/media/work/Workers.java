package dev.cuepost.media.work;

import dev.cuepost.queue.LeasedMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Each worker takes one id at a time from the queue and brings its work to the end.
 *
 * <p>A message stays on the queue until the end of its work is written, so a worker that dies at
 * any point leaves it to another one, at the latest when its lease is over. Whoever comes second
 * must find the end written and do nothing.
 */
public final class Workers implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Workers.class);
  private static final Duration STOP_MAX = Duration.ofSeconds(5);
  private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

  private final String name;
  private final WorkQueue queue;
  private final Work work;
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean closing;

  /**
   * @param name what threads are called, before their number
   */
  public Workers(String name, WorkQueue queue, Work work) {
    this.name = name;
    this.queue = queue;
    this.work = work;
  }

  /** Starts so many workers on the queue, which is open. */
  public void start(int workers) {
    start(workers, Thread.ofPlatform());
  }

  /**
   * The same, for work that waits for other machines most of the time: there may be many of them,
   * and an interrupt ends a wait on a socket.
   */
  public void startVirtual(int workers) {
    start(workers, Thread.ofVirtual());
  }

  private void start(int workers, Thread.Builder kind) {
    for (int number = 1; number <= workers; number++) {
      threads.add(kind.name(name + "-" + number).start(this::work));
    }
  }

  private void work() {
    while (!closing) {
      try {
        Optional<LeasedMessage> message = queue.take();
        if (message.isPresent()) {
          handle(message.get());
        }
      } catch (RuntimeException e) {
        if (!closing) {
          log.error("{} failed; what it worked on will be tried again", threadName(), e);
          pause();
        }
      }
    }
  }

  private void handle(LeasedMessage message) {
    String id = message.message().body();
    HeldLease lease = queue.hold(message);
    var heartbeat = Heartbeat.start(lease, id);
    Optional<Work.End> end;
    try (heartbeat) {
      end =
          patiently(
              id,
              () ->
                  work.attempt(
                      id, message.message().id().value(), message.message().dequeueCount()));
    }
    boolean stopped = Thread.interrupted();
    if (heartbeat.lost()) {
      end.ifPresent(Work.End::tooLate);
      return;
    }
    try {
      settle(id, lease, end);
    } finally {
      if (stopped) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /**
   * Does it again while the database is away, unless the lease is lost meanwhile or the process
   * ends: what lies on the queue must not be thought to take its workers down.
   */
  private <T> T patiently(String id, Supplier<T> step) {
    while (true) {
      try {
        return step.get();
      } catch (RuntimeException e) {
        if (closing || !Outage.isCauseOf(e)) {
          throw e;
        }
        log.warn("{}: the database is away: {}", id, e.getMessage());
        pause();
        if (Thread.currentThread().isInterrupted()) {
          throw e;
        }
      }
    }
  }

  /** Also while the process stops: what came to its end is written, and nothing is left behind. */
  private void settle(String id, HeldLease lease, Optional<Work.End> end) {
    if (end.isPresent()) {
      if (patiently(id, () -> written(lease, end.get()))) {
        lease.done();
      } else {
        log.warn("{}: its end came too late", id);
        end.get().tooLate();
      }
    } else {
      lease.giveBack();
      log.info("{}: given back", id);
    }
  }

  /** Returns false if the lease was lost since it was looked at last. */
  private static boolean written(HeldLease lease, Work.End end) {
    if (!lease.extend(WorkQueue.LEASE)) {
      return false;
    }
    end.write();
    return true;
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_AFTER_FAILURE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String threadName() {
    return Thread.currentThread().getName();
  }

  /** Stops the workers; what they were at is given back for the next start. */
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

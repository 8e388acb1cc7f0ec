package dev.cuepost.media.work;

import java.util.List;
import java.util.function.Supplier;

/**
 * Ids of rows that wait for a worker, and their queue. An id may lie on it more than once: whoever
 * comes second finds that its row waits no more.
 */
public final class Backlog implements AutoCloseable {
  private final WorkQueue queue;
  private final Supplier<List<String>> waiting;
  private final Arrears arrears;

  /**
   * @param name for threads
   * @param waiting the ids of all rows that wait
   */
  public Backlog(String name, WorkQueue queue, Supplier<List<String>> waiting) {
    this.queue = queue;
    this.waiting = waiting;
    this.arrears = new Arrears(name, this::sendAll);
  }

  /** Creates the queue if it is not there, and sends what was not sent. */
  public void open() {
    queue.open();
    arrears.open();
  }

  /** Sends an id, now or later. */
  public void add(String id) {
    arrears.send(() -> queue.send(id));
  }

  /** Unless as much lies on the queue as waits. */
  private void sendAll() {
    List<String> ids = waiting.get();
    if (queue.waiting() < ids.size()) {
      ids.forEach(queue::send);
    }
  }

  @Override
  public void close() {
    arrears.close();
  }
}

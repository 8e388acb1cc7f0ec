package dev.cuepost.queue.postgres;

import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the other nodes of which queues there is news.
 *
 * <p>Commits with a notification wait for each other, so none goes with a message: what happened
 * within some milliseconds is told together ({@link Untold}).
 */
final class Announcer implements Wakings.Word, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Announcer.class);

  /** A notification may have almost 8,000 bytes. */
  private static final int QUEUES_AT_ONCE = 120;

  private final Lanes lanes;
  private final String node;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition some = lock.newCondition();
  private final Untold untold = new Untold(System.nanoTime());
  private final Thread thread =
      Thread.ofPlatform().daemon().name("queue-announcer").unstarted(this::run);
  private boolean closed;

  Announcer(Lanes lanes, String node) {
    this.lanes = lanes;
    this.node = node;
  }

  void start() {
    thread.start();
  }

  @Override
  public void of(long queue, long visibleAt, int messages) {
    lock.lock();
    try {
      if (untold.add(new News(queue, visibleAt, messages), System.nanoTime())) {
        some.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    try {
      for (List<News> news = take(); !news.isEmpty(); news = take()) {
        tell(news);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits until it is time to tell some; none when it is over. */
  private List<News> take() throws InterruptedException {
    lock.lock();
    try {
      long now = System.nanoTime();
      while (!closed && (untold.isEmpty() || untold.nanosLeft(now) > 0)) {
        if (untold.isEmpty()) {
          some.await();
        } else {
          var _ = some.awaitNanos(untold.nanosLeft(now));
        }
        now = System.nanoTime();
      }
      return untold.take(now);
    } finally {
      lock.unlock();
    }
  }

  private void tell(List<News> news) {
    for (int from = 0; from < news.size(); from += QUEUES_AT_ONCE) {
      List<String> words = new ArrayList<>(List.of(node));
      news.subList(from, Math.min(news.size(), from + QUEUES_AT_ONCE))
          .forEach(one -> words.add(one.text()));
      try {
        lanes.call(connection -> {
          try (PreparedStatement statement =
              connection.prepareStatement("select pg_notify(?, ?)")) {
            statement.setString(1, News.CHANNEL);
            statement.setString(2, String.join(" ", words));
            return statement.execute();
          }
        });
      } catch (RuntimeException e) {
        // Receives on other nodes find out by themselves, some seconds later.
        log.warn("the other nodes could not be told of new messages: {}", e.getMessage());
      }
    }
  }

  /** Tells what is left. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      some.signal();
    } finally {
      lock.unlock();
    }
    Ending.await(thread);
  }
}

package dev.cuepost.callback.delivery;

import dev.cuepost.queue.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Forgets events that are old, with their deliveries and attempts. What is still to be delivered
 * stays, however old it is, and what was delivered or given up late stays as long after that.
 *
 * <p>One thread, {@code callback-retention}, deletes a little at a time, so that nobody waits long
 * for the database.
 */
public final class LogRetention implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LogRetention.class);
  private static final Duration LOOK = Duration.ofMinutes(10);
  private static final int BATCH = 200;

  private final Jdbi jdbi;
  private final TimeSource time;
  private final Duration kept;
  private final Alarm alarm;
  private final Thread thread =
      Thread.ofPlatform().daemon().name("callback-retention").unstarted(this::run);

  /**
   * @param kept how long an event is kept after it and the end of its last delivery, positive
   */
  public LogRetention(Jdbi jdbi, TimeSource time, Duration kept) {
    if (!kept.isPositive()) {
      throw new IllegalArgumentException("events are kept for a positive time, was " + kept);
    }
    this.jdbi = jdbi;
    this.time = time;
    this.kept = kept;
    this.alarm = new Alarm(time);
  }

  public void start() {
    thread.start();
  }

  private void run() {
    try {
      while (true) {
        forgetAll();
        alarm.await(LOOK);
      }
    } catch (InterruptedException _) {
      // Closed.
    }
  }

  private void forgetAll() {
    try {
      boolean more = true;
      while (more && !Thread.currentThread().isInterrupted()) {
        more = forget() == BATCH;
      }
    } catch (RuntimeException e) {
      LOG.error("Old events could not be deleted; the next try is in {}", LOOK, e);
    }
  }

  /** Deletes one batch and tells how many events it had. */
  int forget() {
    Instant before = time.instant().minus(kept);
    return jdbi.inTransaction(tx -> {
      List<String> old =
          tx.select(
                  """
                  SELECT id FROM event e WHERE at < ? AND NOT EXISTS (
                    SELECT 1 FROM delivery d
                    WHERE d.event_id = e.id AND (d.state = 'PENDING' OR d.ended_at >= ?))
                  ORDER BY at LIMIT ?
                  """,
                  before.toEpochMilli(),
                  before.toEpochMilli(),
                  BATCH)
              .mapTo(String.class)
              .list();
      for (String table : List.of("attempt", "delivery")) {
        var batch = tx.prepareBatch("DELETE FROM %s WHERE event_id = ?".formatted(table));
        old.forEach(batch::add);
        batch.execute();
      }
      var events = tx.prepareBatch("DELETE FROM event WHERE id = ?");
      old.forEach(events::add);
      events.execute();
      return old.size();
    });
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}

package dev.cuepost.queue.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Clears away once a second what nobody can see any more: messages whose retention is over, and
 * those of queues that were deleted. Short transactions, each of a batch, so that nothing waits for
 * them; nodes pass over what another one is at.
 */
final class Sweeper implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Sweeper.class);
  private static final Duration ROUND = Duration.ofSeconds(1);
  private static final int BATCH = 1_000;

  /** So many rounds apart are looks at who keeps rows from being cleared away. */
  private static final int WATCH_ROUNDS = 30;

  /** A send that found the queue may still be under way. */
  private static final Duration LATECOMERS = Duration.ofMinutes(5);

  private static final String EXPIRED =
      """
      delete from message where ctid = any(array(
        select ctid from message where expires_at <= ? limit ? for update skip locked))
      """;

  private static final String DELETED =
      """
      delete from message where ctid = any(array(
        select ctid from message where queue = ? limit ? for update skip locked))
      """;

  private final Lanes lanes;
  private final ClusterClock clock;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread =
      Thread.ofPlatform().daemon().name("queue-sweeper").unstarted(this::run);
  private final SnapshotWatch watch;
  private boolean failing;
  private long rounds;

  Sweeper(Lanes lanes, ClusterClock clock, SnapshotWatch watch) {
    this.lanes = lanes;
    this.clock = clock;
    this.watch = watch;
  }

  void start() {
    thread.start();
  }

  private void run() {
    try {
      while (!closed.await(ROUND.toMillis(), TimeUnit.MILLISECONDS)) {
        round();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void round() {
    try {
      while (lanes.call(this::expired) == BATCH && closed.getCount() > 0) {
        // Another batch.
      }
      for (long queue : lanes.call(this::deletedQueues)) {
        while (lanes.call(connection -> deleted(connection, queue)) == BATCH
            && closed.getCount() > 0) {
          // Another batch.
        }
      }
      lanes.call(this::forget);
      if (rounds++ % WATCH_ROUNDS == 0) {
        lanes.call(watch::look);
      }
      failing = false;
    } catch (RuntimeException e) {
      if (!failing) { // once an outage, not once a second
        log.warn("messages that are over could not be cleared away: {}", e.getMessage());
      }
      failing = true;
    }
  }

  private int expired(Connection connection) throws SQLException {
    long now = clock.read(connection).engine();
    try (PreparedStatement statement = connection.prepareStatement(EXPIRED)) {
      statement.setLong(1, now);
      statement.setInt(2, BATCH);
      return statement.executeUpdate();
    }
  }

  private List<Long> deletedQueues(Connection connection) throws SQLException {
    List<Long> queues = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement("select id from deleted_queue");
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        queues.add(row.getLong(1));
      }
    }
    return queues;
  }

  private int deleted(Connection connection, long queue) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(DELETED)) {
      statement.setLong(1, queue);
      statement.setInt(2, BATCH);
      return statement.executeUpdate();
    }
  }

  private int forget(Connection connection) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("delete from deleted_queue where deleted_at < ?")) {
      statement.setLong(1, clock.now() - LATECOMERS.toMillis());
      return statement.executeUpdate();
    }
  }

  @Override
  public void close() {
    closed.countDown();
    Ending.await(thread);
  }
}

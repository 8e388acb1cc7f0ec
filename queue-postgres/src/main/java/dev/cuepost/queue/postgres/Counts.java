package dev.cuepost.queue.postgres;

import dev.cuepost.queue.QueueStatus;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How many messages queues hold.
 *
 * <p>Counting goes through all of them. What it found in a queue of more than {@value #LARGE}
 * stands for {@value #REST} times as long as it took, and for a second at least, so that whoever
 * asks all the time keeps one connection busy for a twentieth of its time at most; smaller queues
 * are counted each time. While one caller counts a large queue, the others get what was counted
 * before.
 */
final class Counts {
  static final int LARGE = 10_000;
  private static final int REST = 20;
  static final long SHORTEST_MILLIS = 1_000;
  private static final long LONGEST_MILLIS = 30_000;

  /** One journey through the messages of a queue; what is over and not yet cleared away is not. */
  private static final String COUNT =
      """
      select q.id, c.* from unnest(?::bigint[]) as q(id) cross join lateral (
        select count(*) filter (where visible_at <= ?) as active,
          count(*) filter (where visible_at > ? and dequeue_count > 0) as inactive,
          count(*) filter (where visible_at > ? and dequeue_count = 0) as delayed
        from message where queue = q.id and expires_at > ?) c
      """;

  private final ClusterClock clock;
  private final Map<Long, Remembered> large = new ConcurrentHashMap<>();

  Counts(ClusterClock clock) {
    this.clock = clock;
  }

  /** The messages of one queue by what they are. */
  record Count(long active, long inactive, long delayed) {
    private boolean isLarge() {
      return active + inactive + delayed > LARGE;
    }

    QueueStatus in(QueueStatus queue) {
      return new QueueStatus(
          queue.id(),
          queue.attributes(),
          queue.createdAt(),
          queue.modifiedAt(),
          active,
          inactive,
          delayed);
    }
  }

  /**
   * What was counted.
   *
   * @param until engine time up to which it stands
   */
  private record Remembered(Count count, long until) {}

  /** The counts of queues by their ids. */
  Map<Long, Count> of(Connection connection, Collection<Long> queues) throws SQLException {
    Map<Long, Count> counts = new HashMap<>();
    for (long queue : queues) {
      stillStanding(queue).ifPresent(count -> counts.put(queue, count));
    }
    Long[] rest = queues.stream().filter(id -> !counts.containsKey(id)).toArray(Long[]::new);
    if (rest.length > 0) {
      count(connection, rest, counts);
    }
    return counts;
  }

  /** Whoever finds that it stands no longer counts, and has the others believe it meanwhile. */
  private Optional<Count> stillStanding(long queue) {
    long now = clock.now();
    Remembered remembered = large.get(queue);
    if (remembered == null) {
      return Optional.empty();
    }
    boolean mine =
        remembered.until() <= now
            && large.replace(
                queue, remembered, new Remembered(remembered.count(), now + LONGEST_MILLIS));
    return mine ? Optional.empty() : Optional.of(remembered.count());
  }

  private void count(Connection connection, Long[] queues, Map<Long, Count> counts)
      throws SQLException {
    long begun = clock.read(connection).engine();
    try (PreparedStatement statement = connection.prepareStatement(COUNT)) {
      statement.setArray(1, connection.createArrayOf("int8", queues));
      for (int at = 2; at <= 5; at++) {
        statement.setLong(at, begun);
      }
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          counts.put(row.getLong(1), new Count(row.getLong(2), row.getLong(3), row.getLong(4)));
        }
      }
    }
    long now = clock.now();
    for (long queue : queues) {
      Count count = Optional.ofNullable(counts.get(queue)).orElseThrow();
      if (count.isLarge()) {
        long stands = Math.clamp(REST * (now - begun), SHORTEST_MILLIS, LONGEST_MILLIS);
        large.put(queue, new Remembered(count, now + stands));
      } else {
        large.remove(queue);
      }
    }
  }
}

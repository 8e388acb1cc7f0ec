package dev.cuepost.callback.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** How many events there were minute by minute, and what became of their deliveries. Reads only. */
public final class Pace {
  private static final Duration STEP = Duration.ofMinutes(1);

  private static final String EVENTS =
      """
      SELECT at / 60000 AS minute, COUNT(*) AS count FROM event
      WHERE account = :account AND region = :region AND at >= :since AND at < :until
      GROUP BY minute
      """;

  private static final String DELIVERIES =
      """
      SELECT at / 60000 AS minute, COUNT(*) AS count FROM delivery
      WHERE account = :account AND region = :region AND state = '%s' AND at >= :since
        AND at < :until
      GROUP BY minute
      """;

  private final Jdbi jdbi;

  public Pace(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * What happened within a minute.
   *
   * @param at its beginning
   * @param events that happened
   * @param delivered deliveries of these that arrived
   * @param givenUp those that were given up
   * @param pending those that are under way
   */
  public record Minute(Instant at, long events, long delivered, long givenUp, long pending) {}

  /**
   * The last minutes of an account in a region, the oldest first; the last one is not over yet.
   *
   * @param count how many, 1 to 60
   */
  public List<Minute> lately(String account, String region, Instant now, int count) {
    if (count < 1 || count > 60) {
      throw new IllegalArgumentException("count must be in 1..60, was " + count);
    }
    long last = now.toEpochMilli() / STEP.toMillis();
    var span = new Span(account, region, last - count + 1, last + 1);
    return jdbi.withHandle(handle -> {
      Map<Long, Long> events = span.counts(handle, EVENTS);
      Map<Long, Long> delivered = span.counts(handle, DELIVERIES.formatted("DELIVERED"));
      Map<Long, Long> givenUp = span.counts(handle, DELIVERIES.formatted("GIVEN_UP"));
      Map<Long, Long> pending = span.counts(handle, DELIVERIES.formatted("PENDING"));
      List<Minute> minutes = new ArrayList<>();
      for (long minute = span.from(); minute < span.until(); minute++) {
        minutes.add(
            new Minute(
                Instant.ofEpochMilli(minute * STEP.toMillis()),
                events.getOrDefault(minute, 0L),
                delivered.getOrDefault(minute, 0L),
                givenUp.getOrDefault(minute, 0L),
                pending.getOrDefault(minute, 0L)));
      }
      return minutes;
    });
  }

  /** Minutes since the epoch. */
  private record Span(String account, String region, long from, long until) {
    Map<Long, Long> counts(Handle handle, String sql) {
      Map<Long, Long> counts = new HashMap<>();
      handle
          .createQuery(sql)
          .bind("account", account)
          .bind("region", region)
          .bind("since", from * STEP.toMillis())
          .bind("until", until * STEP.toMillis())
          .map((row, _) -> Map.entry(row.getLong("minute"), row.getLong("count")))
          .forEach(minute -> counts.put(minute.getKey(), minute.getValue()));
      return counts;
    }
  }
}

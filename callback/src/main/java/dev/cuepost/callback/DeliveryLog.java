package dev.cuepost.callback;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** What became of events: their deliveries and each attempt. Reads only. */
public final class DeliveryLog {
  private final Jdbi jdbi;

  DeliveryLog(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * An event as it was recorded.
   *
   * @param at when it happened, milliseconds
   * @param body the text in which it is told
   * @param routedAt when its deliveries had been queued; empty: not yet
   */
  public record RecordedEvent(
      EventId id,
      String account,
      String region,
      String eventType,
      Instant at,
      String body,
      Optional<Instant> routedAt) {}

  /** A delivery and its attempts, the first attempt first. */
  public record Journey(Delivery delivery, List<Attempt> attempts) {
    public Journey {
      attempts = List.copyOf(attempts);
    }
  }

  /** The events about a job or an asset, the oldest first. */
  public List<RecordedEvent> about(String account, String subject) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                SELECT id, account, region, type, at, body, routed_at FROM event
                WHERE subject = :subject AND account = :account ORDER BY at, id
                """)
            .bind("subject", subject)
            .bind("account", account)
            .map((row, _) -> {
              long routedAt = row.getLong("routed_at");
              boolean routed = !row.wasNull();
              return new RecordedEvent(
                  new EventId(row.getString("id")),
                  row.getString("account"),
                  row.getString("region"),
                  row.getString("type"),
                  Instant.ofEpochMilli(row.getLong("at")),
                  row.getString("body"),
                  routed ? Optional.of(Instant.ofEpochMilli(routedAt)) : Optional.empty());
            })
            .list());
  }

  /** The deliveries of the event; none if nobody wanted it, or it is not routed yet. */
  public List<Journey> of(EventId event) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                SELECT id, event_id, kind, target, state, attempts FROM delivery
                WHERE event_id = :event ORDER BY id
                """)
            .bind("event", event.value())
            .map((row, _) -> DeliveryStore.delivery(row))
            .list()
            .stream()
            .map(delivery -> new Journey(delivery, attempts(handle, delivery)))
            .toList());
  }

  private static List<Attempt> attempts(Handle handle, Delivery delivery) {
    return handle
        .createQuery(
            """
            SELECT number, started_at, duration_millis, succeeded, outcome, http_status
            FROM attempt WHERE delivery_id = :delivery ORDER BY number
            """)
        .bind("delivery", delivery.id())
        .map((row, _) -> DeliveryStore.attempt(row))
        .list();
  }
}

package dev.cuepost.callback;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The rows of events and deliveries, as routing and delivering read and change them. */
final class DeliveryStore {
  private final Jdbi jdbi;

  DeliveryStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** An event whose deliveries have not all been queued. */
  record Unrouted(
      EventId id, String account, String region, String type, Optional<String> notifyAddress) {}

  /** A delivery with what its attempts need of the event. */
  record Due(Delivery delivery, String account, String region, String body) {}

  /** Up to so many unrouted events, the oldest first. */
  List<Unrouted> unrouted(int limit) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                SELECT id, account, region, type, notify_address FROM event
                WHERE routed_at IS NULL ORDER BY at, id LIMIT :limit
                """)
            .bind("limit", limit)
            .map((row, _) ->
                new Unrouted(
                    new EventId(row.getString("id")),
                    row.getString("account"),
                    row.getString("region"),
                    row.getString("type"),
                    Optional.ofNullable(row.getString("notify_address"))))
            .list());
  }

  /** Writes the deliveries down; the ones that stand already are left as they are. */
  void plan(List<Delivery> deliveries, Instant now) {
    jdbi.useTransaction(tx -> {
      var batch =
          tx.prepareBatch(
              """
              INSERT INTO delivery (id, event_id, kind, target, state, attempts, queued_at)
              VALUES (:id, :event, :kind, :target, :state, 0, :now)
              ON CONFLICT (id) DO NOTHING
              """);
      for (Delivery delivery : deliveries) {
        batch
            .bind("id", delivery.id())
            .bind("event", delivery.event().value())
            .bind("kind", delivery.kind().name())
            .bind("target", delivery.target())
            .bind("state", delivery.state().name())
            .bind("now", now.toEpochMilli())
            .add();
      }
      batch.execute();
    });
  }

  void routed(List<EventId> events, Instant now) {
    jdbi.useTransaction(tx -> {
      var batch = tx.prepareBatch("UPDATE event SET routed_at = :now WHERE id = :id");
      for (EventId event : events) {
        batch.bind("id", event.value()).bind("now", now.toEpochMilli()).add();
      }
      batch.execute();
    });
  }

  /** Ids of pending deliveries whose newest message was queued before then. */
  List<String> queuedBefore(Instant then, int limit) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                SELECT id FROM delivery WHERE state = 'PENDING' AND queued_at < :then
                ORDER BY queued_at LIMIT :limit
                """)
            .bind("then", then.toEpochMilli())
            .bind("limit", limit)
            .mapTo(String.class)
            .list());
  }

  void queuedAgain(List<String> deliveries, Instant now) {
    jdbi.useTransaction(tx -> {
      var batch = tx.prepareBatch("UPDATE delivery SET queued_at = :now WHERE id = :id");
      for (String id : deliveries) {
        batch.bind("id", id).bind("now", now.toEpochMilli()).add();
      }
      batch.execute();
    });
  }

  /** The delivery, unless it has ended or never was. */
  Optional<Due> pending(String id) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                SELECT d.id, d.event_id, d.kind, d.target, d.state, d.attempts,
                  e.account, e.region, e.body
                FROM delivery d JOIN event e ON e.id = d.event_id
                WHERE d.id = :id AND d.state = 'PENDING'
                """)
            .bind("id", id)
            .map((row, _) ->
                new Due(
                    delivery(row),
                    row.getString("account"),
                    row.getString("region"),
                    row.getString("body")))
            .findOne());
  }

  /** Counts an attempt that has ended, gives it its number, and ends the delivery if it can. */
  int count(Handle tx, String delivery, AttemptOutcome outcome) {
    Delivery.State state =
        switch (outcome) {
          case AttemptOutcome.Delivered _ -> Delivery.State.DELIVERED;
          case AttemptOutcome.Failed _ -> Delivery.State.PENDING;
        };
    return tx.createQuery(
            """
            UPDATE delivery SET attempts = attempts + 1,
              state = CASE WHEN state = 'PENDING' THEN :state ELSE state END
            WHERE id = :id RETURNING attempts
            """)
        .bind("id", delivery)
        .bind("state", state.name())
        .mapTo(Integer.class)
        .one();
  }

  void insert(Handle tx, String delivery, Attempt attempt) {
    tx.createUpdate(
            """
            INSERT INTO attempt
              (delivery_id, number, started_at, duration_millis, succeeded, outcome, http_status)
            VALUES (:delivery, :number, :startedAt, :millis, :succeeded, :outcome, :status)
            """)
        .bind("delivery", delivery)
        .bind("number", attempt.number())
        .bind("startedAt", attempt.startedAt().toEpochMilli())
        .bind("millis", attempt.duration().toMillis())
        .bind("succeeded", attempt.outcome() instanceof AttemptOutcome.Delivered ? 1 : 0)
        .bind("outcome", attempt.outcome().sentence())
        .bind("status", attempt.outcome().httpStatus().orElse(null))
        .execute();
  }

  /** Ends the delivery without success, unless it has ended before. */
  void giveUp(Handle tx, String delivery) {
    tx.createUpdate("UPDATE delivery SET state = 'GIVEN_UP' WHERE id = :id AND state = 'PENDING'")
        .bind("id", delivery)
        .execute();
  }

  static Delivery delivery(ResultSet row) throws SQLException {
    return new Delivery(
        row.getString("id"),
        new EventId(row.getString("event_id")),
        Delivery.Kind.valueOf(row.getString("kind")),
        row.getString("target"),
        Delivery.State.valueOf(row.getString("state")),
        row.getInt("attempts"));
  }

  static Attempt attempt(ResultSet row) throws SQLException {
    int status = row.getInt("http_status");
    Optional<Integer> httpStatus = row.wasNull() ? Optional.empty() : Optional.of(status);
    String sentence = row.getString("outcome");
    return new Attempt(
        row.getInt("number"),
        Instant.ofEpochMilli(row.getLong("started_at")),
        Duration.ofMillis(row.getLong("duration_millis")),
        row.getLong("succeeded") == 1
            ? new AttemptOutcome.Delivered(sentence, httpStatus)
            : new AttemptOutcome.Failed(sentence, httpStatus));
  }
}

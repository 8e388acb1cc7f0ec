package dev.cuepost.callback.delivery;

import dev.cuepost.callback.delivery.Delivery.Kind;
import dev.cuepost.callback.delivery.Delivery.Purpose;
import dev.cuepost.callback.delivery.Delivery.State;
import dev.cuepost.callback.event.EventId;
import dev.cuepost.callback.event.Product;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** What became of events: their deliveries and each attempt. Reads only. */
public final class DeliveryLog {
  private final Jdbi jdbi;

  public DeliveryLog(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * An event as it was recorded.
   *
   * @param jobId the job or task that it tells of
   * @param mediaId the asset that it tells of
   * @param at when it happened, milliseconds
   * @param body the text in which it is told
   */
  public record RecordedEvent(
      EventId id,
      Product product,
      String account,
      String region,
      String eventType,
      Optional<String> jobId,
      Optional<String> mediaId,
      Instant at,
      String body) {}

  /** A delivery and its attempts, the first attempt first. */
  public record Journey(Delivery delivery, List<Attempt> attempts) {
    public Journey {
      attempts = List.copyOf(attempts);
    }
  }

  /** A delivery beside its event. */
  public record Entry(RecordedEvent event, Delivery delivery) {}

  /** The events about a job or an asset, the oldest first. */
  public List<RecordedEvent> about(String account, String subject) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                SELECT id, product, account, region, type, job_id, media_id, at, body FROM event
                WHERE (job_id = :subject OR media_id = :subject) AND account = :account
                ORDER BY at, id
                """)
            .bind("subject", subject)
            .bind("account", account)
            .map((row, _) -> event(row))
            .list());
  }

  /** The event, if it is the account's. */
  public Optional<RecordedEvent> event(String account, EventId id) {
    return jdbi.withHandle(handle ->
        handle
            .select(
                """
                SELECT id, product, account, region, type, job_id, media_id, at, body FROM event
                WHERE id = ? AND account = ?
                """,
                id.value(),
                account)
            .map((row, _) -> event(row))
            .findOne());
  }

  /** The deliveries of the event in the order of their numbers; none if nobody wanted it. */
  public List<Journey> of(EventId event) {
    return jdbi.withHandle(handle ->
        handle
            .select(
                """
                SELECT event_id, number, purpose, kind, target, state, attempts, planned_at,
                       due_at, ended_at
                FROM delivery WHERE event_id = ? ORDER BY number
                """,
                event.value())
            .map((row, _) -> delivery(row))
            .list()
            .stream()
            .map(delivery -> new Journey(delivery, attempts(handle, delivery.id())))
            .toList());
  }

  /** What came of the last attempt of the delivery, if it has had one. */
  public Optional<String> lastOutcome(DeliveryId delivery) {
    return jdbi.withHandle(handle ->
        handle
            .select(
                """
                SELECT outcome FROM attempt WHERE event_id = ? AND delivery_number = ?
                ORDER BY number DESC LIMIT 1
                """,
                delivery.event().value(),
                delivery.number())
            .mapTo(String.class)
            .findFirst());
  }

  /**
   * A target that did not take what was sent to it.
   *
   * @param givenUp how many deliveries to it were given up
   * @param lastAt when the last of them was
   */
  public record FailingTarget(String target, long givenUp, Instant lastAt) {}

  /**
   * The targets of an account in a region to which deliveries were given up, those with the most
   * first.
   *
   * @param since at that time or later
   */
  public List<FailingTarget> failing(String account, String region, Instant since, int limit) {
    return jdbi.withHandle(handle ->
        handle
            .select(
                """
                SELECT d.target, COUNT(*) AS given_up, MAX(d.ended_at) AS last_at
                FROM delivery d
                WHERE d.state = 'GIVEN_UP' AND d.ended_at >= ? AND d.account = ? AND d.region = ?
                GROUP BY d.target ORDER BY given_up DESC, d.target LIMIT ?
                """,
                since.toEpochMilli(),
                account,
                region,
                limit)
            .map((row, _) ->
                new FailingTarget(
                    row.getString("target"),
                    row.getLong("given_up"),
                    Instant.ofEpochMilli(row.getLong("last_at"))))
            .list());
  }

  /**
   * Deliveries that have not ended.
   *
   * @param first that wait for their first attempt, or are at it
   * @param again that wait for another one
   * @param behind that wait for the one before them
   */
  public record Backlog(long first, long again, long behind) {}

  /**
   * What is still to be delivered, on whichever server.
   *
   * @param most so many of each are counted at most
   */
  public Backlog backlog(int most) {
    return jdbi.withHandle(handle ->
        new Backlog(
            pending(handle, "waits_for IS NULL AND tier = 0", most),
            pending(handle, "waits_for IS NULL AND tier = 1", most),
            pending(handle, "waits_for IS NOT NULL", most)));
  }

  private static long pending(Handle handle, String which, int most) {
    return handle
        .select(
            """
            SELECT COUNT(*) FROM (
              SELECT 1 FROM delivery WHERE state = 'PENDING' AND %s LIMIT ?) AS pending
            """
                .formatted(which),
            most)
        .mapTo(Long.class)
        .one();
  }

  /** Deliveries that fit, the newest event first. */
  public List<Entry> find(DeliveryQuery query) {
    return jdbi.withHandle(handle -> DeliverySearch.find(handle, query));
  }

  private static List<Attempt> attempts(Handle handle, DeliveryId delivery) {
    return handle
        .select(
            """
            SELECT number, started_at, duration_millis, succeeded, outcome, http_status, address,
                   dns_micros, connect_micros, tls_micros, first_byte_micros, answer
            FROM attempt WHERE event_id = ? AND delivery_number = ? ORDER BY number
            """,
            delivery.event().value(),
            delivery.number())
        .map((row, _) -> attempt(row))
        .list();
  }

  static RecordedEvent event(ResultSet row) throws SQLException {
    return new RecordedEvent(
        new EventId(row.getString("id")),
        Product.valueOf(row.getString("product")),
        row.getString("account"),
        row.getString("region"),
        row.getString("type"),
        Optional.ofNullable(row.getString("job_id")),
        Optional.ofNullable(row.getString("media_id")),
        Instant.ofEpochMilli(row.getLong("at")),
        row.getString("body"));
  }

  static Delivery delivery(ResultSet row) throws SQLException {
    return new Delivery(
        DeliveryTable.id(row),
        Purpose.valueOf(row.getString("purpose")),
        Kind.valueOf(row.getString("kind")),
        row.getString("target"),
        State.valueOf(row.getString("state")),
        row.getInt("attempts"),
        Instant.ofEpochMilli(row.getLong("planned_at")),
        Instant.ofEpochMilli(row.getLong("due_at")),
        DeliveryTable.instant(row, "ended_at"));
  }

  private static Attempt attempt(ResultSet row) throws SQLException {
    String sentence = row.getString("outcome");
    Optional<Integer> status = number(row, "http_status").map(Long::intValue);
    Optional<String> address = Optional.ofNullable(row.getString("address"));
    return new Attempt(
        row.getInt("number"),
        Instant.ofEpochMilli(row.getLong("started_at")),
        Duration.ofMillis(row.getLong("duration_millis")),
        row.getLong("succeeded") == 1
            ? new AttemptOutcome.Delivered(sentence, status)
            : new AttemptOutcome.Failed(sentence, status),
        address.isEmpty() ? Optional.empty() : Optional.of(exchange(row, address)));
  }

  private static Exchange exchange(ResultSet row, Optional<String> address) throws SQLException {
    return new Exchange(
        address,
        number(row, "dns_micros"),
        number(row, "connect_micros"),
        number(row, "tls_micros"),
        number(row, "first_byte_micros"),
        Optional.ofNullable(row.getString("answer")));
  }

  private static Optional<Long> number(ResultSet row, String column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(value);
  }
}

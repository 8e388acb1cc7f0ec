package dev.cuepost.callback.delivery;

import dev.cuepost.callback.delivery.Delivery.Kind;
import dev.cuepost.callback.delivery.Delivery.Purpose;
import dev.cuepost.callback.event.EventId;
import dev.cuepost.callback.event.Product;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The rows of deliveries that are still to be made: planned, found when due, and found by lane. */
final class DeliveryTable {
  private static final String KEYS =
      """
      SELECT event_id, number FROM delivery
      WHERE state = 'PENDING' AND waits_for IS NULL AND lane = ?
      """;
  private static final String FIRST_ATTEMPTS =
      KEYS + " AND tier = 0 ORDER BY due_at, event_id, number LIMIT ?";
  private static final String RETRIES =
      KEYS + " AND tier = 1 AND due_at <= ? ORDER BY due_at, event_id, number LIMIT ?";
  private static final String WHOLE =
      """
      SELECT d.event_id, d.number, d.lane, d.purpose, d.kind, d.target, d.target_region,
             d.obstacle, d.schedule, d.dead_letters, d.sequence, d.gave_up, d.attempts, e.product,
             e.app, e.account, e.region, e.body
      FROM delivery d JOIN event e ON e.id = d.event_id
      WHERE d.event_id = ? AND d.number = ?
      """;

  /**
   * Beside what is planned stands what it is looked for by; the last delivery of the sequence that
   * has not ended is what the new one waits for.
   */
  private static final String INSERT =
      """
      INSERT INTO delivery (event_id, account, region, type, at, number, purpose, kind, target,
        target_region, obstacle, lane, schedule, dead_letters, state, attempts, tier, planned_at,
        due_at, sequence, gave_up, waits_for)
      SELECT e.id, e.account, e.region, e.type, e.at, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'PENDING', 0, 0, ?,
        ?, ?, ?,
        (SELECT d.event_id || '-' || d.number FROM delivery d
         WHERE d.lane = ? AND d.sequence = ? AND d.state = 'PENDING'
           AND NOT EXISTS (SELECT 1 FROM delivery w
                           WHERE w.waits_for = d.event_id || '-' || d.number)
         LIMIT 1)
      FROM event e WHERE e.id = ?
      """;

  /** A delivery that was given up, with what came of its last attempt. */
  private static final String GIVEN_UP =
      """
      SELECT d.target, a.outcome
      FROM delivery d
      JOIN attempt a ON a.event_id = d.event_id AND a.delivery_number = d.number
        AND a.number = d.attempts
      WHERE d.event_id = ? AND d.number = ?
      """;

  /** One step along the index for each lane, however many rows each has. */
  private static final String LANES =
      """
      WITH RECURSIVE step (lane) AS (
        SELECT MIN(lane) FROM delivery
        WHERE state = 'PENDING' AND waits_for IS NULL AND lane > :after
        UNION ALL
        SELECT (SELECT MIN(d.lane) FROM delivery d
                WHERE d.state = 'PENDING' AND d.waits_for IS NULL AND d.lane > step.lane)
        FROM step WHERE step.lane IS NOT NULL)
      SELECT lane FROM step WHERE lane IS NOT NULL LIMIT :limit
      """;

  private final Jdbi jdbi;

  DeliveryTable(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Plans one more delivery of the event and returns its name. */
  static DeliveryId plan(Handle tx, EventId event, Plan plan, Instant now) {
    int number =
        tx.select(
                "SELECT COALESCE(MAX(number), 0) + 1 FROM delivery WHERE event_id = ?",
                event.value())
            .mapTo(Integer.class)
            .one();
    return plan(tx, new DeliveryId(event, number), plan, now);
  }

  /** Plans this delivery. */
  static DeliveryId plan(Handle tx, DeliveryId id, Plan plan, Instant now) {
    try (PreparedStatement insert = tx.getConnection().prepareStatement(INSERT)) {
      insert.setInt(1, id.number());
      insert.setString(2, plan.purpose().name());
      insert.setString(3, plan.kind().name());
      insert.setString(4, plan.target());
      insert.setString(5, plan.region());
      insert.setString(6, plan.obstacle().orElse(null));
      insert.setString(7, plan.lane());
      insert.setString(8, plan.schedule().stored());
      insert.setString(9, plan.deadLetters().orElse(null));
      insert.setLong(10, now.toEpochMilli());
      insert.setLong(11, now.toEpochMilli());
      insert.setString(12, plan.sequence().orElse(null));
      insert.setObject(13, plan.gaveUp().orElse(null));
      insert.setString(14, plan.lane());
      insert.setString(15, plan.sequence().orElse(null));
      insert.setString(16, id.event().value());
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException("delivery %s could not be planned".formatted(id), e);
    }
    return id;
  }

  /**
   * The names of what is due in the lane: first attempts, then retries, each in the order of their
   * times.
   */
  List<DeliveryId> due(String lane, Instant now, int limit) {
    return jdbi.withHandle(handle -> {
      var found = new ArrayList<DeliveryId>();
      found.addAll(handle.select(FIRST_ATTEMPTS, lane, limit).map((row, _) -> id(row)).list());
      if (found.size() < limit) {
        found.addAll(
            handle
                .select(RETRIES, lane, now.toEpochMilli(), limit - found.size())
                .map((row, _) -> id(row))
                .list());
      }
      return found;
    });
  }

  /** These deliveries with all that their attempts need, in the same order. */
  List<Due> load(List<DeliveryId> ids) {
    try {
      return jdbi.withHandle(handle -> load(handle.getConnection(), ids));
    } catch (SQLException e) {
      throw new IllegalStateException("deliveries that are due could not be read", e);
    }
  }

  private static List<Due> load(Connection connection, List<DeliveryId> ids) throws SQLException {
    var loaded = new ArrayList<Due>();
    try (PreparedStatement select = connection.prepareStatement(WHOLE)) {
      for (DeliveryId id : ids) {
        select.setString(1, id.event().value());
        select.setInt(2, id.number());
        try (ResultSet row = select.executeQuery()) {
          if (row.next()) {
            loaded.add(due(row, letter(row, connection)));
          }
        }
      }
    }
    return loaded;
  }

  private static Optional<DeadLetter> letter(ResultSet row, Connection connection)
      throws SQLException {
    Optional<Integer> number = whole(row, "gave_up");
    if (number.isEmpty()) {
      return Optional.empty();
    }
    var delivery = new DeliveryId(id(row).event(), number.get());
    try (PreparedStatement givenUp = connection.prepareStatement(GIVEN_UP)) {
      givenUp.setString(1, delivery.event().value());
      givenUp.setInt(2, delivery.number());
      try (ResultSet found = givenUp.executeQuery()) {
        return found.next()
            ? Optional.of(
                new DeadLetter(delivery, found.getString("target"), found.getString("outcome")))
            : Optional.empty();
      }
    }
  }

  /** When the next retry in the lane is due, of those that are not yet. */
  Optional<Instant> nextDue(String lane, Instant now) {
    return jdbi.withHandle(handle ->
        handle
            .select(
                """
                SELECT MIN(due_at) AS due_at FROM delivery
                WHERE state = 'PENDING' AND waits_for IS NULL AND lane = ? AND tier = 1
                  AND due_at > ?
                """,
                lane,
                now.toEpochMilli())
            .map((row, _) -> instant(row, "due_at"))
            .one());
  }

  /** Up to so many lanes that have something pending, in order, behind this one. */
  List<String> lanes(String after, int limit) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(LANES)
            .bind("after", after)
            .bind("limit", limit)
            .mapTo(String.class)
            .list());
  }

  private static Due due(ResultSet row, Optional<DeadLetter> letter) throws SQLException {
    return new Due(
        id(row),
        row.getString("lane"),
        Purpose.valueOf(row.getString("purpose")),
        Kind.valueOf(row.getString("kind")),
        row.getString("target"),
        row.getString("target_region"),
        Optional.ofNullable(row.getString("obstacle")),
        RetrySchedule.ofStored(row.getString("schedule")),
        Optional.ofNullable(row.getString("dead_letters")),
        Optional.ofNullable(row.getString("sequence")),
        row.getInt("attempts"),
        Product.valueOf(row.getString("product")),
        row.getString("app"),
        row.getString("account"),
        row.getString("region"),
        row.getString("body"),
        letter);
  }

  static DeliveryId id(ResultSet row) throws SQLException {
    return new DeliveryId(new EventId(row.getString("event_id")), row.getInt("number"));
  }

  static Optional<Integer> whole(ResultSet row, String column) throws SQLException {
    int value = row.getInt(column);
    return row.wasNull() ? Optional.empty() : Optional.of(value);
  }

  static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
  }
}

package dev.cuepost.callback.delivery;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Optional;

/**
 * Writes down attempts and what follows from them, many at once. Plain JDBC: this is the busiest
 * place of the database.
 */
final class AttemptTable {
  // The count of attempts stands guard: what was written down already is not written down again.
  private static final String CONTINUE =
      """
      UPDATE delivery SET state = ?, attempts = ?, tier = 1, due_at = ?, ended_at = ?
      WHERE event_id = ? AND number = ? AND state = 'PENDING' AND attempts = ?
      """;
  private static final String INSERT =
      """
      INSERT INTO attempt (event_id, delivery_number, number, started_at, duration_millis,
        succeeded, outcome, http_status, address, dns_micros, connect_micros, tls_micros,
        first_byte_micros, answer)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT DO NOTHING
      """;
  private static final String RELEASE = "UPDATE delivery SET waits_for = NULL WHERE waits_for = ?";

  private AttemptTable() {}

  static void write(Connection tx, List<Ended> attempts) throws SQLException {
    try (PreparedStatement goOn = tx.prepareStatement(CONTINUE);
        PreparedStatement insert = tx.prepareStatement(INSERT);
        PreparedStatement release = tx.prepareStatement(RELEASE)) {
      boolean releases = false;
      for (Ended attempt : attempts) {
        bindContinue(goOn, attempt);
        bindInsert(insert, attempt);
        if (attempt.due().sequence().isPresent() && attempt.again().isEmpty()) {
          release.setString(1, attempt.due().id().toString());
          release.addBatch();
          releases = true;
        }
      }
      goOn.executeBatch();
      insert.executeBatch();
      if (releases) {
        release.executeBatch();
      }
    }
  }

  private static void bindContinue(PreparedStatement goOn, Ended attempt) throws SQLException {
    Due due = attempt.due();
    long endedAt = attempt.endedAt().toEpochMilli();
    goOn.setString(1, attempt.state().name());
    goOn.setInt(2, attempt.number());
    goOn.setLong(3, attempt.again().map(at -> at.toEpochMilli()).orElse(endedAt));
    setLong(goOn, 4, attempt.again().isPresent() ? Optional.empty() : Optional.of(endedAt));
    goOn.setString(5, due.id().event().value());
    goOn.setInt(6, due.id().number());
    goOn.setInt(7, due.attempts());
    goOn.addBatch();
  }

  private static void bindInsert(PreparedStatement insert, Ended attempt) throws SQLException {
    DeliveryId id = attempt.due().id();
    insert.setString(1, id.event().value());
    insert.setInt(2, id.number());
    insert.setInt(3, attempt.number());
    insert.setLong(4, attempt.startedAt().toEpochMilli());
    insert.setLong(5, attempt.duration().toMillis());
    insert.setInt(6, attempt.outcome() instanceof AttemptOutcome.Delivered ? 1 : 0);
    insert.setString(7, attempt.outcome().sentence());
    setLong(insert, 8, attempt.outcome().httpStatus().map(Integer::longValue));
    Optional<Exchange> seen = attempt.exchange();
    insert.setString(9, seen.flatMap(Exchange::address).orElse(null));
    setLong(insert, 10, seen.flatMap(Exchange::dnsMicros));
    setLong(insert, 11, seen.flatMap(Exchange::connectMicros));
    setLong(insert, 12, seen.flatMap(Exchange::tlsMicros));
    setLong(insert, 13, seen.flatMap(Exchange::firstByteMicros));
    insert.setString(14, seen.flatMap(Exchange::answer).orElse(null));
    insert.addBatch();
  }

  private static void setLong(PreparedStatement statement, int index, Optional<Long> value)
      throws SQLException {
    if (value.isPresent()) {
      statement.setLong(index, value.get());
    } else {
      statement.setNull(index, Types.BIGINT);
    }
  }
}

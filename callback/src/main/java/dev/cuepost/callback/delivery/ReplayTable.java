package dev.cuepost.callback.delivery;

import dev.cuepost.callback.delivery.Delivery.Kind;
import dev.cuepost.callback.delivery.Delivery.Purpose;
import dev.cuepost.callback.delivery.Delivery.State;
import dev.cuepost.callback.event.Product;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The rows of deliveries that may be replayed. */
final class ReplayTable {
  private static final String COLUMNS =
      """
      SELECT d.account, e.product, d.at, d.event_id, d.number, d.kind, d.target, d.target_region,
             d.obstacle, d.schedule, d.dead_letters, d.sequence, d.gave_up, d.state
      FROM delivery d JOIN event e ON e.id = d.event_id
      """;

  /** The last one of its event and target: those before it were replayed by it, or with it. */
  private static final String IS_LAST =
      """
       AND NOT EXISTS (SELECT 1 FROM delivery l
                       WHERE l.event_id = d.event_id AND l.number > d.number
                         AND l.target = d.target AND l.target_region = d.target_region)
      """;

  /** Dead letters do not count, even where their queue is the target. */
  private static final String OUTDATED =
      """
      SELECT COUNT(*) FROM delivery d
      JOIN delivery l ON l.event_id = d.event_id AND l.number > d.number
        AND l.target = d.target AND l.target_region = d.target_region
      WHERE d.event_id = ? AND d.number = ? AND l.gave_up IS NULL AND l.state <> 'GIVEN_UP'
      """;

  private static final String BEHIND = " AND (d.at, d.event_id, d.number) > (:at, :id, :number)";

  private ReplayTable() {}

  /**
   * A delivery that can be made again, once it has ended.
   *
   * @param at the time of its event
   * @param product in whose form the event is told
   * @param again the same with another purpose
   */
  record Row(DeliveryId id, Instant at, Product product, State state, Plan again) {}

  static Optional<Row> find(Handle handle, String account, String region, DeliveryId id) {
    return handle
        .select(
            COLUMNS + " WHERE d.event_id = ? AND d.number = ? AND d.account = ? AND d.region = ?",
            id.event().value(),
            id.number(),
            account,
            region)
        .map((row, _) -> ended(row))
        .findOne();
  }

  /** Whether a later delivery of its event to the same target was taken, or has not ended yet. */
  static boolean isOutdated(Handle handle, DeliveryId id) {
    return handle.select(OUTDATED, id.event().value(), id.number()).mapTo(Integer.class).one() > 0;
  }

  /** Up to so many that fit and are their events' last ones to their targets, behind this one. */
  static List<Row> page(Handle handle, DeliveryQuery query, Optional<Row> last, int limit) {
    String behind = last.isPresent() ? BEHIND : "";
    var select =
        handle.createQuery(
            COLUMNS
                + " WHERE "
                + query.condition()
                + IS_LAST
                + behind
                + " ORDER BY d.at, d.event_id, d.number LIMIT :limit");
    query.values().forEach(select::bind);
    last.ifPresent(ended ->
        select
            .bind("at", ended.at().toEpochMilli())
            .bind("id", ended.id().event().value())
            .bind("number", ended.id().number()));
    return select.bind("limit", limit).map((row, _) -> ended(row)).list();
  }

  private static Row ended(ResultSet row) throws SQLException {
    return new Row(
        DeliveryTable.id(row),
        Instant.ofEpochMilli(row.getLong("at")),
        Product.valueOf(row.getString("product")),
        State.valueOf(row.getString("state")),
        new Plan(
            row.getString("account"),
            Purpose.REPLAY,
            Kind.valueOf(row.getString("kind")),
            row.getString("target"),
            row.getString("target_region"),
            Optional.ofNullable(row.getString("obstacle")),
            RetrySchedule.ofStored(row.getString("schedule")),
            Optional.ofNullable(row.getString("dead_letters")),
            Optional.ofNullable(row.getString("sequence")),
            DeliveryTable.whole(row, "gave_up")));
  }
}

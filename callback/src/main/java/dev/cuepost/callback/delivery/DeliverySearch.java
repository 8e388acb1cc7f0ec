package dev.cuepost.callback.delivery;

import dev.cuepost.callback.delivery.Delivery.State;
import dev.cuepost.callback.delivery.DeliveryLog.Entry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * Finds a page of a list of deliveries, among however many.
 *
 * <p>A page is put together of lists that one index has in the order of the page: one a state, and
 * of each target that begins as wished. From each as many as the page has are read, and of those
 * the newest. So nothing is read that does not fit.
 */
final class DeliverySearch {
  /** Of more targets than these, deliveries are gone through in the order of time instead. */
  private static final int TARGETS_MAX = 20;

  private static final String ENTRY =
      """
      SELECT e.id, e.product, e.account, e.region, e.type, e.job_id, e.media_id, e.at, e.body,
             d.event_id, d.number, d.purpose, d.kind, d.target, d.state, d.attempts, d.planned_at,
             d.due_at, d.ended_at
      """;

  private static final String ORDER =
      " ORDER BY d.at DESC, d.event_id DESC, d.number DESC LIMIT :limit";

  /** One step along the index for each target, however many deliveries each has. */
  private static final String TARGETS =
      """
      WITH RECURSIVE step (target) AS (
        SELECT MIN(target) FROM delivery
        WHERE account = :account AND region = :region AND target >= :beginning
        UNION ALL
        SELECT (SELECT MIN(d.target) FROM delivery d
                WHERE d.account = :account AND d.region = :region AND d.target > step.target)
        FROM step
        WHERE substr(step.target, 1, length(:beginning)) = :beginning)
      SELECT target FROM step WHERE substr(target, 1, length(:beginning)) = :beginning LIMIT :limit
      """;

  private DeliverySearch() {}

  static List<Entry> find(Handle handle, DeliveryQuery query) {
    if (query.subject().isPresent() || query.region().isEmpty()) {
      return read(
          handle,
          ENTRY
              + "FROM event e JOIN delivery d ON d.event_id = e.id WHERE "
              + query.condition()
              + ORDER,
          query,
          Map.of());
    }
    if (query.target().isEmpty()) {
      return merged(handle, query, List.of(), query.broadened());
    }
    List<String> targets = targets(handle, query, query.target().get());
    if (targets.size() > TARGETS_MAX) {
      return merged(handle, query, List.of(), query.broadened().to(query.target().get()));
    }
    return targets.isEmpty() ? List.of() : merged(handle, query, targets, query.broadened());
  }

  private static List<String> targets(Handle handle, DeliveryQuery query, String beginning) {
    return handle
        .createQuery(TARGETS)
        .bind("account", query.account())
        .bind("region", query.region().orElseThrow())
        .bind("beginning", beginning)
        .bind("limit", TARGETS_MAX + 1)
        .mapTo(String.class)
        .list();
  }

  /**
   * A page of several lists.
   *
   * @param targets one or more lists for each; none for lists of all targets
   * @param rest what every list is to fit besides
   */
  private static List<Entry> merged(
      Handle handle, DeliveryQuery query, List<String> targets, DeliveryQuery rest) {
    Map<String, Object> values = new LinkedHashMap<>();
    List<String> lists = new ArrayList<>();
    for (State state : query.state().map(List::of).orElse(List.of(State.values()))) {
      String inState = rest.condition() + " AND d.state = '" + state.name() + "'";
      if (targets.isEmpty()) {
        lists.add(list(inState));
      }
      for (int i = 0; i < targets.size(); i++) {
        values.put("target" + i, targets.get(i));
        lists.add(list(inState + " AND d.target = :target" + i));
      }
    }
    String sql =
        ENTRY
            + "FROM ("
            + String.join(" UNION ALL ", lists)
            + ") k JOIN delivery d ON d.event_id = k.event_id AND d.number = k.number"
            + " JOIN event e ON e.id = d.event_id"
            + ORDER;
    return read(handle, sql, rest, values);
  }

  private static String list(String condition) {
    return "SELECT * FROM (SELECT d.event_id, d.number FROM delivery d WHERE "
        + condition
        + ORDER
        + ")";
  }

  private static List<Entry> read(
      Handle handle, String sql, DeliveryQuery query, Map<String, Object> more) {
    var select = handle.createQuery(sql);
    query.values().forEach(select::bind);
    more.forEach(select::bind);
    return select
        .bind("limit", query.limit())
        .map((row, _) -> new Entry(DeliveryLog.event(row), DeliveryLog.delivery(row)))
        .list();
  }
}

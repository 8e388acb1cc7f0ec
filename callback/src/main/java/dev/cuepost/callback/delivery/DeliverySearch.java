package dev.cuepost.callback.delivery;

import dev.cuepost.callback.delivery.Delivery.State;
import dev.cuepost.callback.delivery.DeliveryLog.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * Finds a page of a list of deliveries, among however many.
 *
 * <p>A page is put together of lists that one index has in the order of the page: one for each
 * state, one for the type, or one for each target that begins as wished. From each as many as the
 * page has are read, and of those the newest. States that few deliveries are in come first; what an
 * index does not know is looked for along it.
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
      String sql =
          ENTRY
              + "FROM event e JOIN delivery d ON d.event_id = e.id WHERE "
              + query.condition()
              + ORDER;
      return read(handle, sql, query, query.values());
    }
    boolean rare = query.state().filter(state -> state != State.DELIVERED).isPresent();
    if (query.target().isPresent() && (!rare || isGivenUp(query))) {
      List<String> targets = targets(handle, query, query.target().get());
      if (targets.size() <= TARGETS_MAX) {
        return targets.isEmpty() ? List.of() : byTarget(handle, query, targets);
      }
    }
    return rare || query.eventType().isEmpty() ? byState(handle, query) : byType(handle, query);
  }

  private static boolean isGivenUp(DeliveryQuery query) {
    return query.state().filter(State.GIVEN_UP::equals).isPresent();
  }

  private static List<Entry> byState(Handle handle, DeliveryQuery query) {
    List<State> states = query.state().map(List::of).orElse(List.of(State.values()));
    List<String> lists =
        states.stream()
            .map(state ->
                " AND d.state = '" + state.name() + "'" + hasType(query) + hasBeginning(query))
            .toList();
    Map<String, Object> values = query.values();
    values.remove("state");
    return merged(handle, query, lists, values);
  }

  private static List<Entry> byType(Handle handle, DeliveryQuery query) {
    String list = " AND d.type = :type" + isInState(query) + hasBeginning(query);
    return merged(handle, query, List.of(list), query.values());
  }

  private static List<Entry> byTarget(Handle handle, DeliveryQuery query, List<String> targets) {
    List<String> lists = new ArrayList<>();
    Map<String, Object> values = query.values();
    values.remove("target");
    for (int i = 0; i < targets.size(); i++) {
      values.put("target" + i, targets.get(i));
      lists.add(
          " AND d.target = :target"
              + i
              + hasType(query)
              + (isGivenUp(query) ? " AND d.state = 'GIVEN_UP'" : isInState(query)));
    }
    if (isGivenUp(query)) {
      values.remove("state"); // which has an index of targets to itself
    }
    return merged(handle, query, lists, values);
  }

  /** Written so that no index is looked for: another one is gone along. */
  private static String hasType(DeliveryQuery query) {
    return query.eventType().isPresent() ? " AND d.type || '' = :type" : "";
  }

  private static String isInState(DeliveryQuery query) {
    return query.state().isPresent() ? " AND d.state || '' = :state" : "";
  }

  private static String hasBeginning(DeliveryQuery query) {
    return query.target().isPresent() ? " AND substr(d.target, 1, length(:target)) = :target" : "";
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
   * @param lists what each is to fit besides what all do
   * @param values of all names in them, and of those that all have
   */
  private static List<Entry> merged(
      Handle handle, DeliveryQuery query, List<String> lists, Map<String, Object> values) {
    String all = query.plain().condition();
    String sql =
        ENTRY
            + lists.stream()
                .map(list ->
                    "SELECT * FROM (SELECT d.event_id, d.number FROM delivery d WHERE "
                        + all
                        + list
                        + ORDER
                        + ") one")
                .collect(Collectors.joining(" UNION ALL ", "FROM (", ") k "))
            + "JOIN delivery d ON d.event_id = k.event_id AND d.number = k.number"
            + " JOIN event e ON e.id = d.event_id"
            + ORDER;
    return read(handle, sql, query, values);
  }

  private static List<Entry> read(
      Handle handle, String sql, DeliveryQuery query, Map<String, Object> values) {
    var select = handle.createQuery(sql);
    values.forEach(select::bind);
    return select
        .bind("limit", query.limit())
        .map((row, _) -> new Entry(DeliveryLog.event(row), DeliveryLog.delivery(row)))
        .list();
  }
}

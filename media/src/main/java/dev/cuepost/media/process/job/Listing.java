package dev.cuepost.media.process.job;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/** Reads pages of jobs or groups in the order in which they were made. */
final class Listing {
  private static final Pattern POSITION = Pattern.compile("([0-9]{1,15})-([0-9a-f]{32})");

  private Listing() {}

  /**
   * Reads a page.
   *
   * @param table of jobs or groups
   * @param id its primary key
   */
  static <T> Page<T> read(
      Handle handle, String table, String id, String kind, ListQuery query, Rows<T> rows) {
    Map<String, Object> values = new HashMap<>();
    StringBuilder where = conditions(id, kind, query, values);
    Matcher position = POSITION.matcher(query.after().orElse(""));
    if (position.matches()) {
      where.append(
          " AND (created_at, %s) %s (:atMillis, :atId)"
              .formatted(id, query.newestFirst() ? "<" : ">"));
      values.put("atMillis", Long.parseLong(position.group(1)));
      values.put("atId", position.group(2));
    }
    List<T> found =
        handle
            .createQuery(
                "SELECT * FROM %1$s WHERE %2$s ORDER BY created_at %3$s, %4$s %3$s LIMIT :limit"
                    .formatted(table, where, query.newestFirst() ? "DESC" : "ASC", id))
            .bindMap(values)
            .bind("limit", query.limit() + 1)
            .map(rows.mapper())
            .list();
    if (found.size() <= query.limit()) {
      return new Page<>(found, Optional.empty());
    }
    List<T> page = found.subList(0, query.limit());
    return new Page<>(page, Optional.of(rows.position().apply(page.getLast())));
  }

  /** How many there are on all pages. */
  static long count(Handle handle, String table, String id, String kind, ListQuery query) {
    Map<String, Object> values = new HashMap<>();
    return handle
        .createQuery(
            "SELECT COUNT(*) FROM %s WHERE %s"
                .formatted(table, conditions(id, kind, query, values)))
        .bindMap(values)
        .mapTo(Long.class)
        .one();
  }

  /** What holds for those on all pages. */
  private static StringBuilder conditions(
      String id, String kind, ListQuery query, Map<String, Object> values) {
    var where = new StringBuilder("account = :account AND region = :region AND kind = :kind");
    where.append(" AND product = :product");
    values.put("account", query.owner().account());
    values.put("region", query.owner().region());
    values.put("product", query.owner().product().name());
    values.put("kind", kind);
    add(where, values, query.id(), id + " = :id", "id");
    add(where, values, query.pipelineId(), "pipeline_id = :pipeline", "pipeline");
    add(where, values, query.state().map(JobState::name), "state = :state", "state");
    add(where, values, query.from().map(Instant::toEpochMilli), "created_at >= :from", "from");
    add(where, values, query.to().map(Instant::toEpochMilli), "created_at < :to", "to");
    return where;
  }

  /**
   * How rows are read.
   *
   * @param position by {@link #position}
   */
  record Rows<T>(RowMapper<T> mapper, Function<T, String> position) {}

  static String position(Instant createdAt, String id) {
    return createdAt.toEpochMilli() + "-" + id;
  }

  private static void add(
      StringBuilder where,
      Map<String, Object> values,
      Optional<?> value,
      String condition,
      String name) {
    value.ifPresent(present -> {
      where.append(" AND ").append(condition);
      values.put(name, present);
    });
  }
}

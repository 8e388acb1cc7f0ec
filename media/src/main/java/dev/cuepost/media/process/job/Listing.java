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

  /** What is listed. */
  enum Table {
    JOBS("process_job", "job_id", ""),
    /** Those that belong to no group. */
    LONE_JOBS("process_job", "job_id", " AND group_id IS NULL"),
    GROUPS("process_group", "group_id", "");

    private final String table;
    private final String id;
    private final String alone;

    Table(String table, String id, String alone) {
      this.table = table;
      this.id = id;
      this.alone = alone;
    }
  }

  /** Reads a page. */
  static <T> Page<T> read(Handle handle, Table table, String kind, ListQuery query, Rows<T> rows) {
    Map<String, Object> values = new HashMap<>();
    StringBuilder where = conditions(table, kind, query, values);
    Matcher position = POSITION.matcher(query.after().orElse(""));
    if (position.matches()) {
      where.append(
          " AND (created_at, %s) %s (:atMillis, :atId)"
              .formatted(table.id, query.newestFirst() ? "<" : ">"));
      values.put("atMillis", Long.parseLong(position.group(1)));
      values.put("atId", position.group(2));
    }
    List<T> found =
        handle
            .createQuery(
                "SELECT * FROM %1$s WHERE %2$s ORDER BY created_at %3$s, %4$s %3$s LIMIT :limit OFFSET :skip"
                    .formatted(table.table, where, query.newestFirst() ? "DESC" : "ASC", table.id))
            .bindMap(values)
            .bind("limit", query.limit() + 1)
            .bind("skip", query.skip())
            .map(rows.mapper())
            .list();
    if (found.size() <= query.limit()) {
      return new Page<>(found, Optional.empty());
    }
    List<T> page = found.subList(0, query.limit());
    return new Page<>(page, Optional.of(rows.position().apply(page.getLast())));
  }

  /** How many there are on all pages. */
  static long count(Handle handle, Table table, String kind, ListQuery query) {
    Map<String, Object> values = new HashMap<>();
    return handle
        .createQuery(
            "SELECT COUNT(*) FROM %s WHERE %s"
                .formatted(table.table, conditions(table, kind, query, values)))
        .bindMap(values)
        .mapTo(Long.class)
        .one();
  }

  /** What holds for those on all pages. */
  private static StringBuilder conditions(
      Table table, String kind, ListQuery query, Map<String, Object> values) {
    var where = new StringBuilder("account = :account AND region = :region AND kind = :kind");
    where.append(" AND product = :product").append(table.alone);
    values.put("account", query.owner().account());
    values.put("region", query.owner().region());
    values.put("product", query.owner().product().name());
    values.put("kind", kind);
    add(where, values, query.id(), table.id + " = :id", "id");
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

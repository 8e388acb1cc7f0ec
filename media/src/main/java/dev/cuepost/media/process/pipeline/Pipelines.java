package dev.cuepost.media.process.pipeline;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/** Pipelines as rows. Each account has one in each region from the first time it asks. */
public final class Pipelines {
  public static final int PRIORITY_DEFAULT = 6;
  private static final String STANDARD = "Standard";

  private final Jdbi jdbi;
  private final InstantSource clock;
  private final Supplier<String> ids;

  /**
   * @param ids gives 32 lower-case hex digits, never the same twice
   */
  public Pipelines(Jdbi jdbi, InstantSource clock, Supplier<String> ids) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.ids = ids;
  }

  public Pipeline create(String account, String region, String name, String speed, int priority) {
    String id = ids.get();
    jdbi.useTransaction(handle -> insert(handle, account, region, id, name, speed, priority));
    return find(account, region, id).orElseThrow();
  }

  /** The one that is meant where a job names none. Its id is the same at each start. */
  public Pipeline standard(String account, String region) {
    String name = "cuepost/pipeline/%s/%s".formatted(account, region);
    String id =
        UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString().replace("-", "");
    return find(account, region, id)
        .orElseGet(() -> {
          jdbi.useTransaction(
              handle -> insert(handle, account, region, id, "default", STANDARD, PRIORITY_DEFAULT));
          return find(account, region, id).orElseThrow();
        });
  }

  public Optional<Pipeline> find(String account, String region, String id) {
    return jdbi.withHandle(handle ->
        handle
            .select(
                "SELECT * FROM pipeline WHERE pipeline_id = ? AND account = ? AND region = ?",
                id,
                account,
                region)
            .map(Pipelines::read)
            .findOne());
  }

  /** In the order in which they were made. */
  public List<Pipeline> list(String account, String region) {
    standard(account, region);
    return jdbi.withHandle(handle ->
        handle
            .select(
                """
                SELECT * FROM pipeline WHERE account = ? AND region = ?
                ORDER BY created_at, pipeline_id\
                """,
                account,
                region)
            .map(Pipelines::read)
            .list());
  }

  /** Changes what is given; returns false if there is no such pipeline. */
  public boolean update(
      String account,
      String region,
      String id,
      Optional<String> name,
      Optional<Integer> priority,
      Optional<Boolean> active) {
    return jdbi.inTransaction(handle ->
        handle
            .createUpdate(
                """
                UPDATE pipeline SET name = COALESCE(:name, name),
                  priority = COALESCE(:priority, priority),
                  active = COALESCE(:active, active), modified_at = :at
                WHERE pipeline_id = :id AND account = :account AND region = :region\
                """)
            .bind("name", name.orElse(null))
            .bind("priority", priority.orElse(null))
            .bind("active", active.map(on -> on ? 1 : 0).orElse(null))
            .bind("at", clock.millis())
            .bind("id", id)
            .bind("account", account)
            .bind("region", region)
            .execute())
        > 0;
  }

  /** Deletes it; returns false if there is no such pipeline. */
  public boolean delete(String account, String region, String id) {
    return jdbi.inTransaction(handle ->
        handle.execute(
            "DELETE FROM pipeline WHERE pipeline_id = ? AND account = ? AND region = ?",
            id,
            account,
            region))
        > 0;
  }

  private void insert(
      Handle handle,
      String account,
      String region,
      String id,
      String name,
      String speed,
      int priority) {
    long now = clock.instant().truncatedTo(ChronoUnit.MILLIS).toEpochMilli();
    handle.execute(
        """
        INSERT INTO pipeline (pipeline_id, account, region, name, speed, priority, active,
          created_at, modified_at)
        VALUES (?, ?, ?, ?, ?, ?, 1, ?, ?)
        ON CONFLICT (pipeline_id) DO NOTHING\
        """,
        id,
        account,
        region,
        name,
        speed,
        priority,
        now,
        now);
  }

  private static Pipeline read(ResultSet row, StatementContext context) throws SQLException {
    return new Pipeline(
        row.getString("pipeline_id"),
        row.getString("name"),
        row.getString("speed"),
        row.getInt("priority"),
        row.getInt("active") == 1,
        Instant.ofEpochMilli(row.getLong("created_at")),
        Instant.ofEpochMilli(row.getLong("modified_at")));
  }
}

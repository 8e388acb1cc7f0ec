package dev.cuepost.media.job;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** Batches as rows. A batch has begun when one of its jobs has, and ends with the last. */
final class BatchRows {
  private static final String BEGUN =
      """
      EXISTS (SELECT 1 FROM editing_job j WHERE j.batch_id = b.batch_id
        AND j.state NOT IN ('INIT', 'QUEUING'))\
      """;
  private static final String SELECT =
      "SELECT b.*, CASE WHEN %s THEN 1 ELSE 0 END AS begun FROM editing_batch b WHERE "
          .formatted(BEGUN);

  private BatchRows() {}

  static void insert(Handle tx, Batch batch) {
    SubmitBatch request = batch.request();
    tx.createUpdate(
            """
            INSERT INTO editing_batch (batch_id, account, region, input_config, editing_config,
              output_config, user_data, client_token, created_at)
            VALUES (:id, :account, :region, :input, :editing, :output, :userData, :token, :at)\
            """)
        .bind("id", batch.batchId())
        .bind("account", request.account())
        .bind("region", request.region())
        .bind("input", request.inputConfig())
        .bind("editing", request.editingConfig())
        .bind("output", request.outputConfig())
        .bind("userData", request.userData().orElse(null))
        .bind("token", request.clientToken().orElse(null))
        .bind("at", batch.createdAt().toEpochMilli())
        .execute();
  }

  static Optional<Batch> findByToken(Handle handle, String account, String region, String token) {
    return handle
        .createQuery(
            SELECT + "b.account = :account AND b.region = :region AND b.client_token = :token")
        .bind("account", account)
        .bind("region", region)
        .bind("token", token)
        .map(BatchRows::read)
        .findOne();
  }

  static Optional<Batch> find(Handle handle, String batchId) {
    return handle
        .createQuery(SELECT + "b.batch_id = :id")
        .bind("id", batchId)
        .map(BatchRows::read)
        .findOne();
  }

  /**
   * Ends the batch if all of its jobs have.
   *
   * @return whether it ends now
   */
  static boolean end(Handle tx, String batchId, Instant now) {
    return tx.createUpdate(
                """
                UPDATE editing_batch SET completed_at = :at
                WHERE batch_id = :id AND completed_at IS NULL
                  AND NOT EXISTS (SELECT 1 FROM editing_job j WHERE j.batch_id = :id
                    AND j.state IN ('INIT', 'QUEUING', 'PROCESSING'))\
                """)
            .bind("at", now.toEpochMilli())
            .bind("id", batchId)
            .execute()
        == 1;
  }

  static BatchPage list(Handle handle, BatchQuery query) {
    Map<String, Object> values = new HashMap<>();
    var where = new StringBuilder("b.account = :account AND b.region = :region");
    values.put("account", query.account());
    values.put("region", query.region());
    query
        .batchId()
        .ifPresent(id -> {
          where.append(" AND b.batch_id = :id");
          values.put("id", id);
        });
    query.state().ifPresent(state -> where.append(" AND ").append(condition(state)));
    query
        .from()
        .ifPresent(from -> {
          where.append(" AND b.created_at >= :from");
          values.put("from", from.toEpochMilli());
        });
    query
        .to()
        .ifPresent(to -> {
          where.append(" AND b.created_at < :to");
          values.put("to", to.toEpochMilli());
        });
    query
        .after()
        .flatMap(PagePosition::parse)
        .ifPresent(position -> {
          where.append(
              """
               AND (b.created_at %1$s :atMillis
                 OR (b.created_at = :atMillis AND b.batch_id %1$s :atId))\
              """
                  .formatted(query.newestFirst() ? "<" : ">"));
          values.put("atMillis", position.createdMillis());
          values.put("atId", position.id());
        });
    List<Batch> rows =
        handle
            .createQuery(
                SELECT
                    + "%1$s ORDER BY b.created_at %2$s, b.batch_id %2$s LIMIT :limit"
                        .formatted(where, query.newestFirst() ? "DESC" : "ASC"))
            .bindMap(values)
            .bind("limit", query.limit() + 1)
            .map(BatchRows::read)
            .list();
    if (rows.size() <= query.limit()) {
      return new BatchPage(rows, Optional.empty());
    }
    List<Batch> page = new ArrayList<>(rows.subList(0, query.limit()));
    Batch last = page.getLast();
    return new BatchPage(
        page, Optional.of(PagePosition.of(last.createdAt(), last.batchId()).toString()));
  }

  private static String condition(Batch.State state) {
    return switch (state) {
      case FINISHED -> "b.completed_at IS NOT NULL";
      case PROCESSING -> "b.completed_at IS NULL AND " + BEGUN;
      case INIT -> "b.completed_at IS NULL AND NOT " + BEGUN;
    };
  }

  private static Batch read(ResultSet row, StatementContext context) throws SQLException {
    long completed = row.getLong("completed_at");
    Optional<Instant> completedAt =
        row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(completed));
    boolean begun = row.getInt("begun") == 1;
    return new Batch(
        row.getString("batch_id"),
        new SubmitBatch(
            row.getString("account"),
            row.getString("region"),
            row.getString("input_config"),
            row.getString("editing_config"),
            row.getString("output_config"),
            Optional.ofNullable(row.getString("user_data")),
            Optional.ofNullable(row.getString("client_token"))),
        state(completedAt.isPresent(), begun),
        List.of(),
        Instant.ofEpochMilli(row.getLong("created_at")),
        completedAt);
  }

  private static Batch.State state(boolean completed, boolean begun) {
    if (completed) {
      return Batch.State.FINISHED;
    }
    return begun ? Batch.State.PROCESSING : Batch.State.INIT;
  }
}

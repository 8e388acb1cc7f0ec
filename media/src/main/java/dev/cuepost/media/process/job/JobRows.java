package dev.cuepost.media.process.job;

import dev.cuepost.callback.event.Failure;
import dev.cuepost.callback.event.Product;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** Jobs as rows. */
final class JobRows {
  private JobRows() {}

  static void insert(Handle tx, ProcessJob job) {
    tx.createUpdate(
            """
            INSERT INTO process_job (job_id, group_id, place, product, account, region, kind,
              pipeline_id, priority, request, media_id, state, percent, attempts, created_at,
              modified_at)
            VALUES (:job, :group, :place, :product, :account, :region, :kind, :pipeline, :priority,
              :request, :media, :state, 0, 0, :at, :at)\
            """)
        .bind("job", job.jobId())
        .bind("group", job.group().orElse(null))
        .bind("place", job.place())
        .bind("product", job.owner().product().name())
        .bind("account", job.owner().account())
        .bind("region", job.owner().region())
        .bind("kind", job.kind().name())
        .bind("pipeline", job.schedule().pipelineId())
        .bind("priority", job.schedule().priority())
        .bind("request", OrderJson.write(job.order()))
        .bind("media", job.mediaId().orElse(null))
        .bind("state", job.state().name())
        .bind("at", job.createdAt().toEpochMilli())
        .execute();
  }

  static Optional<ProcessJob> find(Handle handle, String jobId) {
    return handle
        .select("SELECT * FROM process_job WHERE job_id = ?", jobId)
        .map(JobRows::read)
        .findOne();
  }

  static Map<JobKind, Map<JobState, Long>> counts(Handle handle, Owner owner) {
    Map<JobKind, Map<JobState, Long>> counts = new EnumMap<>(JobKind.class);
    handle
        .select(
            """
            SELECT kind, state, COUNT(*) AS jobs FROM process_job
            WHERE account = ? AND region = ? AND product = ? GROUP BY kind, state
            """,
            owner.account(),
            owner.region(),
            owner.product().name())
        .map((row, _) ->
            counts
                .computeIfAbsent(
                    JobKind.valueOf(row.getString("kind")), _ -> new EnumMap<>(JobState.class))
                .put(JobState.valueOf(row.getString("state")), row.getLong("jobs")))
        .list();
    return counts;
  }

  static List<ProcessJob> ofGroup(Handle handle, String groupId) {
    return handle
        .select("SELECT * FROM process_job WHERE group_id = ? ORDER BY place", groupId)
        .map(JobRows::read)
        .list();
  }

  static List<ProcessJob> ofMedia(Handle handle, String mediaId, JobKind kind) {
    return handle
        .select(
            """
            SELECT * FROM process_job WHERE media_id = ? AND kind = ?
            ORDER BY created_at, group_id, place, job_id\
            """,
            mediaId,
            kind.name())
        .map(JobRows::read)
        .list();
  }

  static void delete(Handle tx, String jobId) {
    tx.execute("DELETE FROM job_line WHERE job_id = ?", jobId);
    tx.execute("DELETE FROM process_job WHERE job_id = ?", jobId);
  }

  /** Writes the end of a job that runs; returns false if it has ended before. */
  static boolean end(Handle tx, ProcessJob ended) {
    return tx.createUpdate(
                """
                UPDATE process_job SET state = :state, percent = :percent, result = :result,
                  code = :code, message = :message, modified_at = :at, finished_at = :at
                WHERE job_id = :job AND state IN ('WAITING', 'INIT', 'PROCESSING')\
                """)
            .bind("state", ended.state().name())
            .bind("percent", ended.percent())
            .bind("result", ended.result().map(OrderJson::write).orElse(null))
            .bind("code", ended.failure().map(Failure::code).orElse(null))
            .bind("message", ended.failure().map(Failure::message).orElse(null))
            .bind("at", ended.modifiedAt().toEpochMilli())
            .bind("job", ended.jobId())
            .execute()
        > 0;
  }

  /** Lets a job that waited for others have its turn, with what it has to read now. */
  static void release(Handle tx, String jobId, Order order) {
    tx.execute(
        "UPDATE process_job SET state = 'INIT', request = ? WHERE job_id = ? AND state = 'WAITING'",
        OrderJson.write(order),
        jobId);
  }

  static ProcessJob read(ResultSet row, StatementContext context) throws SQLException {
    return new ProcessJob(
        row.getString("job_id"),
        Optional.ofNullable(row.getString("group_id")),
        row.getInt("place"),
        new Owner(
            Product.valueOf(row.getString("product")),
            row.getString("account"),
            row.getString("region")),
        JobKind.valueOf(row.getString("kind")),
        OrderJson.order(row.getString("request")),
        new Schedule(row.getString("pipeline_id"), row.getInt("priority")),
        Optional.ofNullable(row.getString("media_id")),
        JobState.valueOf(row.getString("state")),
        row.getInt("percent"),
        Optional.ofNullable(row.getString("result")).map(OrderJson::result),
        Optional.ofNullable(row.getString("code")).map(code -> new Failure(code, messageOf(row))),
        Instant.ofEpochMilli(row.getLong("created_at")),
        Instant.ofEpochMilli(row.getLong("modified_at")),
        time(row, "started_at"),
        time(row, "finished_at"));
  }

  private static String messageOf(ResultSet row) {
    try {
      return Optional.ofNullable(row.getString("message")).orElse("");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  static Optional<Instant> time(ResultSet row, String column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
  }
}

package dev.cuepost.media.pull;

import dev.cuepost.callback.event.Failure;
import dev.cuepost.callback.event.Product;
import dev.cuepost.egress.Checkpoint;
import dev.cuepost.media.store.BucketId;
import dev.cuepost.media.store.ObjectName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/** Pulls as rows. Every statement that moves a pull says from which states it may. */
final class PullStore {
  private static final String UNFINISHED = "('PENDING', 'DOWNLOADING')";

  private final Jdbi jdbi;

  PullStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  static void insert(Handle tx, Pull pull) {
    tx.createUpdate(
            """
            INSERT INTO pull (job_id, product, account, region, app, media_id, stream_id, url, bucket,
              object_key, user_data, state, broken, bytes, created_at)
            VALUES (:job, :product, :account, :region, :app, :media, :stream, :url, :bucket,
              :key, :userData, :state, 0, 0, :created)\
            """)
        .bind("job", pull.jobId())
        .bind("product", pull.product().name())
        .bind("account", pull.account())
        .bind("region", pull.region())
        .bind("app", pull.app())
        .bind("media", pull.mediaId())
        .bind("stream", pull.streamId().orElse(null))
        .bind("url", pull.url())
        .bind("bucket", pull.place().bucket().name())
        .bind("key", pull.place().key())
        .bind("userData", pull.userData().orElse(null))
        .bind("state", pull.state().name())
        .bind("created", pull.createdAt().toEpochMilli())
        .execute();
  }

  Optional<Pull> find(String jobId) {
    return jdbi.withHandle(handle ->
        handle.select("SELECT * FROM pull WHERE job_id = ?", jobId).map(PullStore::read).findOne());
  }

  static Optional<Pull> ofStream(Handle handle, String streamId) {
    return handle
        .select("SELECT * FROM pull WHERE stream_id = ?", streamId)
        .map(PullStore::read)
        .findOne();
  }

  /** The newest first. */
  List<Pull> of(String account, String region, Product product, String url, int limit) {
    return jdbi.withHandle(handle ->
        handle
            .select(
                """
                SELECT * FROM pull WHERE account = ? AND region = ? AND product = ? AND url = ?
                ORDER BY created_at DESC, job_id DESC LIMIT ?\
                """,
                account,
                region,
                product.name(),
                url,
                limit)
            .map(PullStore::read)
            .list());
  }

  List<String> unfinished() {
    return ids("SELECT job_id FROM pull WHERE state IN " + UNFINISHED);
  }

  /** Those that no message carries. */
  List<String> unsent() {
    return ids("SELECT job_id FROM pull WHERE work_message IS NULL AND state IN " + UNFINISHED);
  }

  private List<String> ids(String sql) {
    return jdbi.withHandle(handle -> handle.select(sql).mapTo(String.class).list());
  }

  /**
   * Whether this message carries the pull, which does so if none did before.
   *
   * @return false if the pull is at its end or another message carries it
   */
  boolean carriedBy(String jobId, String message) {
    return jdbi.inTransaction(tx -> {
      tx.execute(
          "UPDATE pull SET work_message = ? WHERE job_id = ? AND work_message IS NULL AND state IN "
              + UNFINISHED,
          message,
          jobId);
      return tx.select(
                  "SELECT COUNT(*) FROM pull WHERE job_id = ? AND work_message = ? AND state IN "
                      + UNFINISHED,
                  jobId,
                  message)
              .mapTo(Integer.class)
              .one()
          == 1;
    });
  }

  /** It is under way, and has come so far. */
  void reached(String jobId, Checkpoint checkpoint) {
    jdbi.useTransaction(handle ->
        handle
            .createUpdate(
                """
                UPDATE pull SET state = 'DOWNLOADING', bytes = :bytes, total_bytes = :total,
                  validator = :validator
                WHERE job_id = :job AND state IN \
                """
                    + UNFINISHED)
            .bind("bytes", checkpoint.bytes())
            .bind("total", checkpoint.totalBytes().orElse(null))
            .bind("validator", checkpoint.validator().orElse(null))
            .bind("job", jobId)
            .execute());
  }

  /** An attempt has failed; no message carries the next one yet. */
  void broken(String jobId, int times) {
    jdbi.useTransaction(handle ->
        handle.execute(
            """
            UPDATE pull SET state = 'DOWNLOADING', broken = ?, work_message = NULL
            WHERE job_id = ? AND state IN \
            """
                + UNFINISHED,
            times,
            jobId));
  }

  /**
   * The file is there.
   *
   * @return whether the pull was still to be ended
   */
  static boolean succeeded(Handle tx, String jobId, long sizeBytes, Instant now) {
    return tx.execute(
            """
            UPDATE pull SET state = 'SUCCEEDED', bytes = ?, total_bytes = ?, completed_at = ?
            WHERE job_id = ? AND state IN \
            """
                + UNFINISHED,
            sizeBytes,
            sizeBytes,
            now.toEpochMilli(),
            jobId)
        == 1;
  }

  /**
   * The file will not come.
   *
   * @return whether the pull was still to be ended
   */
  static boolean failed(Handle tx, String jobId, Failure failure, Instant now) {
    return tx.execute(
            """
            UPDATE pull SET state = 'FAILED', failure_code = ?, failure_message = ?,
              completed_at = ?
            WHERE job_id = ? AND state IN \
            """
                + UNFINISHED,
            failure.code(),
            failure.message(),
            now.toEpochMilli(),
            jobId)
        == 1;
  }

  private static Pull read(ResultSet row, StatementContext context) throws SQLException {
    String message = row.getString("failure_message");
    return new Pull(
        row.getString("job_id"),
        Product.valueOf(row.getString("product")),
        row.getString("account"),
        row.getString("region"),
        row.getString("app"),
        row.getString("media_id"),
        Optional.ofNullable(row.getString("stream_id")),
        row.getString("url"),
        new ObjectName(
            new BucketId(row.getString("region"), row.getString("bucket")),
            row.getString("object_key")),
        Optional.ofNullable(row.getString("user_data")),
        PullState.valueOf(row.getString("state")),
        row.getInt("broken"),
        new Checkpoint(
            row.getLong("bytes"),
            number(row, "total_bytes"),
            Optional.ofNullable(row.getString("validator"))),
        Optional.ofNullable(row.getString("failure_code"))
            .map(code -> new Failure(code, message == null ? "" : message)),
        Instant.ofEpochMilli(row.getLong("created_at")),
        number(row, "completed_at").map(Instant::ofEpochMilli));
  }

  private static Optional<Long> number(ResultSet row, String column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(value);
  }
}

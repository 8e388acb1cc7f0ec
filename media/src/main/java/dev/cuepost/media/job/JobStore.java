package dev.cuepost.media.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cuepost.callback.event.Product;
import dev.cuepost.media.asset.Details;
import dev.cuepost.media.job.EditingJob.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/** Editing jobs as rows. Every statement that moves a job says from which states it may. */
final class JobStore {
  private static final TypeReference<List<String>> STRINGS = new TypeReference<>() {};
  private static final String RUNNING = "('INIT', 'QUEUING', 'PROCESSING')";

  private final Jdbi jdbi;
  private final ObjectMapper json = new ObjectMapper();

  JobStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** The job that was submitted with this client token. */
  Optional<EditingJob> findByToken(String account, String region, String token) {
    return jdbi.withHandle(handle -> findByToken(handle, account, region, token));
  }

  Optional<EditingJob> findByToken(Handle handle, String account, String region, String token) {
    return handle
        .createQuery(
            """
            SELECT * FROM editing_job
            WHERE account = :account AND region = :region AND client_token = :token\
            """)
        .bind("account", account)
        .bind("region", region)
        .bind("token", token)
        .map(this::read)
        .findOne();
  }

  void insert(Handle tx, EditingJob job) {
    EditingOrder order = job.order();
    tx.createUpdate(
            """
            INSERT INTO editing_job (job_id, product, account, region, project_id, media_id,
              media_url, timeline, template_id, clips_param, output_config, produce_config, user_data,
              client_token, target, details, batch_id, batch_index, state, progress, warnings, created_at,
              modified_at)
            VALUES (:job, :product, :account, :region, :project, :media, :url, :timeline,
              :template, :clips, :output, :produce, :userData, :token,
              :target, :details, :batch, :index, :state, 0, :warnings, :at, :at)\
            """)
        .bind("job", job.jobId())
        .bind("product", order.product().name())
        .bind("account", order.account())
        .bind("region", order.region())
        .bind("project", job.projectId())
        .bind("media", job.mediaId())
        .bind("url", job.mediaUrl())
        .bind("timeline", order.timeline())
        .bind("template", order.template().map(Script.OfTemplate::templateId).orElse(null))
        .bind("clips", order.template().map(Script.OfTemplate::clipsParam).orElse(null))
        .bind("output", order.outputMediaConfig())
        .bind("produce", order.produceConfig().orElse(null))
        .bind("userData", order.userData().orElse(null))
        .bind("token", order.clientToken().orElse(null))
        .bind("target", order.target().kind().name())
        .bind("details", DetailsJson.write(order.target().details()))
        .bind("batch", order.batch().map(EditingOrder.Part::batchId).orElse(null))
        .bind("index", order.batch().map(EditingOrder.Part::index).orElse(null))
        .bind("state", job.state().name())
        .bind("warnings", text(job.warnings()))
        .bind("at", job.createdAt().toEpochMilli())
        .execute();
  }

  /** The parts of a batch, in their order. */
  List<EditingJob> ofBatch(Handle handle, String batchId) {
    return handle
        .createQuery("SELECT * FROM editing_job WHERE batch_id = :batch ORDER BY batch_index")
        .bind("batch", batchId)
        .map(this::read)
        .list();
  }

  Optional<EditingJob> find(String jobId) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("SELECT * FROM editing_job WHERE job_id = :job")
            .bind("job", jobId)
            .map(this::read)
            .findOne());
  }

  /** Whether what a job under way makes will be the asset of this id. */
  boolean isAwaited(String account, String mediaId) {
    return jdbi.withHandle(handle ->
        handle
            .select(
                """
                SELECT 1 FROM editing_job
                WHERE account = ? AND media_id = ? AND state IN ('INIT', 'QUEUING', 'PROCESSING')
                """,
                account,
                mediaId)
            .mapTo(Integer.class)
            .findFirst()
            .isPresent());
  }

  /** How many jobs of an account in a region are in each state; none of a state that has none. */
  Map<EditingJob.State, Long> counts(Product product, String account, String region) {
    return jdbi.withHandle(handle ->
        handle
            .select(
                """
                SELECT state, COUNT(*) AS jobs FROM editing_job
                WHERE account = ? AND region = ? AND product = ? GROUP BY state
                """,
                account,
                region,
                product.name())
            .map((row, _) ->
                Map.entry(EditingJob.State.valueOf(row.getString("state")), row.getLong("jobs")))
            .list()
            .stream()
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  JobPage list(JobQuery query) {
    Map<String, Object> values = new HashMap<>();
    var where = new StringBuilder("product = :product AND account = :account AND region = :region");
    values.put("product", query.product().name());
    values.put("account", query.account());
    values.put("region", query.region());
    if (!query.states().isEmpty()) {
      where.append(
          query.states().stream()
              .map(EditingJob.State::name)
              .collect(Collectors.joining("', '", " AND state IN ('", "')")));
    }
    query
        .from()
        .ifPresent(from -> {
          where.append(" AND created_at >= :from");
          values.put("from", from.toEpochMilli());
        });
    query
        .to()
        .ifPresent(to -> {
          where.append(" AND created_at < :to");
          values.put("to", to.toEpochMilli());
        });
    query
        .projectId()
        .ifPresent(project -> {
          where.append(" AND project_id = :project");
          values.put("project", project);
        });
    query
        .batchId()
        .ifPresent(batch -> {
          where.append(" AND batch_id = :batch");
          values.put("batch", batch);
        });
    query
        .word()
        .ifPresent(word -> {
          where.append(" AND (job_id = :word OR project_id = :word OR media_id = :word)");
          values.put("word", word);
        });
    String order = query.newestFirst() ? "DESC" : "ASC";
    query
        .after()
        .flatMap(PagePosition::parse)
        .ifPresent(position -> {
          String beyond = query.newestFirst() ? "<" : ">";
          where.append(
              " AND (created_at %1$s :atMillis OR (created_at = :atMillis AND job_id %1$s :atJob))"
                  .formatted(beyond));
          values.put("atMillis", position.createdMillis());
          values.put("atJob", position.id());
        });
    List<EditingJob> rows =
        jdbi.withHandle(handle ->
            handle
                .createQuery(
                    "SELECT * FROM editing_job WHERE %1$s ORDER BY created_at %2$s, job_id %2$s LIMIT :limit"
                        .formatted(where, order))
                .bindMap(values)
                .bind("limit", query.limit() + 1)
                .map(this::read)
                .list());
    if (rows.size() <= query.limit()) {
      return new JobPage(rows, Optional.empty());
    }
    List<EditingJob> page = new ArrayList<>(rows.subList(0, query.limit()));
    return new JobPage(
        page,
        Optional.of(
            PagePosition.of(page.getLast().createdAt(), page.getLast().jobId()).toString()));
  }

  /** Jobs whose message was never sent, or not known to be. */
  List<String> unsent() {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("SELECT job_id FROM editing_job WHERE work_message IS NULL")
            .mapTo(String.class)
            .list());
  }

  /**
   * Binds the job to the message that carries it.
   *
   * @return whether this message carries the job now; false: another one does, or the job has ended
   */
  boolean carriedBy(String jobId, String messageId, Instant now) {
    return jdbi.inTransaction(tx -> {
      tx.createUpdate(
              """
              UPDATE editing_job SET work_message = :message, state = 'QUEUING', modified_at = :at
              WHERE job_id = :job AND work_message IS NULL AND state = 'INIT'\
              """)
          .bind("job", jobId)
          .bind("message", messageId)
          .bind("at", now.toEpochMilli())
          .execute();
      return tx.createQuery(
              """
              SELECT COUNT(*) FROM editing_job
              WHERE job_id = :job AND work_message = :message AND state IN %s\
              """
                  .formatted(RUNNING))
          .bind("job", jobId)
          .bind("message", messageId)
          .mapTo(Integer.class)
          .one()
          .equals(1);
    });
  }

  /** Whether there is no such job, or it has ended. */
  boolean hasEnded(String jobId) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                "SELECT COUNT(*) FROM editing_job WHERE job_id = :job AND state IN " + RUNNING)
            .bind("job", jobId)
            .mapTo(Integer.class)
            .one())
        == 0;
  }

  /** This message carries the job no more, and nobody works at it; nothing if it did not. */
  void notBegun(String jobId, String messageId, Instant now) {
    jdbi.useTransaction(handle ->
        handle
            .createUpdate(
                """
                UPDATE editing_job
                SET state = 'INIT', work_message = NULL, progress = 0, modified_at = :at
                WHERE job_id = :job AND work_message = :message AND state IN %s\
                """
                    .formatted(RUNNING))
            .bind("job", jobId)
            .bind("message", messageId)
            .bind("at", now.toEpochMilli())
            .execute());
  }

  void progressed(String jobId, int progress, Instant now) {
    jdbi.useTransaction(handle -> progressed(handle, jobId, progress, now));
  }

  /** The same within the caller's transaction; false if the job has ended. */
  boolean progressed(Handle handle, String jobId, int progress, Instant now) {
    return handle
            .createUpdate(
                """
                UPDATE editing_job
                SET state = 'PROCESSING', progress = :progress, modified_at = :at
                WHERE job_id = :job AND state IN %s\
                """
                    .formatted(RUNNING))
            .bind("job", jobId)
            .bind("progress", progress)
            .bind("at", now.toEpochMilli())
            .execute()
        == 1;
  }

  /**
   * Writes the job's end, within the caller's transaction.
   *
   * @return false if it had ended before; the caller then announces nothing
   */
  boolean end(Handle tx, EditingJob ended) {
    return tx.createUpdate(
                """
                UPDATE editing_job SET state = :state, progress = :progress,
                  duration_ms = :duration, code = :code, message = :message, warnings = :warnings,
                  modified_at = :at, completed_at = :at
                WHERE job_id = :job AND state IN %s\
                """
                    .formatted(RUNNING))
            .bind("job", ended.jobId())
            .bind("state", ended.state().name())
            .bind("progress", ended.progress())
            .bind("duration", ended.duration().map(Duration::toMillis).orElse(null))
            .bind("code", ended.code().orElse(null))
            .bind("message", ended.message().orElse(null))
            .bind("warnings", text(ended.warnings()))
            .bind("at", ended.modifiedAt().toEpochMilli())
            .execute()
        == 1;
  }

  private EditingJob read(ResultSet row, StatementContext context) throws SQLException {
    String clips = row.getString("clips_param");
    int index = row.getInt("batch_index");
    var order =
        new EditingOrder(
            Product.valueOf(row.getString("product")),
            row.getString("account"),
            row.getString("region"),
            row.getString("timeline"),
            Optional.ofNullable(row.getString("template_id"))
                .map(id -> new Script.OfTemplate(id, clips == null ? "{}" : clips)),
            row.getString("output_config"),
            Optional.ofNullable(row.getString("produce_config")),
            Optional.ofNullable(row.getString("user_data")),
            Optional.ofNullable(row.getString("client_token")),
            target(row),
            Optional.ofNullable(row.getString("batch_id"))
                .map(id -> new EditingOrder.Part(id, index)));
    return new EditingJob(
        order,
        row.getString("job_id"),
        row.getString("project_id"),
        row.getString("media_id"),
        row.getString("media_url"),
        State.valueOf(row.getString("state")),
        row.getInt("progress"),
        millis(row, "duration_ms").map(Duration::ofMillis),
        Optional.ofNullable(row.getString("code")),
        Optional.ofNullable(row.getString("message")),
        strings(row.getString("warnings")),
        Instant.ofEpochMilli(row.getLong("created_at")),
        Instant.ofEpochMilli(row.getLong("modified_at")),
        millis(row, "completed_at").map(Instant::ofEpochMilli));
  }

  private static Target target(ResultSet row) throws SQLException {
    String details = row.getString("details");
    return new Target(
        Target.Kind.valueOf(row.getString("target")),
        details == null ? Details.NONE : DetailsJson.read(details));
  }

  private static Optional<Long> millis(ResultSet row, String column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(value);
  }

  private String text(List<String> strings) {
    try {
      return json.writeValueAsString(strings);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<String> strings(String text) {
    try {
      return json.readValue(text, STRINGS);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a job's warnings are not a list: " + text, e);
    }
  }
}

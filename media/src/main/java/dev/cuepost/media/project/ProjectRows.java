package dev.cuepost.media.project;

import dev.cuepost.callback.event.Failure;
import dev.cuepost.callback.event.Product;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** Projects as rows, within the callers' transactions. */
public final class ProjectRows {
  private ProjectRows() {}

  /** Stores a new one. */
  public static void insert(Handle tx, Project project) {
    tx.createUpdate(
            """
            INSERT INTO editing_project (project_id, product, account, region, title, description,
              cover_url, timeline, template_id, clips_param, business_config, business_status,
              state, create_source, modified_source, created_at, modified_at)
            VALUES (:id, :product, :account, :region, :title, :description, :cover, :timeline,
              :template, :clips, :businessConfig, :businessStatus, :state, :created, :modified,
              :createdAt, :modifiedAt)\
            """)
        .bind("id", project.projectId())
        .bindMap(owner(project.owner()))
        .bindMap(columns(project.content()))
        .bind("state", project.state().name())
        .bind("created", project.createSource())
        .bind("modified", project.modifiedSource())
        .bind("createdAt", project.createdAt().toEpochMilli())
        .bind("modifiedAt", project.modifiedAt().toEpochMilli())
        .execute();
  }

  /** Says of a project what is given, for a job that renders it. */
  public static void describe(Handle tx, Project old, Content change, Instant now) {
    update(
        tx,
        new Project(
            old.projectId(),
            old.owner(),
            old.content().with(change),
            old.state(),
            old.failure(),
            old.length(),
            old.createSource(),
            old.modifiedSource(),
            old.createdAt(),
            now));
  }

  /** A job renders it from now on; its end will be the project's. */
  public static void producing(Handle tx, String projectId, String jobId, Instant now) {
    tx.execute(
        """
        UPDATE editing_project SET state = 'PRODUCING', job_id = ?, code = NULL, message = NULL,
          modified_at = ?
        WHERE project_id = ?\
        """,
        jobId,
        now.toEpochMilli(),
        projectId);
  }

  /** The job has ended. Nothing happens if another one was submitted, or the project was edited. */
  public static void ended(
      Handle tx,
      String projectId,
      String jobId,
      Optional<Failure> failure,
      Optional<Duration> length,
      Instant now) {
    tx.createUpdate(
            """
            UPDATE editing_project SET state = :state, code = :code, message = :message,
              duration_ms = :length, modified_at = :at
            WHERE project_id = :id AND job_id = :job AND state = 'PRODUCING'\
            """)
        .bind(
            "state",
            (failure.isEmpty() ? Project.State.PRODUCED : Project.State.PRODUCE_FAILED).name())
        .bind("code", failure.map(Failure::code).orElse(null))
        .bind("message", failure.map(Failure::message).orElse(null))
        .bind("length", length.map(Duration::toMillis).orElse(null))
        .bind("at", now.toEpochMilli())
        .bind("id", projectId)
        .bind("job", jobId)
        .execute();
  }

  static void update(Handle tx, Project project) {
    tx.createUpdate(
            """
            UPDATE editing_project SET title = :title, description = :description,
              cover_url = :cover, timeline = :timeline, template_id = :template,
              clips_param = :clips, business_config = :businessConfig,
              business_status = :businessStatus, state = :state, modified_source = :modified,
              modified_at = :modifiedAt
            WHERE project_id = :id\
            """)
        .bindMap(columns(project.content()))
        .bind("state", project.state().name())
        .bind("modified", project.modifiedSource())
        .bind("modifiedAt", project.modifiedAt().toEpochMilli())
        .bind("id", project.projectId())
        .execute();
  }

  static boolean delete(Handle tx, Owner owner, String projectId) {
    boolean there =
        tx.createUpdate(
                    """
                    DELETE FROM editing_project WHERE project_id = :id AND product = :product
                      AND account = :account AND region = :region\
                    """)
                .bind("id", projectId)
                .bindMap(owner(owner))
                .execute()
            == 1;
    if (there) {
      tx.execute("DELETE FROM editing_project_material WHERE project_id = ?", projectId);
    }
    return there;
  }

  static Optional<Project> find(Handle handle, Owner owner, String projectId) {
    return handle
        .createQuery(
            """
            SELECT * FROM editing_project WHERE project_id = :id AND product = :product
              AND account = :account AND region = :region\
            """)
        .bind("id", projectId)
        .bindMap(owner(owner))
        .map(ProjectRows::read)
        .findOne();
  }

  static ProjectPage list(Handle handle, ProjectQuery query) {
    Map<String, Object> values = new HashMap<>(owner(query.owner()));
    var where = new StringBuilder("product = :product AND account = :account AND region = :region");
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
        .createSource()
        .ifPresent(source -> {
          where.append(" AND create_source = :source");
          values.put("source", source);
        });
    query
        .title()
        .ifPresent(title -> {
          where.append(" AND title LIKE :title ESCAPE '!'");
          values.put("title", "%" + title.replaceAll("[!%_]", "!$0") + "%");
        });
    query
        .filling()
        .ifPresent(filling ->
            where.append(filling ? " AND template_id IS NOT NULL" : " AND template_id IS NULL"));
    if (!query.states().isEmpty()) {
      where.append(
          query.states().stream()
              .map(Project.State::name)
              .collect(Collectors.joining("', '", " AND state IN ('", "')")));
    }
    long total =
        handle
            .createQuery("SELECT COUNT(*) FROM editing_project WHERE " + where)
            .bindMap(values)
            .mapTo(Long.class)
            .one();
    String order = query.newestFirst() ? "DESC" : "ASC";
    return new ProjectPage(
        handle
            .createQuery(
                """
                SELECT * FROM editing_project WHERE %1$s
                ORDER BY created_at %2$s, project_id %2$s LIMIT :limit OFFSET :offset\
                """
                    .formatted(where, order))
            .bindMap(values)
            .bind("limit", query.size())
            .bind("offset", (query.page() - 1L) * query.size())
            .map(ProjectRows::read)
            .list(),
        total);
  }

  private static Map<String, Object> owner(Owner owner) {
    return Map.of(
        "product", owner.product().name(), "account", owner.account(), "region", owner.region());
  }

  private static Map<String, Object> columns(Content content) {
    Map<String, Object> columns = new HashMap<>();
    columns.put("title", content.title().orElse(null));
    columns.put("description", content.description().orElse(null));
    columns.put("cover", content.coverUrl().orElse(null));
    columns.put("timeline", content.timeline().orElse(null));
    columns.put("template", content.templateId().orElse(null));
    columns.put("clips", content.clipsParam().orElse(null));
    columns.put("businessConfig", content.businessConfig().orElse(null));
    columns.put("businessStatus", content.businessStatus().orElse(null));
    return columns;
  }

  private static Project read(ResultSet row, StatementContext context) throws SQLException {
    String message = row.getString("message");
    long length = row.getLong("duration_ms");
    boolean unknown = row.wasNull();
    return new Project(
        row.getString("project_id"),
        new Owner(
            Product.valueOf(row.getString("product")),
            row.getString("account"),
            row.getString("region")),
        new Content(
            text(row, "title"),
            text(row, "description"),
            text(row, "cover_url"),
            text(row, "timeline"),
            text(row, "template_id"),
            text(row, "clips_param"),
            text(row, "business_config"),
            text(row, "business_status")),
        Project.State.valueOf(row.getString("state")),
        text(row, "code").map(code -> new Failure(code, message == null ? "" : message)),
        unknown ? Optional.empty() : Optional.of(Duration.ofMillis(length)),
        row.getString("create_source"),
        row.getString("modified_source"),
        Instant.ofEpochMilli(row.getLong("created_at")),
        Instant.ofEpochMilli(row.getLong("modified_at")));
  }

  private static Optional<String> text(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getString(column));
  }
}

package dev.cuepost.media.template;

import dev.cuepost.media.json.Fields;
import dev.cuepost.media.json.Json;
import dev.cuepost.media.json.Rejection;
import dev.cuepost.media.json.Verdict;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/** The timelines with holes that accounts keep, in each region, as rows. */
public final class EditingTemplates {
  private final Jdbi jdbi;
  private final InstantSource clock;
  private final Supplier<String> ids;

  /**
   * Constructs the templates of all accounts and regions.
   *
   * @param ids gives 32 lower-case hex digits, never the same twice
   */
  public EditingTemplates(Jdbi jdbi, InstantSource clock, Supplier<String> ids) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.ids = ids;
  }

  /** Whose templates. */
  public record Owner(String account, String region) {}

  /**
   * Which of them to list.
   *
   * @param keyword part of the name, or the whole id
   * @param page from 1
   * @param size of a page, 1 or more
   */
  public record Query(
      Optional<Content.State> state,
      Optional<String> createSource,
      Optional<String> keyword,
      boolean newestFirst,
      int page,
      int size) {}

  /**
   * A part of a list.
   *
   * @param total how many there are on all pages
   */
  public record Page(List<EditingTemplate> templates, int total) {
    public Page {
      templates = List.copyOf(templates);
    }
  }

  /** Stores a new one, unless its configuration cannot be worked with. */
  public Verdict<EditingTemplate> create(Owner owner, Content content, String source) {
    return checked(content).then(good -> insert(owner, good, source));
  }

  private EditingTemplate insert(Owner owner, Content content, String source) {
    Instant now = now();
    var template = new EditingTemplate(ids.get(), content, source, source, now, now);
    jdbi.useTransaction(handle ->
        handle
            .createUpdate(
                """
                INSERT INTO editing_template (template_id, account, region, name, config,
                  cover_url, preview_media, related_media, state, create_source, modified_source,
                  created_at, modified_at)
                VALUES (:id, :account, :region, :name, :config, :cover, :preview, :related, :state,
                  :source, :source, :at, :at)\
                """)
            .bind("id", template.templateId())
            .bind("account", owner.account())
            .bind("region", owner.region())
            .bindMap(columns(content))
            .bind("source", source)
            .bind("at", now.toEpochMilli())
            .execute());
    return template;
  }

  /**
   * Changes what is given.
   *
   * @return empty if there is no such template
   */
  public Optional<Verdict<EditingTemplate>> update(
      Owner owner, String id, Content.Change change, String source) {
    return jdbi.inTransaction(tx ->
        find(tx, owner, id)
            .map(old ->
                checked(old.content().with(change))
                    .map(content -> {
                      update(tx, id, content, source);
                      return find(tx, owner, id).orElseThrow();
                    })));
  }

  private void update(Handle tx, String id, Content content, String source) {
    tx.createUpdate(
            """
            UPDATE editing_template SET name = :name, config = :config, cover_url = :cover,
              preview_media = :preview, related_media = :related, state = :state,
              modified_source = :source, modified_at = :at
            WHERE template_id = :id\
            """)
        .bindMap(columns(content))
        .bind("source", source)
        .bind("at", now().toEpochMilli())
        .bind("id", id)
        .execute();
  }

  private static Verdict<Content> checked(Content content) {
    return TimelineTemplate.read(content.config())
        .then(_ -> {
          content
              .relatedMedia()
              .ifPresent(related -> Json.readObject("RelatedMediaids", related).orThrow());
          return content;
        });
  }

  private static Map<String, Object> columns(Content content) {
    Map<String, Object> columns = new HashMap<>();
    columns.put("name", content.name());
    columns.put("config", content.config());
    columns.put("cover", content.coverUrl().orElse(null));
    columns.put("preview", content.previewMedia().orElse(null));
    columns.put("related", content.relatedMedia().orElse(null));
    columns.put("state", content.state().name());
    return columns;
  }

  /** One of the owner's. */
  public Optional<EditingTemplate> find(Owner owner, String id) {
    return jdbi.withHandle(handle -> find(handle, owner, id));
  }

  private static Optional<EditingTemplate> find(Handle handle, Owner owner, String id) {
    return handle
        .select(
            "SELECT * FROM editing_template WHERE template_id = ? AND account = ? AND region = ?",
            id,
            owner.account(),
            owner.region())
        .map(EditingTemplates::read)
        .findOne();
  }

  /**
   * Deletes those that are there; jobs that were submitted with them go on.
   *
   * @return how many there were
   */
  public int delete(Owner owner, Collection<String> templateIds) {
    return jdbi.inTransaction(tx -> {
      int deleted = 0;
      for (String id : templateIds) {
        deleted +=
            tx.execute(
                "DELETE FROM editing_template WHERE template_id = ? AND account = ? AND region = ?",
                id,
                owner.account(),
                owner.region());
      }
      return deleted;
    });
  }

  public Page list(Owner owner, Query query) {
    List<EditingTemplate> found =
        jdbi
            .withHandle(handle ->
                handle
                    .select(
                        """
                        SELECT * FROM editing_template WHERE account = ? AND region = ?
                        ORDER BY created_at, template_id\
                        """,
                        owner.account(),
                        owner.region())
                    .map(EditingTemplates::read)
                    .list())
            .stream()
            .filter(template -> matches(template, query))
            .toList();
    List<EditingTemplate> ordered = query.newestFirst() ? found.reversed() : found;
    return new Page(
        ordered.stream()
            .skip((long) (query.page() - 1) * query.size())
            .limit(query.size())
            .toList(),
        found.size());
  }

  private static boolean matches(EditingTemplate template, Query query) {
    return query.state().map(template.content().state()::equals).orElse(true)
        && query.createSource().map(template.createSource()::equals).orElse(true)
        && query
            .keyword()
            .map(word ->
                template.content().name().contains(word) || template.templateId().equals(word))
            .orElse(true);
  }

  /**
   * The timeline that one of the owner's templates makes with these values.
   *
   * @param clipsParam JSON object
   */
  public Verdict<String> fill(Owner owner, String id, String clipsParam) {
    Optional<EditingTemplate> found = find(owner, id);
    if (found.isEmpty()) {
      return new Verdict.Rejected<>(
          Rejection.atSubmit(
              "ResourceNotFound", "There is no template " + Fields.printable(id) + "."));
    }
    if (found.get().content().state() != Content.State.AVAILABLE) {
      return new Verdict.Rejected<>(
          Rejection.atSubmit("InvalidParameter", "The template " + id + " is not available yet."));
    }
    return found.get().timeline().fill(clipsParam);
  }

  private static EditingTemplate read(ResultSet row, StatementContext context) throws SQLException {
    return new EditingTemplate(
        row.getString("template_id"),
        new Content(
            row.getString("name"),
            row.getString("config"),
            Optional.ofNullable(row.getString("cover_url")),
            Optional.ofNullable(row.getString("preview_media")),
            Optional.ofNullable(row.getString("related_media")),
            Content.State.valueOf(row.getString("state"))),
        row.getString("create_source"),
        row.getString("modified_source"),
        Instant.ofEpochMilli(row.getLong("created_at")),
        Instant.ofEpochMilli(row.getLong("modified_at")));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}

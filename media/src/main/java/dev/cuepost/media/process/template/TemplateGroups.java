package dev.cuepost.media.process.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/** Groups of templates as rows. */
public final class TemplateGroups {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Jdbi jdbi;
  private final InstantSource clock;
  private final Supplier<String> ids;

  /**
   * @param ids gives 32 lower-case hex digits, never the same twice
   */
  public TemplateGroups(Jdbi jdbi, InstantSource clock, Supplier<String> ids) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.ids = ids;
  }

  /** A new name for a template. */
  public String newId() {
    return ids.get();
  }

  /**
   * Makes a group.
   *
   * @return empty if the owner has as many as may be
   */
  public Optional<TemplateGroup> create(
      Templates.Owner owner, String app, String name, List<StreamTemplate> templates) {
    Instant now = now();
    var group = new TemplateGroup(ids.get(), app, name, templates, false, false, now, now);
    return jdbi.inTransaction(tx -> {
      if (list(tx, owner).size() >= TemplateGroup.GROUPS_MAX) {
        return Optional.empty();
      }
      tx.execute(
          """
          INSERT INTO template_group (group_id, account, region, app, name, templates, is_default,
            locked, created_at, modified_at)
          VALUES (?, ?, ?, ?, ?, ?, 0, 0, ?, ?)\
          """,
          group.id(),
          owner.account(),
          owner.region(),
          app,
          name,
          write(templates),
          now.toEpochMilli(),
          now.toEpochMilli());
      return Optional.of(group);
    });
  }

  public Optional<TemplateGroup> find(Templates.Owner owner, String id) {
    return jdbi.withHandle(handle -> find(handle, owner, id));
  }

  /** The one that is meant where an upload names none, if one was set. */
  public Optional<TemplateGroup> findDefault(Templates.Owner owner) {
    return list(owner).stream().filter(TemplateGroup::isDefault).findFirst();
  }

  /** In the order in which they were made. */
  public List<TemplateGroup> list(Templates.Owner owner) {
    return jdbi.withHandle(handle -> list(handle, owner));
  }

  private static List<TemplateGroup> list(Handle handle, Templates.Owner owner) {
    return handle
        .select(
            """
            SELECT * FROM template_group WHERE account = ? AND region = ?
            ORDER BY created_at, group_id\
            """,
            owner.account(),
            owner.region())
        .map(TemplateGroups::read)
        .list();
  }

  /**
   * Changes name, lock and templates.
   *
   * @param change of the group as it stands
   * @return the group as it then stands; empty if there is none
   */
  public Optional<TemplateGroup> change(
      Templates.Owner owner, String id, UnaryOperator<TemplateGroup> change) {
    return jdbi.inTransaction(tx -> {
      Optional<TemplateGroup> changed = find(tx, owner, id).map(change);
      changed.ifPresent(group ->
          tx.execute(
              """
              UPDATE template_group SET name = ?, locked = ?, templates = ?, modified_at = ?
              WHERE group_id = ?\
              """,
              group.name(),
              group.locked() ? 1 : 0,
              write(group.templates()),
              now().toEpochMilli(),
              id));
      return changed;
    });
  }

  /** Makes it the one that is meant where an upload names none; none, if the id is of no group. */
  public void makeDefault(Templates.Owner owner, String id) {
    jdbi.useTransaction(handle ->
        handle.execute(
            """
            UPDATE template_group SET is_default = CASE WHEN group_id = ? THEN 1 ELSE 0 END
            WHERE account = ? AND region = ?\
            """,
            id,
            owner.account(),
            owner.region()));
  }

  public void delete(Templates.Owner owner, String id) {
    jdbi.useTransaction(handle ->
        handle.execute(
            "DELETE FROM template_group WHERE group_id = ? AND account = ? AND region = ?",
            id,
            owner.account(),
            owner.region()));
  }

  private static Optional<TemplateGroup> find(Handle handle, Templates.Owner owner, String id) {
    return handle
        .select(
            "SELECT * FROM template_group WHERE group_id = ? AND account = ? AND region = ?",
            id,
            owner.account(),
            owner.region())
        .map(TemplateGroups::read)
        .findOne();
  }

  private static TemplateGroup read(ResultSet row, StatementContext context) throws SQLException {
    return new TemplateGroup(
        row.getString("group_id"),
        row.getString("app"),
        row.getString("name"),
        templates(row.getString("templates")),
        row.getInt("is_default") == 1,
        row.getInt("locked") == 1,
        Instant.ofEpochMilli(row.getLong("created_at")),
        Instant.ofEpochMilli(row.getLong("modified_at")));
  }

  private static String write(List<StreamTemplate> templates) {
    ArrayNode array = JSON.createArrayNode();
    templates.forEach(
        template -> array.addObject().put("id", template.id()).put("config", template.config()));
    return array.toString();
  }

  private static List<StreamTemplate> templates(String templates) {
    try {
      List<StreamTemplate> read = new ArrayList<>();
      for (JsonNode template : JSON.readTree(templates)) {
        read.add(
            new StreamTemplate(template.path("id").asText(), template.path("config").asText()));
      }
      return read;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a row's templates are no JSON", e);
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}

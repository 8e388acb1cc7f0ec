package dev.cuepost.media.process.template;

import dev.cuepost.media.json.Rejection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/** The templates that accounts make, in each region, as rows; and a look at the built-in ones. */
public final class Templates {
  private final Jdbi jdbi;
  private final TemplateRules rules;
  private final InstantSource clock;
  private final Supplier<String> ids;

  /**
   * @param ids gives 32 lower-case hex digits, never the same twice
   */
  public Templates(Jdbi jdbi, TemplateRules rules, InstantSource clock, Supplier<String> ids) {
    this.jdbi = jdbi;
    this.rules = rules;
    this.clock = clock;
    this.ids = ids;
  }

  /** Whose templates. */
  public record Owner(String account, String region) {}

  /** What came of making or changing one. */
  public sealed interface Outcome {
    /** It stands as asked. */
    record Stored(Template template) implements Outcome {}

    /** Its configuration cannot be worked with. */
    record Refused(Rejection why) implements Outcome {}

    /** There is none of this id. */
    record NoSuchTemplate() implements Outcome {}
  }

  /** Stores a new one. */
  public Outcome create(
      Owner owner, String name, TemplateType type, Optional<Integer> subtype, String config) {
    Optional<Rejection> wrong = rules.check(type, subtype, config);
    if (wrong.isPresent()) {
      return new Outcome.Refused(wrong.get());
    }
    Instant now = now();
    var template = new Template(ids.get(), name, type, subtype, config, false, now, now);
    jdbi.useTransaction(handle ->
        handle.execute(
            """
            INSERT INTO media_template (template_id, account, region, name, type, subtype, config,
              is_default, created_at, modified_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, 0, ?, ?)\
            """,
            template.id(),
            owner.account(),
            owner.region(),
            name,
            type.number(),
            subtype.orElse(null),
            config,
            now.toEpochMilli(),
            now.toEpochMilli()));
    return new Outcome.Stored(template);
  }

  /** Gives it another name or another configuration. */
  public Outcome update(Owner owner, String id, Optional<String> name, Optional<String> config) {
    return jdbi.inTransaction(tx -> {
      Optional<Template> found = find(tx, owner, id);
      if (found.isEmpty()) {
        return new Outcome.NoSuchTemplate();
      }
      Template old = found.get();
      Optional<Rejection> wrong =
          config.flatMap(text -> rules.check(old.type(), old.subtype(), text));
      if (wrong.isPresent()) {
        return new Outcome.Refused(wrong.get());
      }
      tx.execute(
          "UPDATE media_template SET name = ?, config = ?, modified_at = ? WHERE template_id = ?",
          name.orElse(old.name()),
          config.orElse(old.config()),
          now().toEpochMilli(),
          id);
      return new Outcome.Stored(find(tx, owner, id).orElseThrow());
    });
  }

  /** Makes it the one that is meant where jobs of its type name none. */
  public Outcome makeDefault(Owner owner, String id) {
    return jdbi.inTransaction(tx -> {
      Optional<Template> found = find(tx, owner, id);
      if (found.isEmpty()) {
        return new Outcome.NoSuchTemplate();
      }
      tx.execute(
          """
          UPDATE media_template SET is_default = CASE WHEN template_id = ? THEN 1 ELSE 0 END
          WHERE account = ? AND region = ? AND type = ?\
          """,
          id,
          owner.account(),
          owner.region(),
          found.get().type().number());
      return new Outcome.Stored(find(tx, owner, id).orElseThrow());
    });
  }

  /** Returns false if there was none. Jobs that were submitted with it go on with what it said. */
  public boolean delete(Owner owner, String id) {
    return jdbi.inTransaction(handle ->
        handle.execute(
            "DELETE FROM media_template WHERE template_id = ? AND account = ? AND region = ?",
            id,
            owner.account(),
            owner.region()))
        > 0;
  }

  /** One of the owner's own. */
  public Optional<Template> find(Owner owner, String id) {
    return jdbi.withHandle(handle -> find(handle, owner, id));
  }

  /** One of the owner's own, or a built-in one. */
  public Optional<Template> findAny(Owner owner, String id) {
    return SystemTemplates.find(id).or(() -> find(owner, id));
  }

  /** The one that is meant where a job names none. */
  public Optional<Template> findDefault(Owner owner, TemplateType type, Optional<Integer> subtype) {
    return all(owner).stream()
        .filter(template -> template.isDefault() && template.type() == type)
        .filter(template -> subtype.isEmpty() || template.subtype().equals(subtype))
        .findFirst();
  }

  public TemplatePage list(Owner owner, TemplateQuery query) {
    List<Template> found = all(owner).stream().filter(query::matches).toList();
    return TemplatePage.of(query.newestFirst() ? found.reversed() : found, query);
  }

  private List<Template> all(Owner owner) {
    return jdbi.withHandle(handle ->
        handle
            .select(
                """
                SELECT * FROM media_template WHERE account = ? AND region = ?
                ORDER BY created_at, template_id\
                """,
                owner.account(),
                owner.region())
            .map(Templates::read)
            .list());
  }

  private static Optional<Template> find(Handle handle, Owner owner, String id) {
    return handle
        .select(
            "SELECT * FROM media_template WHERE template_id = ? AND account = ? AND region = ?",
            id,
            owner.account(),
            owner.region())
        .map(Templates::read)
        .findOne();
  }

  private static Template read(ResultSet row, StatementContext context) throws SQLException {
    int subtype = row.getInt("subtype");
    return new Template(
        row.getString("template_id"),
        row.getString("name"),
        TemplateType.of(row.getInt("type")).orElseThrow(),
        Optional.of(subtype).filter(number -> number > 0),
        row.getString("config"),
        row.getInt("is_default") == 1,
        Instant.ofEpochMilli(row.getLong("created_at")),
        Instant.ofEpochMilli(row.getLong("modified_at")));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}

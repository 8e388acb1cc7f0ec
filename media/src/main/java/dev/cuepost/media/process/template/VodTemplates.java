package dev.cuepost.media.process.template;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/** Templates of VOD for pictures of videos, as rows. */
public final class VodTemplates {
  private final Jdbi jdbi;
  private final InstantSource clock;
  private final Supplier<String> ids;

  /**
   * @param ids gives 32 lower-case hex digits, never the same twice
   */
  public VodTemplates(Jdbi jdbi, InstantSource clock, Supplier<String> ids) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.ids = ids;
  }

  public VodTemplate create(
      Templates.Owner owner, String app, String name, VodTemplate.Type type, String config) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var template = new VodTemplate(ids.get(), app, name, type, config, now, now);
    jdbi.useTransaction(handle ->
        handle.execute(
            """
            INSERT INTO vod_template (template_id, account, region, app, name, type, config,
              created_at, modified_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)\
            """,
            template.id(),
            owner.account(),
            owner.region(),
            app,
            name,
            type.name(),
            config,
            now.toEpochMilli(),
            now.toEpochMilli()));
    return template;
  }

  public Optional<VodTemplate> find(Templates.Owner owner, String id) {
    return jdbi.withHandle(handle ->
        handle
            .select(
                "SELECT * FROM vod_template WHERE template_id = ? AND account = ? AND region = ?",
                id,
                owner.account(),
                owner.region())
            .map(VodTemplates::read)
            .findOne());
  }

  /** In the order in which they were made. */
  public List<VodTemplate> list(Templates.Owner owner, String app, VodTemplate.Type type) {
    return jdbi.withHandle(handle ->
        handle
            .select(
                """
                SELECT * FROM vod_template
                WHERE account = ? AND region = ? AND app = ? AND type = ?
                ORDER BY created_at, template_id\
                """,
                owner.account(),
                owner.region(),
                app,
                type.name())
            .map(VodTemplates::read)
            .list());
  }

  /** Changes what is given; returns false if there is no such template. */
  public boolean update(Templates.Owner owner, String id, Optional<String> name, String config) {
    return jdbi.inTransaction(handle ->
        handle
            .createUpdate(
                """
                UPDATE vod_template SET name = COALESCE(:name, name), config = :config,
                  modified_at = :at
                WHERE template_id = :id AND account = :account AND region = :region\
                """)
            .bind("name", name.orElse(null))
            .bind("config", config)
            .bind("at", clock.millis())
            .bind("id", id)
            .bind("account", owner.account())
            .bind("region", owner.region())
            .execute())
        > 0;
  }

  /** Returns false if there was none. */
  public boolean delete(Templates.Owner owner, String id) {
    return jdbi.inTransaction(handle ->
        handle.execute(
            "DELETE FROM vod_template WHERE template_id = ? AND account = ? AND region = ?",
            id,
            owner.account(),
            owner.region()))
        > 0;
  }

  private static VodTemplate read(ResultSet row, StatementContext context) throws SQLException {
    return new VodTemplate(
        row.getString("template_id"),
        row.getString("app"),
        row.getString("name"),
        VodTemplate.Type.valueOf(row.getString("type")),
        row.getString("config"),
        Instant.ofEpochMilli(row.getLong("created_at")),
        Instant.ofEpochMilli(row.getLong("modified_at")));
  }
}

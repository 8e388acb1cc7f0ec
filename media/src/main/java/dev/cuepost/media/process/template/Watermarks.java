package dev.cuepost.media.process.template;

import dev.cuepost.media.json.RejectedException;
import dev.cuepost.media.json.Verdict;
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

/** The watermarks that accounts keep for streams of VOD, in each region, as rows. */
public final class Watermarks {
  private final Jdbi jdbi;
  private final WatermarkRules rules;
  private final InstantSource clock;
  private final Supplier<String> ids;

  /**
   * @param ids gives 32 lower-case hex digits, never the same twice
   */
  public Watermarks(Jdbi jdbi, WatermarkRules rules, InstantSource clock, Supplier<String> ids) {
    this.jdbi = jdbi;
    this.rules = rules;
    this.clock = clock;
    this.ids = ids;
  }

  /**
   * Stores a new one, or says what is wrong with it.
   *
   * @param fileUrl where the picture lies; nothing for a text
   */
  public Verdict<Watermark> create(
      Templates.Owner owner,
      String app,
      String name,
      Watermark.Type type,
      Optional<String> fileUrl,
      String config) {
    return Verdict.of(() -> {
      check(owner, type, fileUrl, config);
      Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
      var watermark = new Watermark(ids.get(), app, name, type, fileUrl, config, false, now);
      jdbi.useTransaction(handle ->
          handle.execute(
              """
              INSERT INTO vod_watermark (watermark_id, account, region, app, name, type, file_url,
                config, is_default, created_at)
              VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, ?)\
              """,
              watermark.id(),
              owner.account(),
              owner.region(),
              app,
              name,
              type.name(),
              fileUrl.orElse(null),
              config,
              now.toEpochMilli()));
      return watermark;
    });
  }

  public Optional<Watermark> find(Templates.Owner owner, String id) {
    return jdbi.withHandle(handle -> find(handle, owner, id));
  }

  /** In the order in which they were made. */
  public List<Watermark> list(Templates.Owner owner, String app) {
    return jdbi.withHandle(handle ->
        handle
            .select(
                """
                SELECT * FROM vod_watermark WHERE account = ? AND region = ? AND app = ?
                ORDER BY created_at, watermark_id\
                """,
                owner.account(),
                owner.region(),
                app)
            .map(Watermarks::read)
            .list());
  }

  /**
   * Gives it another look, and perhaps another name; its picture stays. What was submitted with it
   * goes on with what it said.
   *
   * @return the watermark as it then stands; empty if there is none
   */
  public Verdict<Optional<Watermark>> update(
      Templates.Owner owner, String id, Optional<String> name, String config) {
    return Verdict.of(() ->
        jdbi.inTransaction(tx -> {
          Optional<Watermark> found = find(tx, owner, id);
          if (found.isEmpty()) {
            return found;
          }
          check(owner, found.get().type(), found.get().fileUrl(), config);
          tx.execute(
              "UPDATE vod_watermark SET name = ?, config = ? WHERE watermark_id = ?",
              name.orElse(found.get().name()),
              config,
              id);
          return find(tx, owner, id);
        }));
  }

  /** The one that the owner marked as the default one, if there is one. */
  public Optional<Watermark> findDefault(Templates.Owner owner) {
    return jdbi.withHandle(handle ->
        handle
            .select(
                "SELECT * FROM vod_watermark WHERE account = ? AND region = ? AND is_default = 1",
                owner.account(),
                owner.region())
            .map(Watermarks::read)
            .findOne());
  }

  /** Marks it as the owner's default one, in place of another; returns false if there is none. */
  public boolean makeDefault(Templates.Owner owner, String id) {
    return jdbi.inTransaction(tx -> {
      if (find(tx, owner, id).isEmpty()) {
        return false;
      }
      tx.execute(
          """
          UPDATE vod_watermark SET is_default = CASE WHEN watermark_id = ? THEN 1 ELSE 0 END
          WHERE account = ? AND region = ?\
          """,
          id,
          owner.account(),
          owner.region());
      return true;
    });
  }

  /** Returns false if there was none. What was submitted with it goes on with what it said. */
  public boolean delete(Templates.Owner owner, String id) {
    return jdbi.inTransaction(handle ->
        handle.execute(
            "DELETE FROM vod_watermark WHERE watermark_id = ? AND account = ? AND region = ?",
            id,
            owner.account(),
            owner.region()))
        > 0;
  }

  private void check(
      Templates.Owner owner, Watermark.Type type, Optional<String> fileUrl, String config) {
    rules
        .check(owner, type, fileUrl, config)
        .ifPresent(why -> {
          throw new RejectedException(why);
        });
  }

  private static Optional<Watermark> find(Handle handle, Templates.Owner owner, String id) {
    return handle
        .select(
            "SELECT * FROM vod_watermark WHERE watermark_id = ? AND account = ? AND region = ?",
            id,
            owner.account(),
            owner.region())
        .map(Watermarks::read)
        .findOne();
  }

  private static Watermark read(ResultSet row, StatementContext context) throws SQLException {
    return new Watermark(
        row.getString("watermark_id"),
        row.getString("app"),
        row.getString("name"),
        Watermark.Type.valueOf(row.getString("type")),
        Optional.ofNullable(row.getString("file_url")),
        row.getString("config"),
        row.getInt("is_default") == 1,
        Instant.ofEpochMilli(row.getLong("created_at")));
  }
}

package dev.cuepost.media.job;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/** Media assets: what a media id stands for. */
final class Assets {
  private final Jdbi jdbi;

  Assets(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * A registered media file.
   *
   * @param mediaId its name, 32 hex digits
   * @param url where it is
   * @param length how long it plays, for sound and moving pictures
   */
  record Asset(
      String mediaId,
      String account,
      String region,
      String url,
      long sizeBytes,
      Optional<Duration> length,
      Instant createdAt) {}

  /** Registers the asset within the caller's transaction; a second time changes nothing. */
  void register(Handle tx, Asset asset) {
    tx.createUpdate(
            """
            INSERT INTO asset (media_id, account, region, url, size_bytes, duration_ms, created_at)
            VALUES (:media, :account, :region, :url, :size, :duration, :at)
            ON CONFLICT (media_id) DO NOTHING\
            """)
        .bind("media", asset.mediaId())
        .bind("account", asset.account())
        .bind("region", asset.region())
        .bind("url", asset.url())
        .bind("size", asset.sizeBytes())
        .bind("duration", asset.length().map(Duration::toMillis).orElse(null))
        .bind("at", asset.createdAt().toEpochMilli())
        .execute();
  }

  /** The account's asset of this id, if there is one. */
  Optional<Asset> find(String account, String mediaId) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("SELECT * FROM asset WHERE media_id = :media AND account = :account")
            .bind("media", mediaId)
            .bind("account", account)
            .map(Assets::read)
            .findOne());
  }

  private static Asset read(ResultSet row, StatementContext context) throws SQLException {
    long millis = row.getLong("duration_ms");
    Optional<Duration> length =
        row.wasNull() ? Optional.empty() : Optional.of(Duration.ofMillis(millis));
    return new Asset(
        row.getString("media_id"),
        row.getString("account"),
        row.getString("region"),
        row.getString("url"),
        row.getLong("size_bytes"),
        length,
        Instant.ofEpochMilli(row.getLong("created_at")));
  }
}

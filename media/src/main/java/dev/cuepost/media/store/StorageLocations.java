package dev.cuepost.media.store;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** In which bucket files of an account go of which nothing else is said, for each region. */
public final class StorageLocations {
  private final Jdbi jdbi;
  private final InstantSource clock;

  public StorageLocations(Jdbi jdbi, InstantSource clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /** Whose bucket it is. */
  public enum Type {
    VOD_OSS_BUCKET,
    USER_OSS_BUCKET
  }

  /**
   * A place for files.
   *
   * @param path begins the names of objects; empty, or without slashes at its ends
   */
  public record Location(Type type, String bucket, String path, Instant modifiedAt) {}

  /** Makes it the default one, in place of another. */
  public void choose(String account, String region, Type type, String bucket, String path) {
    jdbi.useTransaction(tx ->
        tx.execute(
            """
            INSERT INTO default_storage (account, region, storage_type, bucket, path, modified_at)
            VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (account, region) DO UPDATE SET storage_type = excluded.storage_type,
              bucket = excluded.bucket, path = excluded.path, modified_at = excluded.modified_at\
            """,
            account,
            region,
            type.name(),
            bucket,
            path,
            clock.instant().truncatedTo(ChronoUnit.MILLIS).toEpochMilli()));
  }

  /** The chosen one, if one was chosen. */
  public Optional<Location> chosen(String account, String region) {
    return jdbi.withHandle(handle ->
        handle
            .select(
                "SELECT * FROM default_storage WHERE account = ? AND region = ?", account, region)
            .map((row, _) ->
                new Location(
                    Type.valueOf(row.getString("storage_type")),
                    row.getString("bucket"),
                    row.getString("path"),
                    Instant.ofEpochMilli(row.getLong("modified_at"))))
            .findOne());
  }
}

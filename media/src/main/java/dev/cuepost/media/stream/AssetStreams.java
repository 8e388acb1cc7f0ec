package dev.cuepost.media.stream;

import dev.cuepost.media.asset.Asset;
import dev.cuepost.media.asset.AssetFile;
import dev.cuepost.media.store.BucketId;
import dev.cuepost.media.store.ObjectName;
import dev.cuepost.media.stream.AssetStream.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/** The rows of streams. */
public final class AssetStreams {
  private final Jdbi jdbi;

  public AssetStreams(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * The files of an asset beside its own that can be used, each told as if it were the asset's own,
   * in the order in which they came.
   */
  public List<Asset> of(Asset asset) {
    return of(asset.mediaId(), State.NORMAL).stream().map(stream -> stream.seenAs(asset)).toList();
  }

  /**
   * The files of an asset that were fetched and can be used, for players, in the order in which
   * they came.
   */
  public List<FetchedStream> fetched(Asset asset) {
    return jdbi.withHandle(handle ->
        handle
            .select(
                """
                SELECT asset_stream.*, pull.job_id AS job_id FROM asset_stream
                JOIN pull ON pull.stream_id = asset_stream.stream_id
                WHERE asset_stream.media_id = ? AND asset_stream.state = 'NORMAL'
                ORDER BY asset_stream.created_at, asset_stream.stream_id\
                """,
                asset.mediaId())
            .map((row, context) -> {
              AssetStream stream = read(row, context);
              return new FetchedStream(
                  row.getString("job_id"), stream.definition(), stream.seenAs(asset));
            })
            .list());
  }

  List<AssetStream> of(String mediaId, State state) {
    return jdbi.withHandle(handle ->
        handle
            .select(
                """
                SELECT * FROM asset_stream WHERE media_id = ? AND state = ?
                ORDER BY created_at, stream_id\
                """,
                mediaId,
                state.name())
            .map(AssetStreams::read)
            .list());
  }

  /** Those that wait for their files, or to be looked at; their index has no others. */
  List<AssetStream> in(State state) {
    return jdbi.withHandle(handle ->
        handle
            .select(
                """
                SELECT * FROM asset_stream
                WHERE state IN ('AWAITED', 'ANALYSING') AND state = ?\
                """,
                state.name())
            .map(AssetStreams::read)
            .list());
  }

  Optional<AssetStream> find(String id) {
    return jdbi.withHandle(handle ->
        handle
            .select("SELECT * FROM asset_stream WHERE stream_id = ?", id)
            .map(AssetStreams::read)
            .findOne());
  }

  static Optional<AssetStream> at(Handle handle, String mediaId, ObjectName object) {
    return handle
        .select(
            """
            SELECT * FROM asset_stream
            WHERE region = ? AND bucket = ? AND object_key = ? AND media_id = ?
              AND state <> 'FAILED'\
            """,
            object.bucket().region(),
            object.bucket().name(),
            object.key(),
            mediaId)
        .map(AssetStreams::read)
        .findFirst();
  }

  /** The one whose file is awaited there from a client. */
  Optional<AssetStream> awaitedAt(ObjectName object) {
    return jdbi.withHandle(handle ->
        handle
            .select(
                """
                SELECT * FROM asset_stream
                WHERE region = ? AND bucket = ? AND object_key = ? AND state = 'AWAITED'
                  AND origin = 'UPLOADED'\
                """,
                object.bucket().region(),
                object.bucket().name(),
                object.key())
            .map(AssetStreams::read)
            .findFirst());
  }

  static void insert(Handle tx, AssetStream stream) {
    tx.execute(
        """
        INSERT INTO asset_stream (stream_id, media_id, account, origin, state, url, region, bucket,
          object_key, definition, size_bytes, user_data, created_at, modified_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?)\
        """,
        stream.id(),
        stream.mediaId(),
        stream.account(),
        stream.origin().name(),
        stream.state().name(),
        stream.url(),
        stream.object().bucket().region(),
        stream.object().bucket().name(),
        stream.object().key(),
        stream.definition().orElse(null),
        stream.userData().orElse(null),
        stream.createdAt().toEpochMilli(),
        stream.modifiedAt().toEpochMilli());
  }

  /** Its file has come; returns whether it was awaited. */
  boolean arrived(String id, Instant now) {
    return jdbi.inTransaction(tx -> arrived(tx, id, now));
  }

  /** The same in a transaction of others. */
  static boolean arrived(Handle tx, String id, Instant now) {
    return leftWaiting(tx, id, State.ANALYSING, now);
  }

  /** Its file will not come. */
  static void missed(Handle tx, String id, Instant now) {
    var _ = leftWaiting(tx, id, State.FAILED, now);
  }

  private static boolean leftWaiting(Handle tx, String id, State state, Instant now) {
    return tx.execute(
            """
            UPDATE asset_stream SET state = ?, modified_at = ?
            WHERE stream_id = ? AND state = 'AWAITED'\
            """,
            state.name(),
            now.toEpochMilli(),
            id)
        == 1;
  }

  /** It was looked at; returns whether that was still to be done. */
  static boolean ended(Handle tx, String id, State state, AssetFile file, Instant now) {
    return tx.createUpdate(
                """
                UPDATE asset_stream SET state = :state, size_bytes = :size,
                  duration_ms = :duration, file = :file, modified_at = :now
                WHERE stream_id = :id AND state = 'ANALYSING'\
                """)
            .bind("state", state.name())
            .bind("size", file.sizeBytes())
            .bind("duration", file.length().map(Duration::toMillis).orElse(null))
            .bind("file", file.report().orElse(null))
            .bind("now", now.toEpochMilli())
            .bind("id", id)
            .execute()
        == 1;
  }

  /** Forgets those whose asset was deleted. */
  void forgetGone() {
    jdbi.useTransaction(tx -> tx.execute("DELETE FROM asset_stream WHERE state = 'GONE'"));
  }

  private static AssetStream read(ResultSet row, StatementContext context) throws SQLException {
    long millis = row.getLong("duration_ms");
    Optional<Duration> length =
        row.wasNull() ? Optional.empty() : Optional.of(Duration.ofMillis(millis));
    return new AssetStream(
        row.getString("stream_id"),
        row.getString("media_id"),
        row.getString("account"),
        AssetStream.Origin.valueOf(row.getString("origin")),
        State.valueOf(row.getString("state")),
        row.getString("url"),
        new ObjectName(
            new BucketId(row.getString("region"), row.getString("bucket")),
            row.getString("object_key")),
        Optional.ofNullable(row.getString("definition")),
        new AssetFile(
            row.getLong("size_bytes"), length, Optional.ofNullable(row.getString("file"))),
        Optional.ofNullable(row.getString("user_data")),
        Instant.ofEpochMilli(row.getLong("created_at")),
        Instant.ofEpochMilli(row.getLong("modified_at")));
  }
}

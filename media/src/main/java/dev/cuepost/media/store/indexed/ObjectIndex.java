package dev.cuepost.media.store.indexed;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cuepost.media.store.BucketId;
import dev.cuepost.media.store.ObjectName;
import dev.cuepost.media.store.StoredObject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatement;

/** Which objects there are. */
final class ObjectIndex {
  /** No UTF-8 has this byte. */
  private static final byte[] BEHIND_ALL = {(byte) 0xff};

  private final Jdbi jdbi;

  ObjectIndex(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  Optional<StoredObject> find(ObjectName name) {
    return jdbi.withHandle(handle ->
        of(
                handle.createQuery(
                    """
                    SELECT * FROM indexed_object
                    WHERE region = :region AND bucket = :bucket AND object_key = :key\
                    """),
                name)
            .map((row, _) -> read(row))
            .findOne());
  }

  /** One query, so that object and pieces are of one version. */
  Optional<IndexedVersion> open(ObjectName name) {
    record Row(StoredObject object, String version, Optional<Piece> piece) {}
    List<Row> rows =
        jdbi.withHandle(handle ->
            of(
                    handle.createQuery(
                        """
                        SELECT o.*, p.name AS piece_name, p.size_bytes AS piece_bytes
                        FROM indexed_object o LEFT JOIN piece p ON p.version = o.version
                        WHERE o.region = :region AND o.bucket = :bucket AND o.object_key = :key
                        ORDER BY p.number\
                        """),
                    name)
                .map((row, _) ->
                    new Row(
                        read(row),
                        row.getString("version"),
                        Optional.ofNullable(row.getString("piece_name"))
                            .map(piece -> new Piece(piece, pieceBytes(row)))))
                .list());
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    List<Piece> pieces = new ArrayList<>();
    rows.forEach(row -> row.piece().ifPresent(pieces::add));
    return Optional.of(
        new IndexedVersion(rows.getFirst().object(), rows.getFirst().version(), pieces));
  }

  private static long pieceBytes(ResultSet row) {
    try {
      return row.getLong("piece_bytes");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The version that stands under the name now. */
  static Optional<String> version(Handle tx, ObjectName name) {
    return of(
            tx.createQuery(
                """
                SELECT version FROM indexed_object
                WHERE region = :region AND bucket = :bucket AND object_key = :key\
                """),
            name)
        .mapTo(String.class)
        .findOne();
  }

  /** Puts the version under its name, where another may stand. */
  static void put(Handle tx, StoredObject object, String version) {
    of(
            tx.createUpdate(
                """
                INSERT INTO indexed_object VALUES
                  (:region, :bucket, :key, :version, :size, :tag, :crc64, :properties, :at)
                ON CONFLICT (region, bucket, object_key) DO UPDATE SET version = :version,
                  size_bytes = :size, tag = :tag, crc64 = :crc64, properties = :properties,
                  modified_at = :at\
                """),
            object.name())
        .bind("version", version)
        .bind("size", object.sizeBytes())
        .bind("tag", object.tag())
        .bind("crc64", object.crc64().orElseThrow())
        .bind("properties", Rows.write(object.properties()))
        .bind("at", object.modifiedAt().toEpochMilli())
        .execute();
  }

  static void delete(Handle tx, ObjectName name) {
    of(
            tx.createUpdate(
                """
                DELETE FROM indexed_object
                WHERE region = :region AND bucket = :bucket AND object_key = :key\
                """),
            name)
        .execute();
  }

  List<StoredObject> list(BucketId bucket, String prefix, String after, int limit) {
    String sql =
        """
        SELECT * FROM indexed_object WHERE region = :region AND bucket = :bucket
          AND object_key >= :begin AND object_key > :after AND object_key < :end
        ORDER BY object_key LIMIT :limit\
        """;
    return jdbi.withHandle(handle -> {
      Query query = handle.createQuery(sql);
      return query
          .bind("region", bucket.region())
          .bind("bucket", bucket.name())
          .bind("begin", prefix.getBytes(UTF_8))
          .bind("after", after.getBytes(UTF_8))
          .bind("end", behind(prefix))
          .bind("limit", limit)
          .map((row, _) -> read(row))
          .list();
    });
  }

  /** The least bytes behind all that begin with the prefix. */
  static byte[] behind(String prefix) {
    byte[] bytes = prefix.getBytes(UTF_8);
    if (bytes.length == 0) {
      return BEHIND_ALL;
    }
    byte[] behind = Arrays.copyOf(bytes, bytes.length);
    behind[behind.length - 1]++;
    return behind;
  }

  private static <S extends SqlStatement<S>> S of(S statement, ObjectName name) {
    return statement
        .bind("region", name.bucket().region())
        .bind("bucket", name.bucket().name())
        .bind("key", name.key().getBytes(UTF_8));
  }

  private static StoredObject read(ResultSet row) throws SQLException {
    return new StoredObject(
        Rows.name(row),
        row.getLong("size_bytes"),
        row.getString("tag"),
        OptionalLong.of(row.getLong("crc64")),
        Rows.properties(row),
        Instant.ofEpochMilli(row.getLong("modified_at")));
  }
}

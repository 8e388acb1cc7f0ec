package dev.cuepost.media.store.indexed;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cuepost.media.store.MultipartUpload;
import dev.cuepost.media.store.UploadedPart;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** The rows of uploads and their parts. */
final class UploadRows {
  private UploadRows() {}

  static void insert(Handle tx, MultipartUpload upload) {
    tx.createUpdate(
            "INSERT INTO indexed_upload VALUES (:id, :region, :bucket, :key, :properties, :at)")
        .bind("id", upload.id())
        .bind("region", upload.name().bucket().region())
        .bind("bucket", upload.name().bucket().name())
        .bind("key", upload.name().key().getBytes(UTF_8))
        .bind("properties", Rows.write(upload.properties()))
        .bind("at", upload.begunAt().toEpochMilli())
        .execute();
  }

  static Optional<MultipartUpload> find(Handle handle, String id) {
    return handle
        .createQuery("SELECT * FROM indexed_upload WHERE id = :id")
        .bind("id", id)
        .map((row, _) -> read(row))
        .findOne();
  }

  static MultipartUpload read(ResultSet row) throws SQLException {
    return new MultipartUpload(
        row.getString("id"),
        Rows.name(row),
        Rows.properties(row),
        Instant.ofEpochMilli(row.getLong("begun_at")));
  }

  static Optional<String> partVersion(Handle tx, String uploadId, int number) {
    return tx.createQuery(
            "SELECT version FROM indexed_part WHERE upload_id = :upload AND number = :number")
        .bind("upload", uploadId)
        .bind("number", number)
        .mapTo(String.class)
        .findOne();
  }

  /** Puts the part where one of its number may be. */
  static void put(Handle tx, String uploadId, UploadedPart part, String version) {
    tx.createUpdate(
            """
            INSERT INTO indexed_part VALUES (:upload, :number, :version, :size, :tag, :crc64, :at)
            ON CONFLICT (upload_id, number) DO UPDATE SET version = :version, size_bytes = :size,
              tag = :tag, crc64 = :crc64, modified_at = :at\
            """)
        .bind("upload", uploadId)
        .bind("number", part.number())
        .bind("version", version)
        .bind("size", part.sizeBytes())
        .bind("tag", part.tag())
        .bind("crc64", part.crc64())
        .bind("at", part.modifiedAt().toEpochMilli())
        .execute();
  }

  static List<UploadedPart> parts(Handle tx, String uploadId, int after, int limit) {
    return tx.createQuery(
            """
            SELECT * FROM indexed_part WHERE upload_id = :upload AND number > :after
            ORDER BY number LIMIT :limit\
            """)
        .bind("upload", uploadId)
        .bind("after", after)
        .bind("limit", limit)
        .map((row, _) ->
            new UploadedPart(
                row.getInt("number"),
                row.getLong("size_bytes"),
                row.getString("tag"),
                row.getLong("crc64"),
                Instant.ofEpochMilli(row.getLong("modified_at"))))
        .list();
  }

  /** Those of each part in order, by its number. */
  static Map<Integer, List<Piece>> pieces(Handle tx, String uploadId) {
    record Row(int number, Piece piece) {}
    return tx
        .createQuery(
            """
            SELECT i.number AS part, p.name, p.size_bytes
            FROM indexed_part i JOIN piece p ON p.version = i.version
            WHERE i.upload_id = :upload ORDER BY i.number, p.number\
            """)
        .bind("upload", uploadId)
        .map((row, _) ->
            new Row(
                row.getInt("part"), new Piece(row.getString("name"), row.getLong("size_bytes"))))
        .list()
        .stream()
        .collect(
            Collectors.groupingBy(
                Row::number, Collectors.mapping(Row::piece, Collectors.toList())));
  }

  static void delete(Handle tx, String uploadId) {
    tx.createUpdate("DELETE FROM indexed_part WHERE upload_id = :id")
        .bind("id", uploadId)
        .execute();
    tx.createUpdate("DELETE FROM indexed_upload WHERE id = :id").bind("id", uploadId).execute();
  }
}

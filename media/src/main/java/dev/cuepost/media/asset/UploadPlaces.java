package dev.cuepost.media.asset;

import dev.cuepost.media.store.BucketId;
import dev.cuepost.media.store.ObjectName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** Which object an asset waits for, as rows. */
final class UploadPlaces {
  private UploadPlaces() {}

  record Place(String mediaId, ObjectName object) {}

  static void insert(Handle tx, Place place) {
    tx.execute(
        "INSERT INTO upload (media_id, region, bucket, object_key) VALUES (?, ?, ?, ?)",
        place.mediaId(),
        place.object().bucket().region(),
        place.object().bucket().name(),
        place.object().key());
  }

  static Optional<Place> of(Handle handle, String mediaId) {
    return handle
        .select("SELECT * FROM upload WHERE media_id = ?", mediaId)
        .map(UploadPlaces::read)
        .findOne();
  }

  static Optional<Place> at(Handle handle, ObjectName object) {
    return handle
        .select(
            "SELECT * FROM upload WHERE region = ? AND bucket = ? AND object_key = ?",
            object.bucket().region(),
            object.bucket().name(),
            object.key())
        .map(UploadPlaces::read)
        .findOne();
  }

  static List<Place> all(Handle handle) {
    return handle.select("SELECT * FROM upload").map(UploadPlaces::read).list();
  }

  static void delete(Handle tx, String mediaId) {
    tx.execute("DELETE FROM upload WHERE media_id = ?", mediaId);
  }

  private static Place read(ResultSet row, StatementContext context) throws SQLException {
    return new Place(
        row.getString("media_id"),
        new ObjectName(
            new BucketId(row.getString("region"), row.getString("bucket")),
            row.getString("object_key")));
  }
}

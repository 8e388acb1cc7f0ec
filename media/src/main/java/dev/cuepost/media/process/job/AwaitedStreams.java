package dev.cuepost.media.process.job;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/** Which videos are to be made into streams once their files have come, as rows. */
final class AwaitedStreams {
  private final Jdbi jdbi;

  AwaitedStreams(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * What is wished for.
   *
   * @param groupId of templates
   */
  record Wish(String mediaId, String groupId) {}

  void insert(Wish wish) {
    jdbi.useTransaction(handle ->
        handle.execute(
            """
            INSERT INTO awaited_streams (media_id, group_id) VALUES (?, ?)
            ON CONFLICT (media_id) DO NOTHING\
            """,
            wish.mediaId(),
            wish.groupId()));
  }

  Optional<Wish> find(String mediaId) {
    return jdbi.withHandle(handle ->
        handle
            .select("SELECT * FROM awaited_streams WHERE media_id = ?", mediaId)
            .map(AwaitedStreams::read)
            .findOne());
  }

  List<Wish> all() {
    return jdbi.withHandle(
        handle -> handle.select("SELECT * FROM awaited_streams").map(AwaitedStreams::read).list());
  }

  void delete(String mediaId) {
    jdbi.useTransaction(handle -> delete(handle, mediaId));
  }

  static boolean delete(Handle tx, String mediaId) {
    return tx.execute("DELETE FROM awaited_streams WHERE media_id = ?", mediaId) > 0;
  }

  private static Wish read(ResultSet row, StatementContext context) throws SQLException {
    return new Wish(row.getString("media_id"), row.getString("group_id"));
  }
}

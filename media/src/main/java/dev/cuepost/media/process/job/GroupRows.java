package dev.cuepost.media.process.job;

import dev.cuepost.callback.event.Product;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** Groups of jobs as rows. */
final class GroupRows {
  private GroupRows() {}

  /** Stores it with its jobs. */
  static void insert(Handle tx, JobGroup group) {
    tx.createUpdate(
            """
            INSERT INTO process_group (group_id, product, account, region, kind, request,
              client_token, media_id, state, created_at)
            VALUES (:group, :product, :account, :region, :kind, :request, :token, :media, :state,
              :at)\
            """)
        .bind("group", group.groupId())
        .bind("product", group.owner().product().name())
        .bind("account", group.owner().account())
        .bind("region", group.owner().region())
        .bind("kind", group.kind().name())
        .bind(
            "request",
            OrderJson.write(
                new OrderJson.GroupRequest(
                    group.name(),
                    group.inputs(),
                    group.request(),
                    group.userData(),
                    group.schedule())))
        .bind("token", group.clientToken().orElse(null))
        .bind("media", group.mediaId().orElse(null))
        .bind("state", group.state().name())
        .bind("at", group.createdAt().toEpochMilli())
        .execute();
    group.jobs().forEach(job -> JobRows.insert(tx, job));
  }

  /** The group with its jobs. */
  static Optional<JobGroup> find(Handle handle, String groupId) {
    return handle
        .select("SELECT * FROM process_group WHERE group_id = ?", groupId)
        .map(GroupRows::read)
        .findOne()
        .map(group -> withJobs(handle, group));
  }

  static Optional<JobGroup> findByToken(Handle handle, Owner owner, GroupKind kind, String token) {
    return handle
        .select(
            """
            SELECT * FROM process_group
            WHERE account = ? AND region = ? AND kind = ? AND client_token = ?\
            """,
            owner.account(),
            owner.region(),
            kind.name(),
            token)
        .map(GroupRows::read)
        .findOne()
        .map(group -> withJobs(handle, group));
  }

  static List<JobGroup> ofMedia(Handle handle, String mediaId) {
    return handle
        .select(
            "SELECT * FROM process_group WHERE media_id = ? ORDER BY created_at, group_id", mediaId)
        .map(GroupRows::read)
        .list()
        .stream()
        .map(group -> withJobs(handle, group))
        .toList();
  }

  static void begin(Handle tx, String groupId) {
    tx.execute(
        "UPDATE process_group SET state = 'PROCESSING' WHERE group_id = ? AND state = 'INIT'",
        groupId);
  }

  static void end(Handle tx, JobGroup ended) {
    tx.execute(
        "UPDATE process_group SET state = ?, finished_at = ? WHERE group_id = ?",
        ended.state().name(),
        ended.finishedAt().orElseThrow().toEpochMilli(),
        ended.groupId());
  }

  /** Deletes a group none of whose jobs is left. */
  static void deleteIfEmpty(Handle tx, String groupId) {
    tx.execute(
        """
        DELETE FROM process_group WHERE group_id = ?
          AND NOT EXISTS (SELECT 1 FROM process_job WHERE process_job.group_id = ?)\
        """,
        groupId,
        groupId);
  }

  static JobGroup withJobs(Handle handle, JobGroup group) {
    return group.with(JobRows.ofGroup(handle, group.groupId()));
  }

  /** The group without its jobs. */
  static JobGroup read(ResultSet row, StatementContext context) throws SQLException {
    OrderJson.GroupRequest request = OrderJson.groupRequest(row.getString("request"));
    return new JobGroup(
        row.getString("group_id"),
        new Owner(
            Product.valueOf(row.getString("product")),
            row.getString("account"),
            row.getString("region")),
        GroupKind.valueOf(row.getString("kind")),
        request.name(),
        request.inputs(),
        request.request(),
        request.userData(),
        request.schedule(),
        Optional.ofNullable(row.getString("client_token")),
        Optional.ofNullable(row.getString("media_id")),
        JobState.valueOf(row.getString("state")),
        Instant.ofEpochMilli(row.getLong("created_at")),
        JobRows.time(row, "finished_at"),
        List.of());
  }
}

package dev.cuepost.media.process.job;

import dev.cuepost.media.session.SessionIds;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/** Jobs and groups as their users look them up. */
final class JobStore {
  private static final Listing.Rows<ProcessJob> JOBS =
      new Listing.Rows<>(JobRows::read, job -> Listing.position(job.createdAt(), job.jobId()));
  private static final Listing.Rows<JobGroup> GROUPS =
      new Listing.Rows<>(
          GroupRows::read, group -> Listing.position(group.createdAt(), group.groupId()));

  private final Jdbi jdbi;

  JobStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  void insert(ProcessJob job) {
    jdbi.useTransaction(tx -> JobRows.insert(tx, job));
  }

  /**
   * Stores a group in place of the wish for it, once.
   *
   * @return false if the wish is there no more: somebody else was faster
   */
  boolean insertInPlaceOf(JobGroup group, AwaitedStreams.Wish wish) {
    return jdbi.inTransaction(tx -> {
      if (!AwaitedStreams.delete(tx, wish.mediaId())) {
        return false;
      }
      GroupRows.insert(tx, group);
      return true;
    });
  }

  /** Stores the group unless one of the same client token stands; returns the one that stands. */
  JobGroup insert(JobGroup group) {
    return jdbi.inTransaction(tx -> {
      Optional<JobGroup> earlier =
          group
              .clientToken()
              .flatMap(token -> GroupRows.findByToken(tx, group.owner(), group.kind(), token));
      if (earlier.isPresent()) {
        return earlier.get();
      }
      GroupRows.insert(tx, group);
      return group;
    });
  }

  /**
   * Stores streams of a video unless others were submitted under the same name.
   *
   * @param kept how long the name stands
   * @return whether it was stored
   */
  boolean insert(JobGroup group, String session, Duration kept) {
    return jdbi.inTransaction(tx -> {
      boolean free =
          SessionIds.take(
              tx,
              group.owner().account(),
              group.owner().product(),
              SessionIds.Kind.STREAMS,
              session,
              group.createdAt(),
              kept);
      if (free) {
        GroupRows.insert(tx, group);
      }
      return free;
    });
  }

  Optional<ProcessJob> find(Owner owner, JobKind kind, String jobId) {
    return jdbi.withHandle(handle -> JobRows.find(handle, jobId))
        .filter(job -> job.owner().equals(owner) && job.kind() == kind);
  }

  boolean forget(Owner owner, JobKind kind, String jobId) {
    return jdbi.inTransaction(tx -> {
      boolean there =
          JobRows.find(tx, jobId)
              .filter(job -> job.owner().equals(owner) && job.kind() == kind)
              .filter(job -> job.state().ended())
              .isPresent();
      if (there) {
        JobRows.delete(tx, jobId);
      }
      return there;
    });
  }

  Optional<ProcessJob> find(Owner owner, String jobId) {
    return jdbi.withHandle(handle -> JobRows.find(handle, jobId))
        .filter(job -> job.owner().equals(owner));
  }

  Optional<JobGroup> findGroup(Owner owner, String groupId) {
    return jdbi.withHandle(handle -> GroupRows.find(handle, groupId))
        .filter(group -> group.owner().equals(owner));
  }

  Map<JobKind, Map<JobState, Long>> counts(Owner owner) {
    return jdbi.withHandle(handle -> JobRows.counts(handle, owner));
  }

  Optional<JobGroup> findGroup(Owner owner, GroupKind kind, String groupId) {
    return jdbi.withHandle(handle -> GroupRows.find(handle, groupId))
        .filter(group -> group.owner().equals(owner) && group.kind() == kind);
  }

  List<ProcessJob> ofMedia(Owner owner, String mediaId, JobKind kind) {
    return jdbi.withHandle(handle -> JobRows.ofMedia(handle, mediaId, kind)).stream()
        .filter(job -> job.owner().equals(owner))
        .toList();
  }

  /** The jobs of all kinds on an asset. */
  List<ProcessJob> ofMedia(Owner owner, String mediaId) {
    return Stream.of(JobKind.values())
        .flatMap(kind -> ofMedia(owner, mediaId, kind).stream())
        .toList();
  }

  List<JobGroup> groupsOfMedia(Owner owner, String mediaId) {
    return jdbi.withHandle(handle -> GroupRows.ofMedia(handle, mediaId)).stream()
        .filter(group -> group.owner().equals(owner))
        .toList();
  }

  Page<ProcessJob> list(JobKind kind, ListQuery query) {
    return jdbi.withHandle(
        handle -> Listing.read(handle, Listing.Table.JOBS, kind.name(), query, JOBS));
  }

  Page<ProcessJob> listLone(JobKind kind, ListQuery query) {
    return jdbi.withHandle(
        handle -> Listing.read(handle, Listing.Table.LONE_JOBS, kind.name(), query, JOBS));
  }

  long count(JobKind kind, ListQuery query) {
    return jdbi.withHandle(handle -> Listing.count(handle, Listing.Table.JOBS, kind.name(), query));
  }

  Page<JobGroup> listGroups(GroupKind kind, ListQuery query) {
    return jdbi.withHandle(handle -> {
      Page<JobGroup> page = Listing.read(handle, Listing.Table.GROUPS, kind.name(), query, GROUPS);
      return new Page<>(
          page.items().stream().map(group -> GroupRows.withJobs(handle, group)).toList(),
          page.next());
    });
  }

  void progressed(String jobId, int percent, Instant now) {
    jdbi.useTransaction(handle ->
        handle.execute(
            """
            UPDATE process_job SET percent = ?, modified_at = ?
            WHERE job_id = ? AND state = 'PROCESSING' AND percent < ?\
            """,
            percent,
            now.toEpochMilli(),
            jobId,
            percent));
  }
}

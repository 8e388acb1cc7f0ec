package dev.cuepost.media.process.job;

import dev.cuepost.callback.EventLog;
import dev.cuepost.callback.event.DeleteType;
import dev.cuepost.callback.event.Event;
import dev.cuepost.callback.event.EventIds;
import dev.cuepost.callback.event.vod.DeleteMediaComplete;
import dev.cuepost.callback.event.vod.MediaType;
import dev.cuepost.media.asset.Asset;
import dev.cuepost.media.json.Verdict;
import dev.cuepost.media.store.ObjectStore;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Deletes streams of videos of VOD, each with its job. */
public final class StreamDeletions {
  private final JobDeletion streams;
  private final EventLog events;
  private final JobWords words;
  private final InstantSource clock;
  private final EventIds ids;

  StreamDeletions(
      Jdbi jdbi,
      EventLog events,
      JobWords words,
      ObjectStore objects,
      InstantSource clock,
      EventIds ids) {
    this.streams = new JobDeletion(jdbi, objects, JobKind.TRANSCODE, "stream");
    this.events = events;
    this.words = words;
    this.clock = clock;
    this.ids = ids;
  }

  /**
   * Deletes the streams that jobs made of a video, all or none, and tells of it. Ids of other jobs
   * are passed over.
   *
   * @return the ids of the jobs that are gone; rejected with {@code NoSuchResource} if none of the
   *     ids is that of a stream of the video, with {@code Forbidden.IllegalStatus} if a stream is
   *     still being made
   */
  public Verdict<List<String>> delete(Asset video, Set<String> jobIds) {
    return streams.delete(
        video,
        jobIds,
        (tx, jobs) -> {
          jobs.stream()
              .flatMap(job -> job.group().stream())
              .distinct()
              .forEach(group -> GroupRows.deleteIfEmpty(tx, group));
          record(tx, video, jobs.stream().map(ProcessJob::jobId).toList());
        });
  }

  private void record(Handle tx, Asset video, List<String> jobIds) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var body =
        new DeleteMediaComplete(
            video.mediaId(), MediaType.VIDEO, DeleteType.STREAM, jobIds, Optional.empty());
    Optional<String> ownAddress = video.userData().flatMap(words::ownAddress);
    events.record(
        tx,
        new Event(ids.next(), video.account(), video.region(), now, body, ownAddress, video.app()));
  }
}

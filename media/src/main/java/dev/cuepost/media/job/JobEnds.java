package dev.cuepost.media.job;

import dev.cuepost.callback.EventLog;
import dev.cuepost.callback.event.Event;
import dev.cuepost.callback.event.EventBody;
import dev.cuepost.callback.event.EventIds;
import dev.cuepost.callback.event.Failure;
import dev.cuepost.callback.event.Product;
import dev.cuepost.callback.event.ims.BatchProduceMediaComplete;
import dev.cuepost.callback.event.ims.ProduceMediaComplete;
import dev.cuepost.callback.event.ims.RegisterMediaComplete;
import dev.cuepost.callback.setting.JobAddresses;
import dev.cuepost.media.asset.Asset;
import dev.cuepost.media.asset.AssetKind;
import dev.cuepost.media.asset.AssetSource;
import dev.cuepost.media.asset.AssetState;
import dev.cuepost.media.asset.Assets;
import dev.cuepost.media.asset.Details;
import dev.cuepost.media.job.EditingJob.State;
import dev.cuepost.media.project.ProjectRows;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Writes the end of a job: its state, its asset, its project and its event in one transaction. */
final class JobEnds {
  private final Jdbi jdbi;
  private final JobStore store;
  private final Assets assets;
  private final ProducedVideos videos;
  private final EventLog events;
  private final InstantSource clock;
  private final EventIds ids;

  JobEnds(
      Jdbi jdbi,
      JobStore store,
      Assets assets,
      ProducedVideos videos,
      EventLog events,
      InstantSource clock,
      EventIds ids) {
    this.jdbi = jdbi;
    this.store = store;
    this.assets = assets;
    this.videos = videos;
    this.events = events;
    this.clock = clock;
    this.ids = ids;
  }

  void write(EditingJob job, JobEnd.Succeeded end) {
    EditingJob ended =
        ended(job, State.SUCCESS, end.file().length(), Optional.empty(), end.warnings());
    switch (job.order().target().kind()) {
      case OBJECT ->
          jdbi.useTransaction(tx -> {
            if (end(tx, ended)) {
              assets.insert(tx, output(job, end));
            }
          });
      case VIDEO -> {
        jdbi.useTransaction(tx -> succeeded(tx, ended, end));
        videos.settle(job, end);
      }
    }
  }

  private void succeeded(Handle tx, EditingJob ended, JobEnd.Succeeded end) {
    if (!videos.isAwaited(tx, ended)) {
      Failure gone = ProducedVideos.ASSET_GONE;
      failed(
          tx,
          ended(
              ended,
              State.FAILED,
              Optional.empty(),
              Optional.of(new JobEnd.Failed(gone.code(), gone.message(), List.of())),
              end.warnings()));
    } else if (end(tx, ended)) {
      videos.succeeded(tx, ended, end);
    }
  }

  private void failed(Handle tx, EditingJob ended) {
    if (end(tx, ended)) {
      videos.failed(tx, ended, failure(ended).orElseThrow());
    }
  }

  /** The job's end, its project's and its batch's, which are told; false if it had ended before. */
  private boolean end(Handle tx, EditingJob ended) {
    if (!store.end(tx, ended)) {
      return false;
    }
    ProjectRows.ended(
        tx, ended.projectId(), ended.jobId(), failure(ended), ended.duration(), ended.modifiedAt());
    switch (ended.order().product()) {
      case IMS -> announce(tx, ended);
      case VOD -> videos.announce(tx, ended, failure(ended));
    }
    ended.order().batch().ifPresent(part -> endBatch(tx, part.batchId(), ended));
    return true;
  }

  private Asset output(EditingJob job, JobEnd.Succeeded end) {
    Instant now = now();
    return new Asset(
        job.mediaId(),
        Product.IMS,
        job.order().account(),
        job.order().region(),
        Event.DEFAULT_APP,
        AssetKind.ofName(job.mediaUrl()),
        AssetState.NORMAL,
        AssetSource.PRODUCED,
        job.mediaUrl(),
        details(job, end),
        job.order().userData(),
        Optional.of(end.file()),
        Optional.empty(),
        now,
        now);
  }

  /** A cover that is named counts before the one that was made. */
  private static Details details(EditingJob job, JobEnd.Succeeded end) {
    Details said = job.order().target().details();
    return said.coverUrl().isPresent() ? said : said.covered(end.cover());
  }

  void write(EditingJob job, JobEnd.Failed end) {
    EditingJob ended = ended(job, State.FAILED, Optional.empty(), Optional.of(end), end.warnings());
    jdbi.useTransaction(tx -> {
      switch (job.order().target().kind()) {
        case OBJECT -> end(tx, ended);
        case VIDEO -> failed(tx, ended);
      }
    });
  }

  /** What has happened, in its order: the job has ended, then its output is an asset. */
  private void announce(Handle tx, EditingJob job) {
    JobAddresses addresses =
        job.order().userData().map(JobAddresses::read).orElse(JobAddresses.NONE);
    events.record(
        tx,
        event(
            job,
            new ProduceMediaComplete(
                job.jobId(),
                job.projectId(),
                job.mediaId(),
                job.mediaUrl(),
                job.order().userData(),
                failure(job)),
            addresses.completion()));
    if (job.state() == State.SUCCESS && job.order().target().kind() == Target.Kind.OBJECT) {
      events.record(
          tx,
          event(
              job,
              new RegisterMediaComplete(
                  job.mediaId(),
                  Optional.of(job.jobId()),
                  job.order().userData(),
                  Optional.empty()),
              addresses.registration()));
    }
  }

  /** The batch ends with the last of its jobs, and is told then. */
  private void endBatch(Handle tx, String batchId, EditingJob last) {
    Instant now = last.modifiedAt();
    if (!BatchRows.end(tx, batchId, now)) {
      return;
    }
    SubmitBatch batch = BatchRows.find(tx, batchId).orElseThrow().request();
    events.record(
        tx,
        new Event(
            ids.next(),
            batch.account(),
            batch.region(),
            now,
            new BatchProduceMediaComplete(
                batchId, Optional.of(last.jobId()), batch.userData(), Optional.empty()),
            batch.userData().map(JobAddresses::read).orElse(JobAddresses.NONE).completion()));
  }

  private static Optional<Failure> failure(EditingJob job) {
    return job.code().map(code -> new Failure(code, job.message().orElse("")));
  }

  private Event event(EditingJob job, EventBody body, Optional<String> ownAddress) {
    return new Event(
        ids.next(),
        job.order().account(),
        job.order().region(),
        job.modifiedAt(),
        body,
        ownAddress);
  }

  private EditingJob ended(
      EditingJob job,
      State state,
      Optional<Duration> length,
      Optional<JobEnd.Failed> failure,
      List<String> warnings) {
    Instant now = now();
    return new EditingJob(
        job.order(),
        job.jobId(),
        job.projectId(),
        job.mediaId(),
        job.mediaUrl(),
        state,
        state == State.SUCCESS ? 100 : job.progress(),
        length,
        failure.map(JobEnd.Failed::code),
        failure.map(JobEnd.Failed::message),
        warnings,
        job.createdAt(),
        now,
        Optional.of(now));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}

package dev.cuepost.media.process.job;

import dev.cuepost.callback.EventLog;
import dev.cuepost.callback.event.Event;
import dev.cuepost.callback.event.EventBody;
import dev.cuepost.callback.event.EventIds;
import dev.cuepost.callback.event.Failure;
import dev.cuepost.callback.event.Product;
import dev.cuepost.media.asset.Asset;
import dev.cuepost.media.asset.Assets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Writes the end of a job, that of its group if it was the last one, and what is told of both, in
 * one transaction.
 */
final class JobEnds {
  private final Jdbi jdbi;
  private final EventLog events;
  private final Turns turns;
  private final Map<Product, JobWords> words;
  private final InstantSource clock;
  private final EventIds ids;

  JobEnds(
      Jdbi jdbi,
      EventLog events,
      Turns turns,
      Map<Product, JobWords> words,
      InstantSource clock,
      EventIds ids) {
    this.jdbi = jdbi;
    this.events = events;
    this.turns = turns;
    this.words = Map.copyOf(words);
    this.clock = clock;
    this.ids = ids;
  }

  void succeeded(ProcessJob job, Result result) {
    write(job.ended(JobState.SUCCESS, Optional.of(result), Optional.empty(), now()));
  }

  void failed(ProcessJob job, Failure failure) {
    write(failedNow(job, failure));
  }

  /** Stores a job that nobody has seen before, which has succeeded. */
  ProcessJob storedSucceeded(ProcessJob job, Result result) {
    return stored(job, job.ended(JobState.SUCCESS, Optional.of(result), Optional.empty(), now()));
  }

  /** The same that has failed. */
  ProcessJob storedFailed(ProcessJob job, Failure failure) {
    return stored(job, failedNow(job, failure));
  }

  private ProcessJob stored(ProcessJob job, ProcessJob ended) {
    jdbi.useTransaction(tx -> {
      JobRows.insert(tx, job);
      end(tx, ended);
    });
    return ended;
  }

  private ProcessJob failedNow(ProcessJob job, Failure failure) {
    return job.ended(JobState.FAIL, Optional.empty(), Optional.of(failure), now());
  }

  private void write(ProcessJob ended) {
    turns.send(jdbi.inTransaction(tx -> end(tx, ended)));
  }

  /**
   * Writes the end of a job.
   *
   * @return how many jobs that waited for it may begin
   */
  private int end(Handle tx, ProcessJob ended) {
    if (!JobRows.end(tx, ended)) {
      return 0;
    }
    Optional<JobGroup> group = ended.group().flatMap(id -> GroupRows.find(tx, id));
    JobWords words = words(ended.owner());
    words.cover(ended).ifPresent(url -> Assets.coverIfBare(tx, ended.mediaId().orElseThrow(), url));
    words.newCover(ended).ifPresent(url -> Assets.cover(tx, ended.mediaId().orElseThrow(), url));
    record(
        tx,
        ended.owner(),
        ended.mediaId(),
        words.ownAddress(ended.order()),
        words.ended(ended, group));
    if (group.isEmpty()) {
      return 0;
    }
    if (group.get().jobs().stream().allMatch(job -> job.state().ended())) {
      end(tx, group.get());
      return 0;
    }
    int released = 0;
    for (ProcessJob waiting : group.get().jobs()) {
      if (waiting.state() == JobState.WAITING) {
        released += release(tx, waiting, group.get());
      }
    }
    return released;
  }

  /** Lets a job begin once those that it waits for have ended; it reads what came of them. */
  private int release(Handle tx, ProcessJob waiting, JobGroup group) {
    String name = ConvertPlace.of(waiting).group();
    List<ProcessJob> others =
        group.jobs().stream()
            .filter(job -> !job.jobId().equals(waiting.jobId()))
            .filter(job -> ConvertPlace.of(job).group().equals(name))
            .toList();
    if (!others.stream().allMatch(job -> job.state().ended())) {
      return 0;
    }
    List<NamedFile> made =
        others.stream()
            .filter(job -> job.state() == JobState.SUCCESS)
            .map(job -> ConvertReader.made(job.order()))
            .toList();
    if (made.isEmpty()) {
      return end(
          tx, waiting.ended(JobState.FAIL, Optional.empty(), others.getFirst().failure(), now()));
    }
    JobRows.release(tx, waiting.jobId(), waiting.order().reading(made));
    return 1;
  }

  private void end(Handle tx, JobGroup group) {
    boolean any = group.jobs().stream().anyMatch(job -> job.state() == JobState.SUCCESS);
    JobGroup ended = group.ended(any ? JobState.SUCCESS : JobState.FAIL, now());
    GroupRows.end(tx, ended);
    JobWords words = words(ended.owner());
    record(
        tx,
        ended.owner(),
        ended.mediaId(),
        ended.userData().flatMap(words::ownAddress),
        words.ended(ended));
  }

  /**
   * Tells what became of a job.
   *
   * @param mediaId the video that the job belongs to, whose application is told of it, and whose
   *     upload may have asked for all events of the video
   * @param ownAddress where the job asks for its events
   */
  private void record(
      Handle tx,
      Owner owner,
      Optional<String> mediaId,
      Optional<String> ownAddress,
      List<EventBody> bodies) {
    Optional<Asset> video = mediaId.flatMap(id -> Assets.find(tx, owner.account(), id));
    Optional<String> address =
        ownAddress.or(() -> video.flatMap(Asset::userData).flatMap(words(owner)::ownAddress));
    String app = video.map(Asset::app).orElse(Event.DEFAULT_APP);
    for (EventBody body : bodies) {
      events.record(
          tx, new Event(ids.next(), owner.account(), owner.region(), now(), body, address, app));
    }
  }

  private JobWords words(Owner owner) {
    return Optional.ofNullable(words.get(owner.product())).orElseThrow();
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
